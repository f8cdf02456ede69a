import { existsSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { addLinkingSecret } from '#platform/keys';
import { createLog } from '#platform/log';
import { type App, compose, memoryConfig } from '../../compose.ts';
import { multipart, send } from '../../testing.ts';
import { clusterOf, drained, rowsOf } from './testing.ts';

let folder: string;
let app: App;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'redress-rotation-'));
  app = await begin();
});
afterAll(async () => {
  await app.stop();
  await rm(folder, { recursive: true, force: true });
});

const begin = async () => {
  const started = await compose(
    { ...memoryConfig(folder), database: { folder: join(folder, 'database') } },
    { log: createLog('silent') },
  );
  await started.start();
  return started;
};

/** A case whose chat names an account of the seller. */
async function caseWith(chat: string): Promise<string> {
  const { caseId, token } = (await send(app, 'POST', '/api/cases', { body: {} })).json();
  const form = multipart('chat.txt', chat);
  const headers = { ...form.headers, authorization: `Bearer ${token}` };
  await send(app, 'POST', `/api/cases/${caseId}/items`, { raw: form.body, headers });
  await settled();
  return caseId;
}

const settled = () => drained(app);

const digests = async () =>
  (await rowsOf(app, `SELECT encode(digest, 'hex') AS d FROM linking.value ORDER BY 1`)).map(
    ({ d }) => d as string,
  );

test('a new secret takes the place of the old one: links stay, digests are new, the old secret is gone', async () => {
  const a = await caseWith('微信：rotate_shop_1');
  const b = await caseWith('微信：rotate_shop_1');
  const cluster = await clusterOf(app, a);
  expect(cluster).not.toBeNull();
  const before = await digests();
  await app.stop();

  expect(addLinkingSecret(folder).epoch).toBe(2);
  app = await begin();
  await settled();

  const after = await digests();
  expect(after).toHaveLength(before.length);
  expect(after.filter((digest) => before.includes(digest))).toEqual([]);
  expect([await clusterOf(app, a), await clusterOf(app, b)]).toEqual([cluster, cluster]);
  expect(existsSync(join(folder, 'keys', 'linking'))).toBe(false);
  const c = await caseWith('加微信：rotate_shop_1');
  expect(await clusterOf(app, c)).toBe(cluster);
  await app.stop();

  app = await begin();
  const d = await caseWith('wx：rotate_shop_1');
  expect(await clusterOf(app, d)).toBe(cluster);
});
