import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { newSigningKey } from '@redress/client';
import { shanghaiDay } from '@redress/kernel';
import { type App, compose, configFromEnv } from '@redress/server/compose';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { runCli } from './run-cli.ts';

const folder = mkdtempSync(join(tmpdir(), 'redress-org-'));
const person = { name: '陈晓', email: 'owner@example.test', password: 'a good long password' };
const other = { name: '林静', email: 'lin@example.test', password: 'another long password' };
const names = ['REDRESS_API_KEY', 'REDRESS_EMAIL', 'REDRESS_PASSWORD', 'REDRESS_CODE'];
let app: App;
let server: string;
let org: string;

const signUp = async (body: object) => {
  const made = await app.http.inject({ method: 'POST', url: '/api/people', payload: body });
  return made.cookies.map(({ name, value }) => `${name}=${encodeURIComponent(value)}`).join('; ');
};
const post = async (path: string, payload: object, cookie: string) =>
  (await app.http.inject({ method: 'POST', url: `/api${path}`, payload, headers: { cookie } })).json();

beforeAll(async () => {
  const env = { REDRESS_DATA: folder, REDRESS_LOG_LEVEL: 'silent' };
  app = await compose({ ...configFromEnv(env), database: { memory: true } });
  await app.start();
  server = await app.http.listen({ host: '127.0.0.1', port: 0 });
  const cookie = await signUp(person);
  org = (await post('/organisations', { name: '闪卡商城', kinds: ['merchant'] }, cookie)).orgId;
}, 120_000);
afterAll(async () => {
  await app?.stop();
  rmSync(folder, { recursive: true, force: true });
});
beforeEach(() => {
  process.env.REDRESS_EMAIL = person.email;
  process.env.REDRESS_PASSWORD = person.password;
});
afterEach(() => {
  for (const name of names) delete process.env[name];
});

const cli = (...args: string[]) => runCli([...args, '--server', server, '--org', org]);
const told = async (...args: string[]) => {
  const { status, stdout, stderr } = await cli(...args);
  expect([status, stderr]).toEqual([0, '']);
  return JSON.parse(stdout);
};
const refused = async (...args: string[]) => {
  const { status, stdout, stderr } = await cli(...args);
  expect([status, stdout]).toEqual([2, '']);
  expect(stderr).toMatch(/^redress: [^\n]+\n$/);
  return stderr;
};

test('who signs in sees the own organisations, and what is missing until one is verified', async () => {
  const list = await runCli(['org', 'list', '--server', server]);
  expect([list.status, JSON.parse(list.stdout).organisations]).toMatchObject([
    0,
    [{ orgId: org, role: 'owner' }],
  ]);
  const shown = await cli('org', 'show');
  expect(shown.status).toBe(1);
  const { organisation, vetting } = JSON.parse(shown.stdout);
  expect([organisation.state, vetting.state]).toEqual(['draft', 'draft']);
  expect(vetting.missing.map(({ item }: { item: string }) => item)).toContain('licence');
  // Signed out again each time: one session remains, that of signing up.
  const sessions = await app.db.kysely
    .withSchema('accounts')
    .selectFrom('session' as never)
    .selectAll()
    .execute();
  expect(sessions).toHaveLength(1);
});

test('members are invited, changed and removed by a person, and by no key', async () => {
  const invited = await told('org', 'members', 'invite', other.email, '--role', 'viewer');
  expect(invited.url).toContain('#');
  const open = (await told('org', 'members', 'list')).invitations;
  expect(open).toMatchObject([{ invitationId: invited.invitationId, email: other.email }]);
  await post('/invitations/acceptance', { token: invited.url.split('#')[1] }, await signUp(other));
  const { members } = await told('org', 'members', 'list');
  const { personId } = members.find(({ email }: { email: string }) => email === other.email);
  expect(await told('org', 'members', 'change', personId, '--role', 'engineer')).toMatchObject({
    role: 'engineer',
  });
  expect(await refused('org', 'members', 'change', personId, '--role', 'king')).toContain('king');
  expect(await told('org', 'members', 'remove', personId)).toEqual({ removed: personId });
  const again = await told('org', 'members', 'invite', 'third@example.test', '--role', 'viewer');
  expect(await told('org', 'members', 'uninvite', again.invitationId)).toEqual({
    withdrawn: again.invitationId,
  });

  const { key } = await told('key', 'create', 'desk', '--scopes', 'org.read');
  delete process.env.REDRESS_EMAIL;
  process.env.REDRESS_API_KEY = key;
  expect((await told('org', 'members', 'list')).members).toHaveLength(1);
  expect(await refused('org', 'members', 'invite', 'x@example.test', '--role', 'owner')).toContain(
    'REDRESS_EMAIL',
  );
  expect(await refused('key', 'create', 'more', '--scopes', 'org.read')).toContain('no API key');
});

