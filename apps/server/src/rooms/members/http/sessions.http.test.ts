import { randomBytes } from 'node:crypto';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { manualClock } from '#platform/clock';
import { inTransaction } from '#platform/database';
import { route } from '#platform/http';
import { createLog } from '#platform/log';
import { createOutbox } from '#platform/outbox';
import { type TestServer, testServer } from '../../../platform/http/testing.ts';
import { createMembersRoom, type MembersRoom } from '../index.ts';

const dayMs = 86_400_000;
const clock = manualClock(Date.parse('2026-11-20T00:00:00Z'));
let server: TestServer;
let members: MembersRoom;
let credentials: { receiptCode: string; token: string };
beforeAll(async () => {
  server = await testServer({}, clock);
  members = await createMembersRoom({
    db: server.db,
    clock,
    log: createLog('silent'),
    outbox: createOutbox({ db: server.db, log: createLog('silent'), exclusive: true }),
    pepper: randomBytes(32),
    accountSecret: randomBytes(32),
    publicUrl: 'http://localhost:8080',
    sessionDays: 30,
  });
  members.http(server.app);
  route(server.app, 'eraseCase', async () => null, { guard: members.ownsCase });
  credentials = await inTransaction(server.db, (trx) => members.issueReceipt(trx, 'case_a'));
});
afterAll(() => server.close());

const openSession = (receiptCode: string, remoteAddress = '192.0.2.1') =>
  server.app.inject({ method: 'POST', url: '/api/sessions', payload: { receiptCode }, remoteAddress });
/** Any route of a case: 204 when the guard lets pass. */
const use = async (caseId: string, headers: Record<string, string>) =>
  (await server.app.inject({ method: 'DELETE', url: `/api/cases/${caseId}`, headers })).statusCode;
const bearer = (token: string) => ({ authorization: `Bearer ${token}` });

describe('201', () => {
  test('the receipt code opens its case again, typed as people type', async () => {
    const typed = ` ${credentials.receiptCode.toLowerCase().replaceAll('-', ' ')} `;
    const response = await openSession(typed);
    expect([response.statusCode, response.json().caseId]).toEqual([201, 'case_a']);
    expect(await use('case_a', bearer(response.json().token))).toBe(204);
  });
  test('phone and computer at the same moment are both let in, and out', async () => {
    const opened = await Promise.all(
      Array.from({ length: 6 }, (_, i) => openSession(credentials.receiptCode, `192.0.2.${100 + i}`)),
    );
    expect(opened.map(({ statusCode }) => statusCode)).toEqual(Array(6).fill(201));
    const closed = await Promise.all(
      opened.map((one) => {
        const headers = bearer(one.json().token);
        return server.app.inject({ method: 'DELETE', url: '/api/sessions/current', headers });
      }),
    );
    expect(closed.map(({ statusCode }) => statusCode)).toEqual(Array(6).fill(204));
  });
  test('the cookie is invisible to scripts and other sites, and serves like the token', async () => {
    const [cookie] = (await openSession(credentials.receiptCode)).cookies;
    expect(cookie).toMatchObject({
      name: 'redress_session',
      httpOnly: true,
      sameSite: 'Strict',
      path: '/',
      maxAge: 30 * 86_400,
    });
    expect(await use('case_a', { cookie: `redress_session=${cookie?.value}` })).toBe(204);
  });
});

describe('204', () => {
  test('a closed session opens nothing any more, and closing without one is no error', async () => {
    const { token } = (await openSession(credentials.receiptCode)).json();
    const close = () =>
      server.app.inject({ method: 'DELETE', url: '/api/sessions/current', headers: bearer(token) });
    expect([(await close()).statusCode, (await close()).statusCode]).toEqual([204, 204]);
    expect(await use('case_a', bearer(token))).toBe(401);
  });
});

describe('401', () => {
  test.each([{}, bearer('x'.repeat(43)), { authorization: 'Bearer' }, { cookie: 'redress_session=' }])(
    '%j is nobody',
    async (headers) => {
      expect(await use('case_a', headers as Record<string, string>)).toBe(401);
    },
  );
  test('a session ends 30 days after its last use', async () => {
    const { token } = (await openSession(credentials.receiptCode)).json();
    clock.advance(29 * dayMs);
    expect(await use('case_a', bearer(token))).toBe(204);
    clock.advance(29 * dayMs);
    expect(await use('case_a', bearer(token))).toBe(204);
    clock.advance(30 * dayMs);
    expect(await use('case_a', bearer(token))).toBe(401);
  });
});

describe('404', () => {
  test("another's case looks like one that never was", async () => {
    const other = await inTransaction(server.db, (trx) => members.issueReceipt(trx, 'case_b'));
    const [strange, missing] = await Promise.all(
      ['case_a', 'case_none'].map((id) =>
        server.app.inject({ method: 'DELETE', url: `/api/cases/${id}`, headers: bearer(other.token) }),
      ),
    );
    expect([strange?.statusCode, strange?.body]).toEqual([404, missing?.body]);
  });
  test('a mistyped code and a well-formed wrong one get the same answer', async () => {
    const typo = await openSession('ABCD-EFGH');
    const wrong = await openSession('0000-0000-0000-0000-0000');
    expect([typo.statusCode, wrong.statusCode]).toEqual([404, 404]);
    expect(typo.body).toBe(wrong.body);
  });
  test('an erased case cannot be opened again', async () => {
    const gone = await inTransaction(server.db, (trx) => members.issueReceipt(trx, 'case_gone'));
    await inTransaction(server.db, (trx) => members.forgetCase(trx, 'case_gone'));
    expect((await openSession(gone.receiptCode)).statusCode).toBe(404);
    expect(await use('case_gone', bearer(gone.token))).toBe(401);
  });
});

describe('429', () => {
  test('after 20 tries in ten minutes a visitor waits, others do not', async () => {
    const tries = [];
    for (let i = 0; i < 21; i++) tries.push((await openSession('ABCD', '198.51.100.7')).statusCode);
    expect([tries[19], tries[20]]).toEqual([404, 429]);
    expect((await openSession('ABCD', '198.51.100.8')).statusCode).toBe(404);
    clock.advance(600_001);
    expect((await openSession('ABCD', '198.51.100.7')).statusCode).toBe(404);
  });
});

describe('what is kept', () => {
  test('neither code nor token can be read from the database, and every step is an event', async () => {
    const { rows } = await sql<{ text: string }>`
      SELECT receipt::text AS text FROM members.receipt UNION ALL SELECT session::text FROM members.session
      UNION ALL SELECT event::text FROM members.event`.execute(server.db.kysely);
    const everything = rows.map((row) => row.text).join('\n');
    const plain = credentials.receiptCode.replaceAll('-', '');
    for (const part of [plain, plain.slice(0, 6), plain.slice(6), credentials.token]) {
      expect(everything).not.toContain(part);
      expect(everything).not.toContain(Buffer.from(part).toString('hex'));
    }
    const kinds = await sql<{ kind: string }>`SELECT DISTINCT kind FROM members.event ORDER BY kind`.execute(
      server.db.kysely,
    );
    expect(kinds.rows.map((row) => row.kind)).toEqual([
      'credentials.erased',
      'receipt.issued',
      'session.closed',
      'session.opened',
    ]);
  });
});
