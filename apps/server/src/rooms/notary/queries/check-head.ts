import { Refusal } from '@redress/kernel';
import { hashesAt, openCheckpoint, tileWidth } from '@redress/tlog';
import type { Database } from '#platform/database';
import { leavesOf, recoverEdge, rootsDiffer } from '../jobs/recover-edge.ts';
import * as store from '../store.ts';
import { largestSize } from '../store-entries.ts';
import { readLogKeys } from '../store-keys.ts';
import { readTile } from '../store-tiles.ts';

/**
 * At start: the stored head is signed by a key that was valid at its size, and its root follows from stored bytes: the
 * last entries and the tiles of the right edge, hashed again. At most 255 tiles a level are read, however large the
 * log; `redress log audit` reads all. Refusal: `log-inconsistent` (what the database holds was changed or partly lost:
 * continuing would fork the log).
 */
export async function checkHead(db: Database, shard: string): Promise<void> {
  const head = (await store.findShard(db, shard)) as store.ShardRow;
  const keys = (await readLogKeys(db, shard)).filter(
    (key) => key.sinceSize <= head.size && (key.retiredAtSize === null || head.size <= key.retiredAtSize),
  );
  const opened = openCheckpoint(
    head.checkpoint,
    keys.map((key) => key.vkey),
  );
  const reason = opened.ok ? await problemOf(db, shard, opened.value) : opened.reason;
  if (reason === undefined) return;
  throw new Refusal('log-inconsistent', {
    zh: `存证日志与其检查点不一致（${reason}），已拒绝启动，请从备份恢复。`,
    en: `The log does not fit its checkpoint (${reason}): refusing to start; restore it from a backup.`,
  });
}

async function problemOf(db: Database, shard: string, head: { size: number; root: Uint8Array }) {
  const largest = await largestSize(db, shard);
  // Another node may sequence meanwhile: then the head, read after the batch, has moved as far.
  const now = largest > head.size ? ((await store.findShard(db, shard)) as store.ShardRow).size : head.size;
  if (largest < head.size || largest > now)
    return `the newest batch ends at size ${largest}, the head is ${now}`;
  try {
    const { root } = await recoverEdge(db, shard, head.size, 'hashes');
    if (!Buffer.from(root).equals(head.root)) return `size ${head.size}: ${rootsDiffer(root, head.root)}`;
    return await lastTileProblem(db, shard, head.size);
  } catch (error) {
    if (isDatabaseAway(error)) throw error;
    return (error as Error).message;
  }
}

/** A database that dies while it is asked says nothing about the log: nobody shall reach for a backup. */
function isDatabaseAway(error: unknown): boolean {
  const { code, message } = error as { code?: unknown; message?: unknown };
  return code !== undefined || /connection/i.test(String(message));
}

/** The last full tile of leaves against its entries: what the edge takes from tiles is at least here held to bytes. */
async function lastTileProblem(db: Database, shard: string, size: number): Promise<string | undefined> {
  const index = Math.floor(hashesAt(0, size) / tileWidth) - 1;
  if (index < 0) return undefined;
  const leaves = await leavesOf(db, shard, { first: index * tileWidth, count: tileWidth });
  const tile = await readTile(db, shard, 0, index);
  return tile?.equals(Buffer.concat(leaves)) ? undefined : `tile 0/${index} is not what its entries hash to`;
}