test('a key with the scope connects a shop, rotates its secret, registers and ends keys, and closes it', async () => {
  const { key } = await told('key', 'create', 'shops', '--scopes', 'sources.manage', 'events.read');
  for (const name of names) delete process.env[name];
  expect(await refused('org', 'sources', 'list')).toContain('REDRESS_API_KEY');
  process.env.REDRESS_API_KEY = key;
  expect(await cli('org', 'sources', 'list')).toMatchObject({ status: 1, stderr: '' });
  const { source, secret } = await told('org', 'sources', 'connect', '极速点卡', '--software', 'dujiaoka');
  expect(secret).toMatch(/^whsec_/);
  const fresh = await told('org', 'sources', 'rotate-secret', source.id, '--overlap-hours', '1');
  expect(fresh.secret).not.toBe(secret);
  const { publicKey } = await newSigningKey();
  const added = await told('org', 'sources', 'add-key', source.id, publicKey);
  expect(added.keys).toMatchObject([{ publicKey }]);
  const ended = await told('org', 'sources', 'end-key', source.id, added.keys[0].id);
  expect(ended.keys[0].until).toBeDefined();
  expect(await refused('org', 'sources', 'close', source.id)).toContain('--yes');
  expect(await told('org', 'sources', 'close', source.id, '--yes')).toMatchObject({ state: 'closed' });
  const { stdout } = await cli('org', 'sources', 'list');
  expect(stdout).not.toContain(fresh.secret);
  expect(await refused('org', 'sources', 'add-key', source.id, 'whpk_short')).toContain('whpk_');
  expect(await refused('org', 'sources', 'rotate-secret', source.id, '--overlap-hours', 'many')).toContain(
    'whole number',
  );
});

test('a key reads which merchants left a platform and when; a person corrects the day, with the reason', async () => {
  const cookie = await signUp({ name: '沈沐', email: 'platform@example.test', password: person.password });
  const made = await post('/organisations', { name: '晨光平台', kinds: ['platform'] }, cookie);
  const at = ['--server', server, '--org', made.orgId];
  const owner = (
    await app.http.inject({
      method: 'POST',
      url: '/api/people/sessions',
      payload: { email: person.email, password: person.password },
    })
  ).cookies
    .map(({ name, value }) => `${name}=${encodeURIComponent(value)}`)
    .join('; ');
  const pair = { platformId: made.orgId, merchantId: org, merchantRef: 'sk-1' };
  await post(`/organisations/${made.orgId}/affiliations`, pair, cookie);
  await post(`/organisations/${org}/affiliations`, pair, owner);
  const headers = { cookie };
  const url = `/api/organisations/${made.orgId}/affiliations/end`;
  const end = { platformId: pair.platformId, merchantRef: pair.merchantRef };
  await app.http.inject({ method: 'POST', url, payload: end, headers });
  process.env.REDRESS_EMAIL = 'platform@example.test';
  const today = shanghaiDay(Date.now());
  const { stdout } = await runCli(['org', 'departures', 'list', ...at]);
  const [left] = JSON.parse(stdout).departures;
  expect(left).toMatchObject({ name: '闪卡商城', leftOn: today, recordedBy: { side: 'platform' } });
  const shown = await runCli(['org', 'departures', 'show', left.departureId, ...at]);
  expect(JSON.parse(shown.stdout)).toMatchObject({ leftOn: today, checks: [] });
  const correct = ['org', 'departures', 'correct', left.departureId, ...at, '--left-on', today];
  expect((await runCli([...correct, '--reason', '以合同为准'])).status).toBe(0);
  const late = [...correct.slice(0, -1), '2199-01-01', '--reason', '以后再退'];
  const refusedLate = await runCli(late);
  expect([refusedLate.status, refusedLate.stdout]).toEqual([2, '']);
  expect((await runCli(correct)).status).toBe(2);
  const key = await runCli(['key', 'create', 'read', '--scopes', 'vetting.read', ...at]);
  delete process.env.REDRESS_EMAIL;
  process.env.REDRESS_API_KEY = JSON.parse(key.stdout).key;
  expect((await runCli(['org', 'departures', 'list', ...at])).status).toBe(0);
  expect((await runCli([...correct, '--reason', '密钥不行'])).status).toBe(2);
  expect((await runCli(['org', 'departures', 'show', left.departureId, ...at])).status).toBe(2);
});

test('the name of one that is not verified is corrected, by a person and not by a key', async () => {
  const at = ['--server', server, '--org', org];
  const renamed = await runCli(['org', 'rename', '闪卡商城', ...at]);
  expect([renamed.status, JSON.parse(renamed.stdout).name]).toEqual([0, '闪卡商城']);
  expect((await runCli(['org', 'rename', '', ...at])).status).toBe(2);
  delete process.env.REDRESS_EMAIL;
  process.env.REDRESS_API_KEY = 'rdk_none';
  expect((await runCli(['org', 'rename', '别的名字', ...at])).status).toBe(2);
});

describe('keys', () => {
  test('are made with scopes and an end, replaced with an overlap, and revoked', async () => {
    const made = await told('key', 'create', 'reports', '--scopes', 'events.read', '--expires-in-days', '30');
    expect(made.key).toMatch(/^rk_/);
    expect(made.expiresAtMs).toBeGreaterThan(Date.now());
    const next = await told('key', 'rotate', made.keyId, '--overlap-hours', '2');
    expect(next.scopes).toEqual(['events.read']);
    expect(next.key).not.toBe(made.key);
    expect(await told('key', 'revoke', next.keyId)).toEqual({ revoked: next.keyId });
    const { stdout } = await cli('key', 'list');
    expect(stdout).not.toContain(made.key);
    expect(JSON.parse(stdout).keys.map(({ keyId }: { keyId: string }) => keyId)).not.toContain(next.keyId);
  });

  test('a scope that is none, one that no key may have, or a wrong password is one line and exit code 2', async () => {
    expect(await refused('key', 'create', 'x', '--scopes', 'everything')).toContain('everything');
    await refused('key', 'create', 'x', '--scopes', 'members.manage');
    await refused('key', 'revoke', 'key_none');
    process.env.REDRESS_PASSWORD = 'not the password';
    expect(await refused('key', 'list')).not.toContain('not the password');
  });
});
