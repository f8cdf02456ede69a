import { leafHash } from '@redress/tlog';
import { afterCommit, type Trx } from '#platform/database';
import { sha256 } from '../keys.ts';
import type { SealRequest } from '../rules/entry.ts';
import * as store from '../store.ts';
import { buildEntry } from './build-entry.ts';

export interface Sealed {
  id: string;
  /** The exact bytes that the log will hold. */
  entry: Uint8Array;
  leafHash: Uint8Array;
  /** False: the id was submitted before, and `entry` is what was submitted then. */
  created: boolean;
}

/**
 * Submits an entry in the caller's transaction. The sequencer integrates it after the commit; killed in between, it
 * finds the submission at the next start.
 */
export async function seal(
  { shard, by, wake }: { shard: string; by: string; wake: () => void },
  trx: Trx,
  request: SealRequest,
): Promise<Sealed> {
  const { id } = request;
  const built = buildEntry(request, by);
  const created = await store.insertSubmission(trx, { shard, id, ...built });
  if (!created) {
    const entry = (await store.bytesOf(trx, id)) as Buffer;
    return { id, entry, leafHash: leafHash(entry, sha256), created };
  }
  afterCommit(trx, wake);
  return { id, entry: built.bytes, leafHash: built.leafHash, created };
}
