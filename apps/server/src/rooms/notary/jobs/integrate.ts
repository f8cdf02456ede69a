import { formatCheckpoint, growTree, type ReadTile, type Signer, signNote, tilePath } from '@redress/tlog';
import type { Clock } from '#platform/clock';
import { type Database, inTransaction, type Trx } from '#platform/database';
import { sha256 } from '../keys.ts';
import * as store from '../store.ts';

export interface IntegrateDeps {
  db: Database;
  clock: Clock;
  signer: Signer;
  shard: string;
  maxBatch: number;
  leaseMs: number;
}

/** Entries integrated, and whether more were waiting; `fenced`: another sequencer took over; `held`: not allowed yet. */
export type Integration = { integrated: number; more: boolean } | 'fenced' | 'held';

/**
 * One batch in one transaction: entries, tiles and the signed head appear together or not at all, so whoever sees an
 * entry also sees a checkpoint that covers it. The head is signed before the commit; killed in between, the signature
 * is lost with the process and was shown to nobody, so no two heads of one size can ever meet.
 */
export async function integrate(
  deps: IntegrateDeps,
  fence: string,
  isAllowed: (size: number) => boolean = () => true,
): Promise<Integration> {
  const { db, shard, maxBatch } = deps;
  return inTransaction(db, async (trx) => {
    const head = await store.lockShard(trx, shard);
    if (head.fence !== fence) return 'fenced';
    if (!isAllowed(head.size)) return 'held';
    const waiting = await store.readWaiting(trx, shard, maxBatch);
    const repeated = waiting.filter((row) => row.known).map((row) => row.position);
    if (repeated.length > 0) await store.dropSubmissions(trx, repeated);
    const fresh = waiting.filter((row) => !row.known);
    if (fresh.length > 0) await append(deps, trx, { head, fresh, fence });
    return { integrated: fresh.length, more: waiting.length === maxBatch };
  });
}

interface Batch {
  head: store.ShardRow;
  fresh: readonly store.WaitingRow[];
  fence: string;
}

async function append(deps: IntegrateDeps, trx: Trx, { head, fresh, fence }: Batch): Promise<void> {
  const { shard, signer, clock, leaseMs } = deps;
  const at = new Date(clock.now());
  const leafHashes = fresh.map((row) => row.leafHash);
  const grown = await growTree({
    size: head.size,
    readTile: tileReader(trx, shard),
    leafHashes,
    hash: sha256,
  });
  await store.moveToLog(
    trx,
    shard,
    fresh.map((row) => row.position),
    head.size,
    at,
  );
  await store.writeTiles(trx, shard, grown.tiles);
  const note = signNote(formatCheckpoint({ origin: head.origin, size: grown.size, root: grown.root }), [
    signer,
  ]);
  const published = await store.publishHead(
    trx,
    shard,
    fence,
    { size: grown.size, root: grown.root, note, at },
    leaseMs,
  );
  if (!published)
    throw new Error(
      `the head of ${shard} moved while its row was locked (size ${head.size}, fence ${fence})`,
    );
}

/** Tiles of a stored log: a narrower tile is the beginning of the stored one. */
export function tileReader(db: Database | Trx, shard: string): ReadTile {
  return async (tile) => {
    const bytes = await store.readTile(db, shard, tile.level, tile.index);
    if (!bytes || bytes.length < tile.width * 32)
      throw new Error(`${tilePath(tile)} is missing from the log ${shard}`);
    return bytes.subarray(0, tile.width * 32);
  };
}
