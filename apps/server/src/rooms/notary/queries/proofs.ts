import { Refusal } from '@redress/kernel';
import { formatTlogProof, inclusionProof } from '@redress/tlog';
import type { Database } from '#platform/database';
import { broughtId } from '../commands/bring-here.ts';
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
  /** It stands in an older log of the database only, and `index` counts there: see commands/bring-here.ts. */
  older?: true;
}

/** Undefined while the entry waits, or when the id is unknown. In the present log rather than in an older one. */
export async function sealOf(db: Database, shard: string, id: string): Promise<Seal | undefined> {
  const known = await findEntry(db, id);
  if (!known) return undefined;
  const here = known.shard === shard ? known : await findEntry(db, broughtId(shard, id), shard);
  const { index, bytes, sealedAt } = here ?? known;
  return { id, index, entry: bytes, sealedAtMs: sealedAt.getTime(), ...(here ? {} : { older: true }) };
}

/** The newest published checkpoint. */
export async function headOf(db: Database, shard: string): Promise<{ size: number; note: string }> {
  const head = (await store.findShard(db, shard)) as store.ShardRow;
  return { size: head.size, note: head.checkpoint };
}

const heads = new WeakMap<Database, Map<string, { size: number; note: string; readAt: number }>>();
/** Of many proofs in a row not each needs a head of its own. */
const freshMs = 200;

/** A published checkpoint over the entry, the newest or one that was so a moment ago. */
async function headOver(db: Database, shard: string, index: number): Promise<{ size: number; note: string }> {
  const known = heads.get(db) ?? new Map();
  heads.set(db, known);
  const last = known.get(shard);
  if (last && index < last.size && performance.now() - last.readAt < freshMs) return last;
  const head = { ...(await headOf(db, shard)), readAt: performance.now() };
  known.set(shard, head);
  return head;
}

/** A `.tlog-proof` (c2sp.org/tlog-proof) under the newest checkpoint (or one that was so 200 ms ago), or under a given one of ours. Refusal: `not-in-log`. */
export async function proofOf(
  db: Database,
  shard: string,
  index: number,
  extra?: Uint8Array,
  under?: { size: number; note: string },
): Promise<string> {
  const head = under ?? (await headOver(db, shard, index));
  if (index < 0 || index >= head.size) {
    throw new Refusal('not-in-log', { zh: '日志中没有这一条目。', en: 'The log has no such entry.' });
  }
  const hashes = await inclusionProof(index, head.size, tilesOf(db).nodes(shard, head.size), sha256);
  return formatTlogProof({ index, hashes, checkpoint: head.note, ...(extra ? { extra } : {}) });
}
