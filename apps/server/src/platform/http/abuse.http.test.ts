import { connect } from 'node:net';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { manualClock } from '../clock/index.ts';
import { anyone, openUpload, rateLimited, route, serveWeb } from './index.ts';
import { type TestServer, testServer } from './testing.ts';

const clock = manualClock(Date.parse('2026-11-20T00:00:00Z'));
let server: TestServer;
let port: number;
let gaveUp: unknown;
beforeAll(async () => {
  server = await testServer({ requestTimeoutMs: 400 }, clock);
  const { app } = server;
  route(app, 'diagnose', async () => ({ findings: [], lawful: [] }), { guard: rateLimited(app, 3, anyone) });
  route(app, 'getCase', async () => Promise.reject(new Error('unused')), { guard: anyone });
  route(
    app,
    'verifyBundle',
    async ({ request }) => {
      try {
        for await (const _ of (await openUpload(request))?.content ?? []);
      } catch (error) {
        gaveUp = error;
        throw error;
      }
      return { ok: false, checks: [] } as never;
    },
    { guard: anyone },
  );
  await serveWeb(app, '/nowhere');
  await app.listen({ port: 0, host: '127.0.0.1' });
  port = (app.server.address() as { port: number }).port;
});
afterAll(() => server.close());

const diagnose = (remoteAddress: string) =>
  server.app.inject({ method: 'POST', url: '/api/diagnoses', payload: { text: 'x' }, remoteAddress });

/** What comes back on a bare socket for these bytes. */
const raw = (bytes: string) =>
  new Promise<string>((resolve, reject) => {
    const socket = connect(port, '127.0.0.1', () => socket.write(bytes));
    let said = '';
    socket.on('data', (chunk) => (said += chunk));
    socket.on('close', () => resolve(said));
    socket.on('error', reject);
  });
const bodyOf = (answer: string) => JSON.parse(answer.slice(answer.indexOf('\r\n\r\n') + 4));

describe('405', () => {
  test('a wrong method at a right address names the right ones, in the language asked', async () => {
    for (const [language, title] of [
      ['zh-CN', /不支持/],
      ['en', /does not answer/],
    ] as const) {
      const response = await server.app.inject({
        method: 'PUT',
        url: '/api/cases/case_x?a=b',
        headers: { 'accept-language': language },
      });
      expect([response.statusCode, response.headers.allow]).toEqual([405, 'GET']);
      expect(response.json()).toMatchObject({
        type: '/problems/method-not-allowed',
        title: expect.stringMatching(title),
      });
    }
  });
});

describe('406', () => {
  test('whatever a visitor would rather read, the answer is JSON and never a refusal', async () => {
    const response = await server.app.inject({ url: '/healthz', headers: { accept: 'text/xml' } });
    expect([response.statusCode, response.headers['content-type']]).toEqual([
      200,
      'application/json; charset=utf-8',
    ]);
  });
});

describe('408 and 400 on the bare socket', () => {
  test('a body that never ends is given up with a problem, and the route with it', async () => {
    const head =
      'POST /api/verifications HTTP/1.1\r\nHost: x\r\nContent-Type: multipart/form-data; boundary=b\r\nContent-Length: 500\r\n\r\n';
    const part = '--b\r\nContent-Disposition: form-data; name="file"; filename="a.zip"\r\n\r\nPK';
    const answer = await raw(head + part);
    expect(answer).toMatch(/^HTTP\/1\.1 4\d\d /);
    expect(bodyOf(answer)).toMatchObject({ status: 408, type: '/problems/request-timeout' });
    await expect.poll(() => gaveUp).toBeInstanceOf(Error);
    expect(server.logged()).not.toMatch(/request failed/);
  });
  test('what is no HTTP is answered with a problem', async () => {
    const answer = await raw('HELLO\r\n\r\n');
    expect(answer).toMatch(/^HTTP\/1\.1 400 /);
    expect(bodyOf(answer)).toMatchObject({ status: 400, type: '/problems/bad-request' });
  });
});

describe('429', () => {
  test('says when to come again; another visitor is not held up, the same /64 is', async () => {
    for (let i = 0; i < 3; i++) expect((await diagnose('2001:db8::1')).statusCode).toBe(200);
    clock.advance(100_000);
    const refused = await diagnose('2001:db8::ffff:1');
    expect([refused.statusCode, refused.headers['retry-after']]).toEqual([429, '500']);
    expect(refused.json().type).toBe('/problems/too-many-requests');
    expect((await diagnose('2001:db8:0:1::1')).statusCode).toBe(200);
    clock.advance(500_000);
    expect((await diagnose('2001:db8::1')).statusCode).toBe(200);
  });
});

describe('400', () => {
  test('a rule of ours is explained in the language asked, as the library’s are', async () => {
    for (const [language, detail] of [
      ['zh', /空字符/],
      ['en', /must not contain/],
    ] as const) {
      const response = await server.app.inject({
        method: 'POST',
        url: '/api/diagnoses',
        payload: { text: 'a\u0000b' },
        headers: { 'accept-language': language },
        remoteAddress: '192.0.2.9',
      });
      expect(response.json().errors).toMatchObject([
        { pointer: '/text', detail: expect.stringMatching(detail) },
      ]);
    }
  });
});
