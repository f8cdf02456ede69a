import { setTimeout as sleep } from 'node:timers/promises';
import type { Log } from '#platform/log';
import type { BatchGround } from '../room.ts';
import * as store from '../store.ts';
import { type IntegrateDeps, type Integration, integrate } from './integrate.ts';
import { createLease, type Lease } from './lease.ts';

export interface SequencerDeps extends IntegrateDeps {
  log: Log;
  /** Nobody else can sequence this database. */
  exclusive: boolean;
  /** How often submissions that nobody woke us for are looked for: those of other nodes and of a killed process. */
  pollMs: number;
  /** A head of this process stands published. */
  onHead?: () => void;
  /** Asked before each batch; absent means always. */
  maySequence?: (on: BatchGround) => boolean;
}

export interface Sequencer {
  start(): Promise<void>;
  stop(): Promise<void>;
  /** Something was submitted: integrate it now. */
  wake(): void;
  /** True while this process holds the lease. */
  sequences(): boolean;
  /** Settles after the batch in work; without one, after `pollMs`. */
  nextBatch(): Promise<void>;
}

/** With the lease in hand, asking again whether a batch may be made costs little. */
const heldBackMs = 50;

/** `held`: another process has the lease, or a part does not allow a batch; then another node gets its turn. */
async function tryBatch(deps: SequencerDeps, lease: Lease): Promise<Integration> {
  const fence = await lease.fence();
  if (fence === undefined) return 'held';
  const tenure = lease.tenure();
  return integrate(deps, fence, (size) => deps.maySequence?.({ tenure, size }) ?? true);
}

/**
 * The one writer of a shard's tree. A lease in the database chooses it among the nodes; its fence makes a holder that
 * slept too long harmless. A batch takes what arrived during the one before, so a lone seal never waits for company.
 */
export function createSequencer(deps: SequencerDeps): Sequencer {
  const { db, shard, pollMs, log } = deps;
  const lease = createLease(db, shard, deps.leaseMs, deps.exclusive);
  const stopping = new AbortController();
  const pause = (ms = pollMs) => sleep(ms, undefined, { signal: stopping.signal }).catch(() => {});
  let working: Promise<void> | undefined;
  let timer: NodeJS.Timeout | undefined;
  let dirty = false;

  /** True when more may be waiting. */
  async function batch(): Promise<boolean> {
    const result = await tryBatch(deps, lease);
    if (result === 'fenced') {
      log.warn({ shard }, 'another node sequences this log now');
      lease.lost();
      return true;
    }
    if (result !== 'held') {
      if (result.integrated > 0) deps.onHead?.();
      return result.more;
    }
    await pause(lease.heldMs() > 0 ? heldBackMs : pollMs);
    if (!deps.exclusive && lease.heldMs() > deps.leaseMs) await lease.free().then(() => pause());
    return (await store.countWaiting(db, shard)) > 0;
  }
  async function work(): Promise<void> {
    do {
      dirty = false;
      dirty = (await batch()) || dirty;
    } while (dirty && !stopping.signal.aborted);
  }
  function wake(): void {
    dirty = true;
    if (working || stopping.signal.aborted) return;
    working = work()
      // The database is away: nothing was acknowledged, and the next poll tries again.
      .catch(async (error) => {
        log.error({ err: error, shard }, 'sequencing failed');
        await pause();
      })
      .finally(() => {
        working = undefined;
      });
  }
  const poll = async () => {
    if (!working && (await store.countWaiting(db, shard).catch(() => 0)) > 0) wake();
  };
  return {
    wake,
    async start() {
      timer = setInterval(() => void poll(), pollMs);
      timer.unref();
      await poll();
    },
    async stop() {
      clearInterval(timer);
      stopping.abort();
      await working;
      await lease.free();
    },
    sequences: () => lease.heldMs() > 0,
    nextBatch: () => working ?? pause(),
  };
}
