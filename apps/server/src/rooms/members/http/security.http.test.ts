import { createOTP } from '@better-auth/utils/otp';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { manualClock } from '#platform/clock';
import { send, type TestApp, type TestOrganisation, type TestPerson, testApp } from '../../../testing.ts';

const password = 'a good long password';
const clock = manualClock(Date.now());
let app: TestApp;
let org: TestOrganisation;
beforeAll(async () => {
  app = await testApp({ clock });
  org = await app.organisation();
});
afterAll(() => app.close());
const path = (rest = '') => `/api/organisations/${org.orgId}${rest}`;
const post = (person: TestPerson, url: string, body: object = {}) => person.send('POST', url, { body });
type Answer = Awaited<ReturnType<typeof send>>;
const cookieOf = (answer: Answer) =>
  answer.cookies
    .filter((one) => one.value !== '')
    .map((one) => `${one.name}=${encodeURIComponent(one.value)}`)
    .join('; ');
const signIn = (person: TestPerson) =>
  send(app, 'POST', '/api/people/sessions', { body: { email: person.email, password } });
const withCookie = (cookie: string) => ({ headers: { cookie } });

/** Turns one-time codes on and gives the secret with the recovery codes. */
async function withTotp(person: TestPerson) {
  const started = (await post(person, '/api/people/me/totp', { password })).json();
  const uri = new URL(started.uri);
  expect(uri.searchParams.get('secret')).toBe(started.secret);
  const { base32 } = await import('@better-auth/utils/base32');
  const secret = new TextDecoder().decode(base32.decode(started.secret));
  const code = () => createOTP(secret, { digits: 6, period: 30 }).totp();
  const on = await post(person, '/api/people/me/totp/confirmation', { code: await code() });
  expect(on.statusCode).toBe(204);
  return { code, recoveryCodes: started.recoveryCodes as string[], cookie: cookieOf(on) };
}

describe('one-time codes', () => {
  it('once on, a password alone opens nothing', async () => {
    const person = await app.person();
    const { code, recoveryCodes } = await withTotp(person);
    const half = await signIn(person);
    expect(half.json()).toEqual({ secondFactor: true });
    const cookie = cookieOf(half);
    expect((await send(app, 'GET', '/api/people/me', withCookie(cookie))).statusCode).toBe(401);
    const finish = (body: object) =>
      send(app, 'POST', '/api/people/sessions/second-factor', { body, ...withCookie(cookie) });
    expect((await finish({ code: '000000' })).statusCode).toBe(401);
    const whole = await finish({ code: await code() });
    expect(whole.statusCode).toBe(201);
    expect((await send(app, 'GET', '/api/people/me', withCookie(cookieOf(whole)))).statusCode).toBe(200);
    expect(recoveryCodes).toHaveLength(10);
  });
  it('a recovery code opens once', async () => {
    const person = await app.person();
    const { recoveryCodes } = await withTotp(person);
    const once = async () => {
      const cookie = cookieOf(await signIn(person));
      const body = { recoveryCode: recoveryCodes[0] as string };
      return send(app, 'POST', '/api/people/sessions/second-factor', { body, ...withCookie(cookie) });
    };
    expect([(await once()).statusCode, (await once()).statusCode]).toEqual([201, 401]);
  });
  it('are turned on and off only with the password', async () => {
    const person = await app.person();
    const wrong = await post(person, '/api/people/me/totp', { password: 'not the password' });
    expect([wrong.statusCode, wrong.json().type]).toEqual([403, '/problems/password-wrong']);
  });
  it('can be required by an organisation: until then a member sees nothing of it', async () => {
    const strict = await app.organisation();
    await strict.person.send('PATCH', `/api/organisations/${strict.orgId}`, {
      body: { secondFactorRequired: true },
    });
    const open = (headers = {}) =>
      strict.person.send('GET', `/api/organisations/${strict.orgId}`, { headers });
    expect((await open()).json().type).toContain('second-factor-needed');
    const { cookie } = await withTotp(strict.person);
    expect((await open({ cookie })).statusCode).toBe(200);
  });
});

