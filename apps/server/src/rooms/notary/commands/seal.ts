import { leafHash } from '@redress/tlog';
import { afterCommit, type Trx } from '#platform/database';
import type { Sequencer } from '../jobs/sequencer.ts';
import { sha256 } from '../keys.ts';
import type { SealRequest } from '../rules/entry.ts';
import { logBusy } from '../rules/refusals.ts';
import * as store from '../store.ts';
import { buildEntry } from './build-entry.ts';
import { rememberContents } from './remember-content.ts';

export interface Sealed {
  id: string;
  /** The exact bytes that the log will hold. */
  entry: Uint8Array;
  leafHash: Uint8Array;
  /** False: the id was submitted before, and `entry` is what was submitted then. */
  created: boolean;
}

interface SealDeps {
  shard: string;
  by: string;
  sequencer: Pick<Sequencer, 'handOn' | 'crowded'>;
  lookupSecret?: Buffer | undefined;
}

/**
 * Submits an entry in the caller's transaction. The sequencer integrates it after the commit; killed in between, it
 * finds the submission at the next start. What stands in the log is what `whenSealed` gives: an entry appended under
 * the same id while this transaction was open comes first. Refusal: `log-busy`.
 */
export async function seal(deps: SealDeps, trx: Trx, request: SealRequest): Promise<Sealed> {
  const [sealed] = await sealMany(deps, trx, [request]);
  return sealed as Sealed;
}

/** Submits many entries in their order by one statement; one id twice counts once. */
export async function sealMany(
  { shard, by, sequencer, lookupSecret }: SealDeps,
  trx: Trx,
  requests: readonly SealRequest[],
): Promise<Sealed[]> {
  if (requests.length === 0) return [];
  if (sequencer.crowded) throw logBusy();
  const built = requests.map((request) => buildEntry(request, by));
  const fresh = await store.insertSubmissions(trx, shard, built);
  const waiting = built.flatMap((entry) => {
    const position = fresh.get(entry.id);
    return position === undefined ? [] : [{ ...entry, position, known: false }];
  });
  if (waiting.length > 0) afterCommit(trx, () => sequencer.handOn(waiting));
  const sealed: Sealed[] = [];
  for (const { id, bytes, leafHash: hash } of built) {
    if (fresh.delete(id)) {
      sealed.push({ id, entry: bytes, leafHash: hash, created: true });
      continue;
    }
    const entry = (await store.bytesOf(trx, id)) as Buffer;
    sealed.push({ id, entry, leafHash: leafHash(entry, sha256), created: false });
  }
  if (lookupSecret) await rememberContents(trx, lookupSecret, requests, sealed);
  return sealed;
}
