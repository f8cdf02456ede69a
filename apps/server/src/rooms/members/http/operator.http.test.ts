import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { memoryConfig } from '../../../compose.ts';
import { send, type TestApp, testApp } from '../../../testing.ts';

const key = 'an-operator-key-of-32-characters';
const path = '/api/operator/directory/proposals';
const ask = (app: TestApp, authorization?: string) =>
  send(app, 'GET', path, authorization === undefined ? {} : { headers: { authorization } });

describe('an operator', () => {
  let app: TestApp;
  beforeAll(async () => {
    const { http } = memoryConfig('.');
    app = await testApp({ config: { operatorKey: key, http: { ...http, rateFactor: 1 } } });
  });
  afterAll(() => app.close());

  it('is who holds the key of the configuration', async () => {
    expect((await ask(app, `Bearer ${key}`)).statusCode).toBe(200);
  });

  it('is nobody else: no key, a wrong one, a buyer’s session', async () => {
    const buyer = await app.buyer();
    for (const given of [
      undefined,
      `Bearer ${key}x`,
      `Bearer ${key.slice(1)}`,
      `Basic ${key}`,
      `Bearer ${buyer.token}`,
    ]) {
      const answer = await ask(app, given);
      expect(answer.statusCode).toBe(401);
      expect(answer.json().type).toContain('no-operator');
    }
    expect(app.logged()).not.toContain(key);
  });

  it('may go on while somebody at the same address guesses, who is refused after twenty tries', async () => {
    const statuses = [];
    for (let i = 0; i < 25; i++) statuses.push((await ask(app, `Bearer guess-number-${i}`)).statusCode);
    expect(statuses.at(-1)).toBe(429);
    expect((await ask(app, `Bearer ${key}`)).statusCode).toBe(200);
  });
});

describe('a server without an operator’s key', () => {
  it('has no operator', async () => {
    const app = await testApp();
    expect((await ask(app, 'Bearer undefined')).statusCode).toBe(401);
    expect((await ask(app)).statusCode).toBe(401);
    await app.close();
  });
});
