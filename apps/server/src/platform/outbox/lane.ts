import { Refusal } from '@redress/kernel';
import { newId } from '../clock/index.ts';
import type { Database } from '../database/index.ts';
import type { Log } from '../log/index.ts';
import type { Job } from './store.ts';
import * as store from './store.ts';

/** done; try again (`retry` says why, in a word); or `stop`: no further try will help. */
export type Outcome = 'done' | { retry: string; afterMs?: number } | { stop: string };
/** Must bear being run twice for one key; `signal` is raised when the server stops. */
export type Handler<P> = (job: Job<P>, signal: AbortSignal) => Promise<Outcome>;

export interface LaneOptions {
  db: Database;
  log: Log;
  topic: string;
  handler: Handler<unknown>;
  concurrency: number;
  maxAttempts: number;
  leaseMs: number;
  backoffMs: (attempt: number) => number;
  signal: AbortSignal;
}

export interface Lane {
  /** Says that a job may be due. */
  wake(): void;
  /** Settles when no worker of this lane is busy. */
  idle(): Promise<void>;
  /** How often a worker began or ended so far. */
  turns(): number;
}

/** The workers of one topic. */
export function createLane(options: LaneOptions): Lane {
  const working = new Set<Promise<void>>();
  let dirty = false;
  let turns = 0;
  async function work(): Promise<void> {
    do {
      dirty = false;
      while (!options.signal.aborted && (await workOne(options)));
      // A job committed after the last look has set `dirty` again: nothing due is left lying.
    } while (dirty && !options.signal.aborted);
  }
  return {
    wake() {
      dirty = true;
      if (options.signal.aborted) return;
      for (let free = options.concurrency - working.size; free > 0; free--) {
        const worker = work()
          // The database is away: the next poll tries again.
          .catch((error) => options.log.error({ err: error, topic: options.topic }, 'outbox worker failed'))
          .finally(() => {
            turns += 1;
            working.delete(worker);
          });
        turns += 1;
        working.add(worker);
      }
    },
    async idle() {
      while (working.size > 0) await Promise.all(working);
    },
    turns: () => turns,
  };
}

/** Does one due job; false when there is none. A lost lease is harmless: the other worker's result counts. */
async function workOne(options: LaneOptions): Promise<boolean> {
  const { db, topic, leaseMs, maxAttempts, backoffMs } = options;
  const lease = newId('lease');
  const job = await store.claimJob(db, topic, lease, leaseMs);
  if (!job) return false;
  const heartbeat = setInterval(() => {
    store.extendLease(db, job.position, lease, leaseMs).catch(() => {});
  }, leaseMs / 3);
  heartbeat.unref();
  // A job that kills the process counts its tries too: they are counted when it is claimed.
  const outcome: Outcome = job.attempt > maxAttempts ? { stop: 'too many tries' } : await run(options, job);
  clearInterval(heartbeat);
  // Killed here, the work is done but not noted: it will be repeated, hence "at least once".
  if (outcome === 'done') {
    await store.finishJob(db, job.position, lease, 'done');
  } else if ('stop' in outcome || job.attempt >= maxAttempts) {
    const reason = 'stop' in outcome ? outcome.stop : outcome.retry;
    await store.finishJob(db, job.position, lease, 'stopped', reason);
    options.log.error({ topic, position: job.position, attempt: job.attempt, reason }, 'job stopped');
  } else {
    const afterMs = outcome.afterMs ?? backoffMs(job.attempt);
    await store.postponeJob(db, job.position, lease, afterMs, outcome.retry);
  }
  return true;
}

async function run({ handler, signal, log, topic }: LaneOptions, job: Job): Promise<Outcome> {
  try {
    return await handler(job, signal);
  } catch (error) {
    log.error({ err: error, topic, attempt: job.attempt }, 'job failed');
    return { retry: error instanceof Refusal ? error.code : 'failed' };
  }
}
