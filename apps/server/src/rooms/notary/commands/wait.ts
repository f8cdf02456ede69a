import type { Database } from '#platform/database';
import type { Sequencer } from '../jobs/sequencer.ts';
import type { Waiters } from '../jobs/waiters.ts';
import { type Seal, sealOf } from '../queries/proofs.ts';
import { logHalted, sealLate } from '../rules/refusals.ts';
import * as store from '../store.ts';

/** Refusals: `seal-late`; `log-halted` unless it is sealed already. */
export async function waitForSeal(
  deps: { db: Database; shard: string; sequencer: Sequencer; waiters: Waiters },
  id: string,
  timeoutMs: number,
): Promise<Seal> {
  const { db, shard, sequencer, waiters } = deps;
  const halt = await sequencer.halt();
  if (halt === undefined) return waiters.wait(id, timeoutMs, sealLate);
  const found = await sealOf(db, shard, id);
  if (!found) throw logHalted(halt);
  return found;
}

export async function waitUntilFlushed(db: Database, shard: string, sequencer: Sequencer): Promise<void> {
  while ((await store.countWaiting(db, shard)) > 0) {
    const halt = await sequencer.halt();
    if (halt !== undefined) throw logHalted(halt);
    sequencer.look();
    await sequencer.nextBatch();
  }
}
