import { Refusal } from '@redress/kernel';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { inTransaction } from '../database/index.ts';
import { anyone, declareProblems, route, serveWeb, unregisteredEndpoints } from './index.ts';
import { type TestServer, testServer } from './testing.ts';

let server: TestServer;
let opened = 0;
let writable = true;
beforeAll(async () => {
  server = await testServer({
    readiness: [
      async () => {
        if (!writable) throw new Error('disk full at /secret/place');
      },
    ],
  });
  const { app } = server;
  declareProblems(app, { 'case-not-found': 404 });
  route(app, 'diagnose', async () => ({ findings: [], lawful: [] }), { guard: anyone });
  route(
    app,
    'getDeadline',
    async () =>
      Promise.reject(
        Object.assign(new Error('SELECT secret'), { query: 'x', params: ['张三'], severity: 'ERROR' }),
      ),
    { guard: anyone },
  );
  route(
    app,
    'openCase',
    async ({ body, remember }) => {
      if (body.story === 'boom') throw new Error('half way');
      if (body.story === 'slow') await new Promise((resolve) => setTimeout(resolve, 100));
      opened++;
      const answer = { caseId: `case_${opened}`, receiptCode: `SECRET-${opened}`, token: 't' };
      await inTransaction(server.db, (trx) => remember(trx, answer));
      return answer;
    },
    { guard: anyone },
  );
  const missing = new Refusal('case-not-found', {
    zh: '没有这个案件。',
    en: 'No such case.',
    internal: 'row gone',
  });
  route(app, 'eraseCase', async () => Promise.reject(missing), { guard: anyone });
  route(
    app,
    'itemContent',
    async ({ reply }) => {
      reply.type('image/png');
      return Buffer.from('bytes');
    },
    { guard: anyone },
  );
  route(app, 'closeSession', async () => null, { guard: anyone });
  await serveWeb(app, '/nowhere');
});
afterAll(() => server.close());

const post = (url: string, payload: unknown, headers: Record<string, string> = {}) =>
  server.app.inject({ method: 'POST', url, payload: payload as object, headers });
const problem = (response: { headers: Record<string, unknown>; json(): unknown }) => {
  expect(response.headers['content-type']).toMatch(/^application\/problem\+json/);
  return response.json() as {
    type: string;
    title: string;
    status: number;
    detail: string;
    errors?: { pointer: string }[];
  };
};
const key = (letter: string) => letter.repeat(32);

describe('200 to 204', () => {
  test('an answer keeps its contract and carries the security headers', async () => {
    const response = await post('/api/diagnoses', { text: '概不退换' });
    expect([response.statusCode, response.json()]).toEqual([200, { findings: [], lawful: [] }]);
    expect(response.headers['content-security-policy']).toMatch(/default-src 'none'.*frame-ancestors 'none'/);
    expect(response.headers).toMatchObject({
      'x-content-type-options': 'nosniff',
      'referrer-policy': 'no-referrer',
      'cache-control': 'no-store',
    });
  });
  test('a stream endpoint sends its bytes with its own type', async () => {
    const response = await server.app.inject('/api/cases/c/items/i/content');
    expect([response.statusCode, response.body, response.headers['content-type']]).toEqual([
      200,
      'bytes',
      'image/png',
    ]);
  });
  test('nothing to say is 204 without a body', async () => {
    const response = await server.app.inject({ method: 'DELETE', url: '/api/sessions/current' });
    expect([response.statusCode, response.body]).toEqual([204, '']);
  });
  test('/healthz and /readyz answer JSON', async () => {
    expect((await server.app.inject('/healthz')).json()).toEqual({ status: 'ok' });
    expect((await server.app.inject('/readyz')).json()).toEqual({ status: 'ready' });
  });
});

