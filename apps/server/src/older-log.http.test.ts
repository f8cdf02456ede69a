import { createHash } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { crc32 } from 'node:zlib';
import { parseEntry, verifyBundle } from '@redress/bundle';
import type { CaseView } from '@redress/contract';
import { openCheckpoint } from '@redress/tlog';
import { sql } from 'kysely';
import { afterAll, expect, test } from 'vitest';
import { send, type TestApp, testApp } from './testing.ts';

const folder = mkdtempSync(join(tmpdir(), 'redress-older-'));
const hasher = {
  sha256: () => createHash('sha256'),
  sm3: () => createHash('sm3'),
  crc32: (bytes: Uint8Array, previous?: number) => crc32(bytes, previous),
};
let app: TestApp;
afterAll(async () => {
  await app?.close();
  rmSync(folder, { recursive: true, force: true });
});

async function start(shard: string): Promise<string> {
  const log = { shard, origin: `redress.example/log/${shard}` };
  app = await testApp({ config: { database: { folder }, dataFolder: folder, log } });
  return app.rooms.notary.vkey;
}
async function failed(bundle: Uint8Array, vkey: string): Promise<string[]> {
  const read = async (from: number, length: number) => bundle.subarray(from, from + length);
  const { checks } = await verifyBundle({ size: bundle.length, read }, { hasher, vkey });
  return checks.filter(({ ok }) => !ok).map(({ name, detail }) => `${name}: ${detail}`);
}

async function countAgain(): Promise<number> {
  const { rows } = await sql<{ n: string }>`
    SELECT count(*) AS n FROM notary.entry_id WHERE id LIKE 'again%' AND shard = 'main-2'`.execute(
    app.db.kysely,
  );
  return Number(rows[0]?.n);
}

test('a case sealed in an older log gets a whole bundle under the new one, and the older bundle stays good', async () => {
  const old = await start('main');
  const { caseId, token, upload, settled } = await app.buyer('买了点卡没到账');
  const headers = { authorization: `Bearer ${token}` };
  const bundle = async () => {
    const answer = await send(app, 'GET', `/api/cases/${caseId}/bundle`, { headers });
    expect(answer.statusCode, answer.body.slice(0, 300) + app.logged().slice(-2000)).toBe(200);
    return answer.rawPayload;
  };
  await upload('chat.txt', '卖家：5分钟到账\n我：一直没有到账\n');
  const itemId = (await settled()).items[0]?.id as string;
  const before = await bundle();
  expect(await failed(before, old)).toEqual([]);
  const head = (await app.rooms.notary.checkpoint()).note;
  await app.close();

  const young = await start('main-2');
  expect(await failed(await bundle(), young)).toEqual([]);
  const { size } = await app.rooms.notary.checkpoint();
  const seal = await app.rooms.notary.sealOf(itemId);
  const entry = parseEntry(seal?.entry as Uint8Array);
  expect(entry).toMatchObject({ ok: true, value: { t: 'item', prev: itemId } });
  const view: CaseView = (await send(app, 'GET', `/api/cases/${caseId}`, { headers })).json();
  expect(view.items[0]?.seal?.index).toBe(seal?.index);
  expect(view.items[0]?.seal?.index).toBeLessThan(size);

  // Nothing is sealed a third time.
  const again = await countAgain();
  expect(again).toBeGreaterThan(0);
  expect(await failed(await bundle(), young)).toEqual([]);
  expect(await countAgain()).toBe(again);
  expect(await failed(before, old)).toEqual([]);
  expect(openCheckpoint((await send(app, 'GET', '/log/main/checkpoint')).body, [old]).ok).toBe(true);
  expect((await send(app, 'GET', '/log/main/checkpoint')).body).toBe(head);
}, 180_000);
