import { type Database, inTransaction } from '#platform/database';
import type { Appended, Pool } from '../jobs/pool.ts';
import type { Sequencer } from '../jobs/sequencer.ts';
import type { Waiters } from '../jobs/waiters.ts';
import type { SealRequest } from '../rules/entry.ts';
import { logBusy, logHalted, sealLate } from '../rules/refusals.ts';
import { insertSubmissions } from '../store.ts';
import { buildEntry } from './build-entry.ts';
import { sealMany } from './seal.ts';
import { waitForSeal } from './wait.ts';

/** Entries that may be without an answer at a time; more are refused at once. */
export const maxPooled = 4096;
const answerMs = 30_000;

export interface AppendDeps {
  db: Database;
  shard: string;
  by: string;
  waiters: Waiters;
  lookupSecret?: Buffer | undefined;
  pool: Pool;
  sequencer: Sequencer;
  repeated: Set<string>;
}

/**
 * Brings entries into the log and answers when a published checkpoint covers them all. The same id again, also at the
 * same time or on another node, gives the seal of the entry that came first. Not in a transaction of the caller.
 * Refusals: `log-busy` (nothing of the call was taken), `log-halted`, `seal-late` (may still get in: ask again with
 * the same ids).
 */
export async function append(deps: AppendDeps, requests: readonly SealRequest[]): Promise<Appended[]> {
  const { by, pool, sequencer } = deps;
  if (requests.length > maxPooled) throw new RangeError(`at most ${maxPooled} entries a call`);
  if (requests.length === 0) return [];
  if (sequencer.halted) {
    const halt = await sequencer.halt();
    if (halt !== undefined) throw logHalted(halt);
  }
  if (pool.size + requests.length > maxPooled) throw logBusy();
  if (deps.lookupSecret && requests.some(({ contents }) => contents?.length)) return submit(deps, requests);
  const built = requests.map((request) => buildEntry(request, by));
  const answers = pool.add(built, performance.now() + answerMs);
  sequencer.wake();
  return answers;
}

/** What shall be found by its content is remembered in one transaction with its submission. */
async function submit(deps: AppendDeps, requests: readonly SealRequest[]): Promise<Appended[]> {
  const submitted = await inTransaction(deps.db, (trx) => sealMany(deps, trx, requests));
  return Promise.all(
    submitted.map(async ({ id, created }) => ({ ...(await waitForSeal(deps, id, answerMs)), created })),
  );
}

/**
 * Another node sequences: what was given to this one becomes submissions, which that node integrates. Killed in
 * between, they are in the log though nobody was told; asked again with the same id, it says so.
 */
export async function handOver(
  deps: { db: Database; shard: string; pool: Pool; waiters: Waiters },
  crowded: boolean,
): Promise<void> {
  const { db, shard, pool, waiters } = deps;
  const pooled = pool.take(maxPooled, Number.POSITIVE_INFINITY);
  if (pooled.length === 0) return;
  const ids = pooled.map(({ id }) => id);
  if (crowded) return pool.refuse(ids, logBusy());
  const fresh = await inTransaction(db, (trx) => insertSubmissions(trx, shard, pooled)).catch((error) => {
    pool.putBack(pooled);
    throw error;
  });
  for (const { id, bytes } of pooled) {
    // The other node may have sealed the same id while this submission was on its way: then that entry stands.
    const isOurs = (entry: Uint8Array) => fresh.has(id) && Buffer.compare(entry, bytes) === 0;
    waiters.wait(id, answerMs, sealLate).then(
      (seal) => pool.settle({ ...seal, created: isOurs(seal.entry) }),
      (why) => pool.refuse([id], why),
    );
  }
}