describe('400', () => {
  test('each bad field is named by JSON pointer, an unknown one where it stands', async () => {
    const response = await post('/api/cases', { disputeType: 'x', 'a/b': 1 });
    const found = problem(response);
    expect(found).toMatchObject({ status: 400, type: '/problems/bad-fields' });
    expect(found.errors?.map((e) => e.pointer).sort()).toEqual(['/a~1b', '/disputeType']);
  });
  test('a bad query field too', async () => {
    const response = await server.app.inject('/api/deadlines/r?from=2026-13-01');
    expect(problem(response).errors).toMatchObject([{ pointer: '/query/from' }]);
  });
  test('U+0000, which PostgreSQL cannot keep, is a bad field', async () => {
    expect(problem(await post('/api/diagnoses', { text: 'a\u0000b' })).errors).toMatchObject([
      { pointer: '/text' },
    ]);
  });
  test('broken JSON is a problem', async () => {
    const response = await post('/api/cases', '{"story"' as unknown, { 'content-type': 'application/json' });
    expect(problem(response)).toMatchObject({ status: 400 });
  });
  test('the person is spoken to in Chinese first and in English when preferred', async () => {
    const zh = problem(await post('/api/cases', { story: 1 }));
    const en = problem(await post('/api/cases', { story: 1 }, { 'accept-language': 'en-GB,zh;q=0.5' }));
    expect(zh).toMatchObject({
      title: '有字段填写不正确',
      errors: [{ detail: expect.stringMatching(/[\u4e00-\u9fff]/) }],
    });
    expect(en).toMatchObject({
      title: 'Some fields are not valid',
      errors: [{ detail: expect.stringMatching(/expected string/i) }],
    });
  });
});

describe('403', () => {
  test('a change that another site began is refused', async () => {
    const response = await post('/api/cases', {}, { 'sec-fetch-site': 'cross-site' });
    expect(problem(response)).toMatchObject({ status: 403, type: '/problems/cross-site' });
  });
});

describe('404', () => {
  test('a refusal has its declared status and says nothing internal', async () => {
    const response = await server.app.inject({ method: 'DELETE', url: '/api/cases/x' });
    expect(problem(response)).toEqual({
      type: '/problems/case-not-found',
      title: '没有这个案件。',
      status: 404,
      detail: '没有这个案件。',
    });
  });
  test.each(['/api/nothing', '/log/none', '/api', '/%ff'])('%s is a problem and no page', async (url) => {
    const response = await server.app.inject(url);
    expect([response.statusCode, String(response.headers['content-type']).includes('problem+json')]).toEqual([
      response.statusCode,
      true,
    ]);
    expect([400, 404]).toContain(response.statusCode);
  });
});

describe('413 and 415', () => {
  test('a body over the limit is refused', async () => {
    const response = await post('/api/cases', { story: 'x'.repeat(300_000) });
    expect(problem(response)).toMatchObject({ status: 413, type: '/problems/too-large' });
  });
  test('a body of a type that nobody reads is refused', async () => {
    const response = await post('/api/cases', '<a/>' as unknown, { 'content-type': 'text/xml' });
    expect(problem(response)).toMatchObject({ status: 415, type: '/problems/unsupported-media-type' });
  });
});

describe('500 and 503', () => {
  test('a bug tells the visitor nothing and the log no value, query or SQL', async () => {
    const response = await server.app.inject('/api/deadlines/geheim?from=2026-11-01');
    expect(problem(response)).toMatchObject({ status: 500, type: '/problems/internal-error' });
    expect(response.body).not.toMatch(/SELECT|secret/);
    expect(server.logged()).toMatch(/request failed/);
    expect(server.logged()).not.toMatch(/SELECT|secret|张三|2026-11-01|geheim|127\.0\.0\.1/);
  });
  test('a server that cannot write is not ready, and says so without details', async () => {
    writable = false;
    const response = await server.app.inject('/readyz');
    writable = true;
    expect(problem(response)).toMatchObject({ status: 503, type: '/problems/not-ready' });
    expect(response.body).not.toMatch(/secret/);
  });
  test('pages that are not built say how to build them', async () => {
    const response = await server.app.inject('/verify');
    expect(response.statusCode).toBe(503);
    expect(response.body).toMatch(/npm start/);
  });
});

