import { randomBytes } from 'node:crypto';
import { type RawBuilder, sql } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { systemClock } from '#platform/clock';
import type { Database } from '#platform/database';
import { createLog } from '#platform/log';
import { testDatabase } from '../../platform/database/testing.ts';
import { createNotaryRoom } from './index.ts';
import { sizesAt } from './store-explore.ts';

const start = Date.parse('2026-11-23T06:00:00Z');
const run = (statement: RawBuilder<unknown>) => statement.execute(db.kysely);
/** Heads of irregular batches; some share an instant, as batches within a millisecond do. */
const heads = Array.from({ length: 400 }, (_, i) => ({
  size: 3 * i + 1 + ((i * 7) % 3),
  atMs: start + Math.floor(i / 3) * 1000,
}));
const sizeBefore = (atMs: number) => heads.findLast((head) => head.atMs < atMs)?.size ?? 0;

let db: Database;
beforeAll(async () => {
  db = await testDatabase();
  const shared = { clock: systemClock, log: createLog('silent'), exclusive: true };
  for (const shard of ['main', 'other', 'empty'])
    await createNotaryRoom({
      ...shared,
      db,
      shard,
      origin: `redress.example/${shard}`,
      seed: randomBytes(32),
    }).then((notary) => notary.start());
  for (const shard of ['main', 'other'])
    for (const { size, atMs } of heads) {
      const at = new Date(shard === 'main' ? atMs : atMs - 500).toISOString();
      await run(sql`INSERT INTO notary.checkpoint (shard, size, root, note, fence, at, ends, bytes)
        VALUES (${shard}, ${size}, ${randomBytes(32)}, '', 1, ${at}, '{1}', ${Buffer.from('x')})`);
      await run(sql`UPDATE notary.shard SET size = ${size} WHERE name = ${shard}`);
    }
});
afterAll(() => db.close());

test('the size at any instant is that of the last head published before it, in order asked', async () => {
  const last = heads.at(-1)?.atMs ?? 0;
  const instants = [start - 1, start, start + 1, last, last + 1, last + 1e9];
  for (let i = 0; i < 300; i++) instants.push(start - 2000 + ((i * 7919) % (last - start + 4000)));
  const found = await sizesAt(
    db,
    'main',
    instants.map((ms) => new Date(ms)),
  );
  expect(found).toEqual(instants.map(sizeBefore));
});

test('each log has its own heads; one without any, and no instant, have none', async () => {
  const at = new Date(start + 700);
  expect(await sizesAt(db, 'other', [at])).toEqual([sizeBefore(start + 1200)]);
  expect(await sizesAt(db, 'empty', [at, at])).toEqual([0, 0]);
  expect(await sizesAt(db, 'main', [])).toEqual([]);
});