describe('an API key', () => {
  const key = (value: string) => ({ headers: { authorization: `Bearer ${value}` } });
  const make = async (scopes: string[], person = org.person) =>
    (await post(person, path('/keys'), { name: '订单系统', scopes })).json();

  it('acts for its organisation within its scopes, and only there', async () => {
    const { key: secret } = await make(['org.read']);
    expect((await send(app, 'GET', path(), key(secret))).json()).toMatchObject({ permissions: ['org.read'] });
    expect((await send(app, 'PATCH', path(), { ...key(secret), body: { name: '新名' } })).statusCode).toBe(
      403,
    );
    const other = await app.organisation();
    expect((await send(app, 'GET', `/api/organisations/${other.orgId}`, key(secret))).statusCode).toBe(404);
    expect((await send(app, 'GET', path(), key('rk_'.padEnd(67, 'a')))).statusCode).toBe(401);
  });
  it('is shown once, kept as a hash, and recognised by its first characters and its last use', async () => {
    const made = await make(['org.read']);
    await send(app, 'GET', path(), key(made.key));
    const { keys } = (await org.person.send('GET', path('/keys'))).json();
    const listed = keys.find((one: { keyId: string }) => one.keyId === made.keyId);
    expect(listed.start).toBe(made.key.slice(0, 8));
    expect(listed.lastUsedAtMs).toBeGreaterThan(0);
    expect(JSON.stringify(keys)).not.toContain(made.key);
    expect(app.logged()).not.toContain(made.key);
  });
  it('cannot do more than its maker, and never manages people or keys', async () => {
    const engineer = await org.member('engineer');
    const more = await post(engineer, path('/keys'), { name: 'x', scopes: ['deposit.manage'] });
    expect(more.json().type).toContain('scopes-refused');
    const keys = await post(org.person, path('/keys'), { name: 'x', scopes: ['keys.manage'] });
    expect(keys.json().type).toContain('scopes-refused');
  });
  it('is rotated without a gap: both work for the overlap, then only the new one', async () => {
    const old = await make(['org.read']);
    const rotate = (overlapHours: number, id: string) =>
      post(org.person, path(`/keys/${id}/rotation`), { overlapHours });
    const next = (await rotate(1, old.keyId)).json();
    const works = async (secret: string) => (await send(app, 'GET', path(), key(secret))).statusCode;
    expect([await works(old.key), await works(next.key)]).toEqual([200, 200]);
    const last = (await rotate(0, next.keyId)).json();
    expect([await works(next.key), await works(last.key)]).toEqual([401, 200]);
  });
  it('is over at once when it is revoked', async () => {
    const made = await make(['org.read']);
    expect((await org.person.send('DELETE', path(`/keys/${made.keyId}`))).statusCode).toBe(204);
    expect((await send(app, 'GET', path(), key(made.key))).statusCode).toBe(401);
  });
});

describe('a session', () => {
  it('that is older than 15 minutes confirms itself before it makes a key', async () => {
    const { db } = app;
    const { sql } = await import('kysely');
    await sql`UPDATE accounts.session SET "createdAt" = now() - interval '20 minutes'`.execute(db.kysely);
    const make = () => post(org.person, path('/keys'), { name: '钥匙', scopes: ['org.read'] });
    expect((await make()).json().type).toContain('confirm-first');
    expect(
      (await post(org.person, '/api/people/sessions/confirmation', { password: 'wrong' })).statusCode,
    ).toBe(403);
    await post(org.person, '/api/people/sessions/confirmation', { password });
    expect((await make()).statusCode).toBe(201);
    clock.advance(15 * 60_000);
    expect((await make()).json().type).toContain('confirm-first');
  });
  it('ends everywhere else when the password is changed', async () => {
    const person = await app.person();
    const elsewhere = cookieOf(await signIn(person));
    const changed = await post(person, '/api/people/me/password', {
      password,
      newPassword: 'a new long password',
    });
    expect(changed.statusCode).toBe(204);
    expect((await send(app, 'GET', '/api/people/me', withCookie(elsewhere))).statusCode).toBe(401);
    expect((await send(app, 'GET', '/api/people/me', withCookie(cookieOf(changed)))).statusCode).toBe(200);
  });
});
