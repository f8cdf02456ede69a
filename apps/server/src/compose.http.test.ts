import { globSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type EndpointName, endpoints } from '@redress/contract';
import { openCheckpoint } from '@redress/tlog';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { inTransaction } from '#platform/database';
import { unregisteredEndpoints } from '#platform/http';
import { type App, compose, memoryConfig } from './compose.ts';

const folder = mkdtempSync(join(tmpdir(), 'redress-compose-'));
let app: App;
beforeAll(async () => {
  app = await compose(memoryConfig(folder));
  await app.start();
});
afterAll(async () => {
  await app.stop();
  rmSync(folder, { recursive: true });
});

describe('the whole server', () => {
  test('every endpoint of the contract is served, and described as the contract has it', async () => {
    expect(unregisteredEndpoints(app.http)).toEqual([]);
    const { paths } = (await app.http.inject('/api/openapi.json')).json();
    for (const [name, endpoint] of Object.entries(endpoints)) {
      const path = endpoint.path.replace(/:([a-zA-Z]+)/g, '{$1}');
      const operation = paths[path]?.[endpoint.method.toLowerCase()];
      expect(operation, name).toMatchObject({ operationId: name, summary: expect.stringMatching(/./) });
      expect(Object.keys(operation.responses), name).toEqual(
        expect.arrayContaining([String(endpoint.status), '500', 'default']),
      );
    }
  });

  const ofCase = (Object.keys(endpoints) as EndpointName[]).filter((name) =>
    endpoints[name].path.includes(':caseId'),
  );
  test.each(ofCase)('%s answers nobody without a session, before it looks at anything else', async (name) => {
    const { method, path } = endpoints[name];
    const url = path.replace(':letter', 'catalogue.pdf').replace(/:[a-zA-Z]+/g, 'x');
    const body = 'body' in endpoints[name] ? { payload: {} } : {};
    const response = await app.http.inject({ method, url, ...body });
    expect([response.statusCode, response.json().type]).toEqual([401, '/problems/no-session']);
  });

  test('every topic that a room queues has a handler, and a running server queues no other', async () => {
    const sources = globSync('**/*.ts', { cwd: import.meta.dirname }).filter(
      (path) => !path.endsWith('.test.ts'),
    );
    const named = sources.flatMap((path) =>
      [
        ...readFileSync(join(import.meta.dirname, path), 'utf8').matchAll(
          /(?:topic: |opics: \[)'([a-z.-]+)'/g,
        ),
      ].map(([, topic]) => topic as string),
    );
    expect(named.length).toBeGreaterThan(30);
    // Only mail that comes in is read, and this server has no listener.
    const orphans = new Set(
      named.filter((topic) => !app.outbox.handles(topic) && topic !== 'service.read-mail'),
    );
    expect([...orphans]).toEqual([]);
    const lost = { topic: 'nobody.listens', key: 'k', payload: {} };
    await expect(inTransaction(app.db, (trx) => app.outbox.enqueue(trx, lost))).rejects.toThrow(
      'nobody.listens',
    );
  });

  test('a case that was opened is covered by a log that anybody can check', async () => {
    const opened = await app.http.inject({
      method: 'POST',
      url: '/api/cases',
      payload: { story: '买了游戏点卡没有到账' },
    });
    expect(opened.statusCode).toBe(201);
    const { caseId, token, receiptCode } = opened.json();
    const url = `/api/cases/${caseId}`;
    const seen = await app.http.inject({ url, headers: { authorization: `Bearer ${token}` } });
    expect(seen.json()).toMatchObject({
      caseId,
      story: '买了游戏点卡没有到账',
      log: { vkey: app.rooms.notary.vkey },
    });
    expect(receiptCode).toMatch(/^(\w{4}-){4}\w{4}$/);
    const note = (await app.http.inject('/log/main/checkpoint')).body;
    expect(openCheckpoint(note, [seen.json().log.vkey]).ok).toBe(true);
  });
  test('it is ready only because it can write', async () => {
    expect((await app.http.inject('/readyz')).json()).toEqual({ status: 'ready' });
  });
});
