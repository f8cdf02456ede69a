import { atEnd, type Trx } from '#platform/database';
import type { BatchGround } from '../room.ts';
import { appendLast } from '../store-batch.ts';
import type { Batches } from './batches.ts';
import { batchOf, type IntegrateDeps, prepare } from './integrate.ts';
import type { Lease } from './lease.ts';
import type { Pooled } from './pool.ts';
import type { Turn } from './turn.ts';

export interface GuestDeps extends IntegrateDeps {
  turn: Turn;
  lease: Lease;
  batches: Batches;
  maySequence?: (on: BatchGround) => boolean;
}

/**
 * Brings entries into the log by the last statement of the caller's transaction: its rows and the head stand by one flush
 * to disk, and nothing waits as a submission. False, with nothing done, where this process cannot do it without asking
 * the database, or while the sequencer is at work. Where an id proves known, or another node moved the head, the
 * transaction runs again. `ended` hears the size of the head once it stands, and undefined where it does not.
 */
export async function appendAsGuest(
  deps: GuestDeps,
  trx: Trx,
  pooled: readonly Pooled[],
  ended: (size: number | undefined) => void,
): Promise<boolean> {
  const { turn, lease, batches } = deps;
  const entering = turn.enterAsGuest();
  if (!entering) return false;
  const leave = await entering;
  const fence = lease.current();
  const isAllowed = (size: number) => deps.maySequence?.({ tenure: lease.tenure(), size }) ?? true;
  const ground = fence === undefined ? undefined : batches.groundFor(fence, isAllowed);
  if (fence === undefined || !ground) {
    leave();
    return false;
  }
  const prepared = prepare(deps, ground, { waiting: [], pooled });
  const { attempt } = prepared;
  atEnd(trx, (committed) => {
    batches.moved(committed ? attempt : undefined);
    leave();
    ended(committed ? attempt.size : undefined);
  });
  await appendLast(trx, deps.shard, batchOf(deps, { fence, ground }, prepared));
  return true;
}
