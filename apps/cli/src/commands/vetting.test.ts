import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type App, compose, configFromEnv } from '@redress/server/compose';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { runCli } from './run-cli.ts';

const key = 'an-operator-key-of-32-characters';
const photo = readFileSync(new URL('../../../../examples/undelivered-card/voucher.png', import.meta.url));
let app: App;
let server: string;
let folder: string;
let orgId: string;
let cookie = '';

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'redress-vetting-'));
  const env = { REDRESS_DATA: folder, REDRESS_LOG_LEVEL: 'silent', REDRESS_OPERATOR_KEY: key };
  app = await compose({ ...configFromEnv(env), database: { memory: true } });
  await app.start();
  server = await app.http.listen({ host: '127.0.0.1', port: 0 });
  process.env.REDRESS_OPERATOR_KEY = key;
}, 60_000);
afterAll(async () => {
  delete process.env.REDRESS_OPERATOR_KEY;
  await app?.stop();
  rmSync(folder, { recursive: true, force: true });
});

/** As its owner, in a browser. */
async function send(method: string, path: string, body?: object | FormData): Promise<{ orgId: string }> {
  const json = body === undefined || body instanceof FormData ? {} : { 'content-type': 'application/json' };
  const answer = await fetch(`${server}/api${path}`, {
    method,
    headers: { cookie, ...json },
    ...(body === undefined ? {} : { body: body instanceof FormData ? body : JSON.stringify(body) }),
  });
  expect(answer.ok, path).toBe(true);
  const set = answer.headers.getSetCookie().map((one) => one.split(';')[0]);
  if (set.length > 0) cookie = set.join('; ');
  return (await answer.json()) as { orgId: string };
}

async function addPaper(at: string, kind: string): Promise<void> {
  const form = new FormData();
  form.set('file', new Blob([photo]), 'photo.png');
  await send('POST', `${at}/documents/${kind}`, form);
}

/** An organisation that handed in its papers. */
async function handIn(): Promise<string> {
  await send('POST', '/people', {
    name: '陈晓',
    email: 'chen@shop.example',
    password: 'a good long password',
  });
  const made = await send('POST', '/organisations', { name: '星云数字商店', kinds: ['merchant'] });
  const at = `/organisations/${made.orgId}/vetting`;
  await send('PUT', `${at}/facts`, {
    ...{ name: '杭州星云数字科技有限公司', subjectKind: 'company', creditCode: '91330100799655058B' },
    ...{ legalPerson: '沈知远', contactName: '陈晓', contactPhone: '13800001234', address: '杭州市' },
  });
  for (const kind of ['licence', 'identity']) await addPaper(at, kind);
  await send('POST', `${at}/submission`);
  return made.orgId;
}

test('the queue names who waits; a file is shown and returned with a reason, and accepted only once it is handed in again', async () => {
  const at = ['--server', server];
  expect(await runCli(['vetting', 'list', ...at])).toMatchObject({ status: 1, stdout: '没有 / none\n' });
  orgId = await handIn();
  expect((await runCli(['vetting', 'list', ...at])).stdout).toContain(`${orgId}  submitted`);
  const shown = (await runCli(['vetting', 'show', orgId, ...at])).stdout;
  for (const said of ['91330100799655058B', 'licence: photo.png', 'to be looked at: name, credit-code'])
    expect(shown).toContain(said);
  const refused = await runCli(['vetting', 'return', orgId, ...at, '--means', 'papers', '--item', 'seal=no']);
  expect(refused.status).toBe(2);
  const item = 'licence=照片反光，请重拍';
  const back = await runCli(['vetting', 'return', orgId, ...at, '--means', 'papers', '--item', item]);
  expect(back.stdout).toMatch(/returned[\s\S]+licence: 照片反光，请重拍/);
  const accepted = ['vetting', 'accept', orgId, ...at, '--json', '--means', 'registry', 'papers'];
  const again = await runCli(accepted);
  expect([again.status, again.stdout]).toEqual([2, '']);
});

test('another name waits in the queue, is refused with a reason, asked for again and approved', async () => {
  const at = ['--server', server];
  const path = `/organisations/${orgId}/vetting`;
  await send('POST', `${path}/submission`);
  expect((await runCli(['vetting', 'accept', orgId, ...at, '--means', 'registry'])).status).toBe(0);
  const approve = ['vetting', 'approve-name', orgId, ...at, '--means', 'registry', 'papers'];
  const early = await runCli(approve);
  expect([early.status, early.stdout]).toEqual([2, '']);
  const ask = async () => {
    await addPaper(path, 'name-change');
    await send('POST', `${path}/name-changes`, { organisation: '星河数字商店' });
  };
  await ask();
  expect((await runCli(['vetting', 'list', ...at])).stdout).toMatch(/accepted.+new name/);
  const refuse = ['vetting', 'refuse-name', orgId, ...at, '--means', 'registry'];
  expect((await runCli(refuse)).status).toBe(2);
  const refused = await runCli([...refuse, '--reason', '公示的名称不同']);
  expect(refused.stdout).toMatch(
    /name: refused[\s\S]+星云数字商店 → 星河数字商店[\s\S]+reason: 公示的名称不同/,
  );
  await ask();
  expect((await runCli(approve)).stdout).toMatch(/accepted {2}星河数字商店[\s\S]+name: approved/);
  expect((await runCli(['vetting', 'list', ...at])).status).toBe(1);
});
