import { Refusal } from '@redress/kernel';
import { formatTlogProof, inclusionProof, nodesFromTiles } from '@redress/tlog';
import type { Database } from '#platform/database';
import { sha256 } from '../keys.ts';
import * as store from '../store.ts';
import { findEntry } from '../store-entries.ts';
import { tilesOf } from './tiles.ts';

/** An entry under a published checkpoint. */
export interface Seal {
  id: string;
  index: number;
  entry: Uint8Array;
  sealedAtMs: number;
}

/** Undefined while the entry waits, or when the id is unknown. */
export async function sealOf(db: Database, id: string): Promise<Seal | undefined> {
  const row = await findEntry(db, id);
  return row && { id: row.id, index: row.index, entry: row.bytes, sealedAtMs: row.sealedAt.getTime() };
}

/** The newest published checkpoint. */
export async function headOf(db: Database, shard: string): Promise<{ size: number; note: string }> {
  const head = (await store.findShard(db, shard)) as store.ShardRow;
  return { size: head.size, note: head.checkpoint };
}

/** A `.tlog-proof` (c2sp.org/tlog-proof) under the newest checkpoint, or under a given one of ours. Refusal: `not-in-log`. */
export async function proofOf(
  db: Database,
  shard: string,
  index: number,
  extra?: Uint8Array,
  under?: { size: number; note: string },
): Promise<string> {
  const head = under ?? (await headOf(db, shard));
  if (index < 0 || index >= head.size) {
    throw new Refusal('not-in-log', { zh: '日志中没有这一条目。', en: 'The log has no such entry.' });
  }
  const read = nodesFromTiles(head.size, tilesOf(db).reader(shard), sha256);
  const hashes = await inclusionProof(index, head.size, read, sha256);
  return formatTlogProof({ index, hashes, checkpoint: head.note, ...(extra ? { extra } : {}) });
}
