import { leafHash } from '@redress/tlog';
import { afterCommit, beforeCommit, type Trx } from '#platform/database';
import type { Pooled } from '../jobs/pool.ts';
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
  /** Batches, by the first id, that failed as the last statement: run again, they wait for the sequencer. */
  repeated: Set<string>;
  sequencer: Pick<Sequencer, 'handOn' | 'appendIn' | 'crowded'>;
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

/**
 * Many entries in their order; one id twice counts once. A batch of new ones goes straight into the log as the
 * transaction's last statement where this process may do that: then they are sealed when they are committed.
 */
export async function sealMany(
  deps: SealDeps,
  trx: Trx,
  requests: readonly SealRequest[],
): Promise<Sealed[]> {
  const { by, sequencer, lookupSecret } = deps;
  if (requests.length === 0) return [];
  if (sequencer.crowded) throw logBusy();
  const built = requests.map((request) => buildEntry(request, by));
  const sealed = isBatch(deps, built) ? appendLast(deps, trx, built) : await submit(deps, trx, built);
  if (lookupSecret) await rememberContents(trx, lookupSecret, requests, sealed);
  return sealed;
}

/** From so many on a head of their own costs less than their waiting for one. */
const batchFrom = 32;
const mostMarks = 1000;
const isBatch = ({ repeated }: SealDeps, built: readonly Pooled[]): boolean =>
  built.length >= batchFrom &&
  !repeated.delete(built[0]?.id as string) &&
  new Set(built.map(({ id }) => id)).size === built.length;

/** All are taken for new, as they nearly always are; where one proves not to be, the transaction runs again. */
function appendLast(deps: SealDeps, trx: Trx, built: readonly Pooled[]): Sealed[] {
  const again = () => {
    // Whoever never runs again leaves its mark behind.
    if (deps.repeated.size >= mostMarks) deps.repeated.clear();
    deps.repeated.add(built[0]?.id as string);
  };
  beforeCommit(trx, async () => {
    if (await deps.sequencer.appendIn(trx, built, again)) return;
    const sealed = await submit(deps, trx, built);
    if (sealed.every(({ created }) => created)) return;
    again();
    throw Object.assign(new Error('an id is known already'), { code: '40001' });
  });
  return built.map((entry) => sealedOf(entry, true));
}

const sealedOf = ({ id, bytes, leafHash: hash }: Pooled, created: boolean): Sealed => ({
  ...{ id, entry: bytes, leafHash: hash, created },
});

async function submit({ shard, sequencer }: SealDeps, trx: Trx, built: readonly Pooled[]): Promise<Sealed[]> {
  const fresh = await store.insertSubmissions(trx, shard, built);
  const waiting = built.flatMap((entry) => {
    const position = fresh.get(entry.id);
    return position === undefined ? [] : [{ ...entry, position, known: false }];
  });
  if (waiting.length > 0) afterCommit(trx, () => sequencer.handOn(waiting));
  const sealed: Sealed[] = [];
  for (const { id, bytes, leafHash: hash } of built) {
    if (fresh.delete(id)) {
      sealed.push(sealedOf({ id, bytes, leafHash: hash }, true));
      continue;
    }
    const entry = (await store.bytesOf(trx, id)) as Buffer;
    sealed.push({ id, entry, leafHash: leafHash(entry, sha256), created: false });
  }
  return sealed;
}
