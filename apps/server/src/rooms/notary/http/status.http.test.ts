import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { inTransaction } from '#platform/database';
import { send, type TestApp, testApp } from '../../../testing.ts';
import { insertHalt, liftHalts } from '../store-halt.ts';

let app: TestApp;
beforeAll(async () => {
  app = await testApp();
});
afterAll(() => app.close());
const status = async () => (await send(app, 'GET', '/log/main/status')).json();

describe('200', () => {
  test('a log that is well says so to everybody', async () => {
    const response = await send(app, 'GET', '/log/main/status');
    expect(response.headers).toMatchObject({
      'access-control-allow-origin': '*',
      'cache-control': 'no-store',
    });
    expect(response.json()).toEqual({ v: 1, log: 'redress.local/log/main', size: 0, ok: true, problems: [] });
  });
  test('a halted log says why, and the server stays ready: reading goes on', async () => {
    const halt = { at: new Date(), code: 'operator', reason: 'moving house' };
    await inTransaction(app.db, (trx) => insertHalt(trx, 'main', halt));
    expect(await status()).toMatchObject({
      ok: false,
      problems: [{ problem: 'halt:1', text: { en: 'the log is halted (operator): moving house' } }],
    });
    expect((await send(app, 'GET', '/readyz')).statusCode).toBe(200);
    await inTransaction(app.db, (trx) => liftHalts(trx, 'main', new Date(), 'there'));
    expect(await status()).toMatchObject({ ok: true, problems: [] });
  });
});

test('404: the health of another log is not ours to tell', async () => {
  expect((await send(app, 'GET', '/log/other/status')).statusCode).toBe(404);
});