describe('Idempotency-Key', () => {
  test('a repeated request does the work once and gets the same answer', async () => {
    const before = opened;
    const first = await post('/api/cases', { story: 'a' }, { 'idempotency-key': key('a') });
    const again = await post('/api/cases', { story: 'a' }, { 'idempotency-key': key('a') });
    expect(again.json()).toEqual(first.json());
    expect([first.statusCode, again.statusCode, again.headers['idempotency-replayed']]).toEqual([
      201,
      201,
      'true',
    ]);
    expect(opened).toBe(before + 1);
  });
  test('the same key with another body is a 422', async () => {
    await post('/api/cases', { story: 'b' }, { 'idempotency-key': key('b') });
    const other = await post('/api/cases', { story: 'c' }, { 'idempotency-key': key('b') });
    expect(problem(other)).toMatchObject({ status: 422, type: '/problems/idempotency-key-reused' });
  });
  test.each([7, 256])('a key of %i characters is refused, one of 8 to 255 serves', async (length) => {
    const use = (key: string) => post('/api/cases', { story: 'k' }, { 'idempotency-key': key });
    expect(problem(await use('k'.repeat(length)))).toMatchObject({ status: 400 });
    expect((await use('k'.repeat(length === 7 ? 8 : 255))).statusCode).toBe(201);
  });
  test('a short key gives a receipt code only to the address that it came from', async () => {
    const open = (remoteAddress: string, key: string) =>
      server.app.inject({
        method: 'POST',
        url: '/api/cases',
        payload: { story: 'g' },
        headers: { 'idempotency-key': key },
        remoteAddress,
      });
    const own = (await open('192.0.2.1', 'order-01')).json();
    expect((await open('192.0.2.1', 'order-01')).json()).toEqual(own);
    expect((await open('192.0.2.2', 'order-01')).json()).not.toEqual(own);
    const long = (await open('192.0.2.1', key('u'))).json();
    expect((await open('192.0.2.2', key('u'))).json()).toEqual(long);
  });
  test('a failed request may be tried again with its key', async () => {
    expect((await post('/api/cases', { story: 'boom' }, { 'idempotency-key': key('d') })).statusCode).toBe(
      500,
    );
    const again = await post('/api/cases', { story: 'boom' }, { 'idempotency-key': key('d') });
    expect(again.statusCode).toBe(500);
    expect(again.headers['idempotency-replayed']).toBeUndefined();
  });
  test('two at the same time do the work once', async () => {
    const before = opened;
    const both = await Promise.all(
      [1, 2].map(() => post('/api/cases', { story: 'slow' }, { 'idempotency-key': key('e') })),
    );
    expect(both.map((r) => r.statusCode).sort()).toEqual([201, 409]);
    expect(opened).toBe(before + 1);
  });
  test('the stored answer is unreadable without the key', async () => {
    await post('/api/cases', { story: 'f' }, { 'idempotency-key': key('f') });
    const { rows } = await sql<{
      answer: Buffer;
      id: Buffer;
    }>`SELECT answer, id FROM http.idempotency`.execute(server.db.kysely);
    expect(rows.length).toBeGreaterThan(0);
    for (const row of rows) expect(row.answer.includes('SECRET')).toBe(false);
  });
});

describe('boot', () => {
  test('a route without a response schema does not come up', () => {
    expect(() => server.app.get('/naked', { schema: {} }, async () => 'x')).toThrow();
  });
  test('the documentation is OpenAPI 3.1, names every endpoint, problem and stream, and has no mangled schema names', async () => {
    const document = (await server.app.inject('/api/openapi.json')).json();
    expect(document.openapi).toBe('3.1.0');
    expect(document.paths['/api/cases/{caseId}'].delete).toMatchObject({
      operationId: 'eraseCase',
      summary: 'Erase a case',
      responses: { '404': { content: { 'application/problem+json': {} } } },
    });
    expect(JSON.stringify(document)).not.toMatch(/InputInput/);
  });
  test('endpoints that nobody registered are known by name', () => {
    expect(unregisteredEndpoints(server.app)).toContain('bundle');
    expect(unregisteredEndpoints(server.app)).not.toContain('openCase');
  });
});
