import { sql } from 'kysely';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { manualClock } from '#platform/clock';
import { readMail } from '#platform/mail';
import { type FarServer, farServer } from '../../../platform/mail/testing.ts';
import { send, type TestApp, type TestOrganisation, testApp } from '../../../testing.ts';

const clock = manualClock(Date.now());
let far: FarServer;
let app: TestApp;
let org: TestOrganisation;
beforeAll(async () => {
  far = await farServer();
  const base = { domain: 'mail.redress.example', name: 'mail.redress.example', dns: [], maxBytes: 1_000_000 };
  app = await testApp({ clock, config: { mail: { ...base, smtpUrl: far.url, smtpTls: 'off' } } });
  org = await app.organisation({ name: '星云数字商店' });
}, 120_000);
afterAll(async () => {
  await app.close();
  await far.close();
});
beforeEach(async () => {
  await app.outbox.drain();
  far.arrived.length = 0;
});

const post = (path: string, body: object, headers = {}) =>
  send(app, 'POST', `/api/people${path}`, { body, headers });
/** What arrived for an address: its texts, and the secrets of its links. */
async function mailsTo(email: string) {
  await app.outbox.drain();
  const mine = far.arrived.filter(({ to }) => to === email);
  const texts = await Promise.all(mine.map(async ({ bytes }) => JSON.stringify(await readMail(bytes))));
  return texts.map((text) => ({ text, token: /#([A-Za-z0-9_-]{43})/.exec(text)?.[1] ?? '' }));
}

describe('an address', () => {
  test('is verified by the link that came with the account, once, from any device', async () => {
    const person = await app.person('李明', false);
    const [mail] = await mailsTo(person.email);
    expect(mail?.text).toMatch(/请验证邮箱.*\/verify-email#/);
    const me = async () => (await person.send('GET', '/api/people/me')).json();
    expect(await me()).toMatchObject({ emailVerified: false, mail: true });
    expect((await post('/verifications', { token: mail?.token })).statusCode).toBe(204);
    expect(await me()).toMatchObject({ emailVerified: true });
    const again = await post('/verifications', { token: mail?.token });
    expect([again.statusCode, again.json().type]).toEqual([410, '/problems/link-over']);
    far.arrived.length = 0;
    expect((await person.send('POST', '/api/people/me/verification')).statusCode).toBe(204);
    expect(await mailsTo(person.email), 'verified already').toEqual([]);
  });
  test('that is not verified gets no notices, and asks for the mail again without filling a mailbox', async () => {
    const { members } = app.rooms;
    const path = `/api/organisations/${org.orgId}/invitations`;
    const person = await app.person('王芳', false);
    await mailsTo(person.email);
    const invited = await org.person.send('POST', path, { body: { email: person.email, role: 'support' } });
    const [, invitation] = await mailsTo(person.email);
    expect(invited.json().mailed).toBe(true);
    expect(invitation?.text).toContain('星云数字商店 邀请您以“客服”身份加入');
    expect(new URL(invited.json().url).hash.slice(1)).toBe(invitation?.token);
    await person.send('POST', '/api/invitations/acceptance', { body: { token: invitation?.token } });
    expect(await members.noticeAddresses(org.orgId)).toEqual([org.person.email]);
    far.arrived.length = 0;
    for (let i = 0; i < 6; i++) await person.send('POST', '/api/people/me/verification');
    const mails = await mailsTo(person.email);
    expect(mails).toHaveLength(3);
    await post('/verifications', { token: mails.at(-1)?.token });
    expect(await members.noticeAddresses(org.orgId)).toContain(person.email);
  });
});

describe('a forgotten password', () => {
  const forgot = (email: string) => post('/password-resets', { email });
  const set = (token: string, password = 'an even better password') =>
    post('/password-resets/completion', { token, password });
  const signIn = (email: string, password: string) => post('/sessions', { email, password });

  test('is set anew by the mailed link: once, and every session ends', async () => {
    const person = await app.person();
    await mailsTo(person.email);
    far.arrived.length = 0;
    expect((await forgot(person.email.toUpperCase())).statusCode).toBe(204);
    const [mail] = await mailsTo(person.email);
    expect(mail?.text).toMatch(/重设密码.*\/reset-password#/);
    expect((await set(mail?.token ?? '', 'short')).statusCode).toBe(400);
    expect((await set(mail?.token ?? '')).statusCode).toBe(204);
    expect((await set(mail?.token ?? '')).json().type).toBe('/problems/link-over');
    expect((await person.send('GET', '/api/people/me')).statusCode).toBe(401);
    expect((await signIn(person.email, 'a good long password')).statusCode).toBe(401);
    expect((await signIn(person.email, 'an even better password')).statusCode).toBe(201);
    expect(app.logged()).not.toContain(mail?.token);
  });
  test('is the old one, with its sessions and the link, where the change breaks off before its end', async () => {
    const person = await app.person();
    await forgot(person.email);
    const token = (await mailsTo(person.email)).at(-1)?.token ?? '';
    await sql`CREATE FUNCTION accounts.break() RETURNS trigger LANGUAGE plpgsql AS
      'BEGIN RAISE EXCEPTION ''broken off''; END'`.execute(app.db.kysely);
    await sql`CREATE TRIGGER broken BEFORE DELETE ON accounts.session EXECUTE FUNCTION accounts.break()`.execute(
      app.db.kysely,
    );
    expect((await set(token)).statusCode).toBe(500);
    await sql`DROP FUNCTION accounts.break CASCADE`.execute(app.db.kysely);
    expect((await person.send('GET', '/api/people/me')).statusCode).toBe(200);
    expect((await signIn(person.email, 'an even better password')).statusCode).toBe(401);
    expect((await set(token)).statusCode).toBe(204);
    expect((await person.send('GET', '/api/people/me')).statusCode).toBe(401);
    expect((await signIn(person.email, 'an even better password')).statusCode).toBe(201);
  });
  test.each([
    [false, 0],
    [true, 1],
  ])('keeps second factors only of whoever had shown the address (%s)', async (verified, kept) => {
    const person = await app.person('孙悦', verified);
    await sql`INSERT INTO accounts.passkey (id, "publicKey", "userId", "credentialID", counter, "deviceType", "backedUp")
      SELECT 'pk-' || id, 'x', id, 'c-' || id, 0, 'singleDevice', false FROM accounts."user" WHERE email = ${person.email}`.execute(
      app.db.kysely,
    );
    await forgot(person.email);
    const mails = await mailsTo(person.email);
    expect((await set(mails.at(-1)?.token ?? '')).statusCode).toBe(204);
    const left = await sql`SELECT 1 FROM accounts.passkey k JOIN accounts."user" u ON u.id = k."userId"
      WHERE u.email = ${person.email}`.execute(app.db.kysely);
    expect(left.rows).toHaveLength(kept);
  });
  test('asks for a new link after an hour, and a link for another purpose sets none', async () => {
    const person = await app.person('赵敏', false);
    const [verification] = await mailsTo(person.email);
    expect((await set(verification?.token ?? '')).statusCode).toBe(410);
    await forgot(person.email);
    const mails = await mailsTo(person.email);
    clock.advance(3_600_001);
    expect((await set(mails.at(-1)?.token ?? '')).statusCode).toBe(410);
  });
  test('tells nobody whether an address has an account: same answer, same work, no mail', async () => {
    const person = await app.person();
    await mailsTo(person.email);
    const timed = async (email: string) => {
      const begun = performance.now();
      const { statusCode, body, headers } = await forgot(email);
      return { answer: [statusCode, body, Object.keys(headers).sort()], ms: performance.now() - begun };
    };
    const rounds: Record<'known' | 'unknown', Awaited<ReturnType<typeof timed>>>[] = [];
    for (let i = 0; i < 3; i++)
      rounds.push({ known: await timed(person.email), unknown: await timed(`nobody-${i}@example.test`) });
    for (const { known, unknown } of rounds) expect(unknown.answer).toEqual(known.answer);
    const [known, unknown] = (['known', 'unknown'] as const).map((of) =>
      Math.min(...rounds.map((one) => one[of].ms)),
    );
    // No hash, no mail server and no second statement stands between them; a busy machine is allowed its noise.
    expect(Math.abs((known ?? 0) - (unknown ?? 0))).toBeLessThan(60);
    await app.outbox.drain();
    expect(far.arrived.filter(({ to }) => to.startsWith('nobody'))).toEqual([]);
  });
});

test('a server without mail says so, and an invitation is still a link', async () => {
  const quiet = await testApp();
  try {
    const shop = await quiet.organisation({});
    const refused = await send(quiet, 'POST', '/api/people/password-resets', {
      body: { email: 'a@example.test' },
    });
    expect([refused.statusCode, refused.json().type]).toEqual([409, '/problems/mail-off']);
    const path = `/api/organisations/${shop.orgId}/invitations`;
    const invited = await shop.person.send('POST', path, {
      body: { email: 'b@example.test', role: 'viewer' },
    });
    expect(invited.json()).toMatchObject({ mailed: false, url: expect.stringContaining('/join#') });
    expect((await shop.person.send('GET', '/api/people/me')).json().mail).toBe(false);
  } finally {
    await quiet.close();
  }
});
