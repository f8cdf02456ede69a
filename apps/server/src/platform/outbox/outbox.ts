import { afterCommit, type Database, type Trx } from '../database/index.ts';
import type { Log } from '../log/index.ts';
import { createLane, type Handler, type Lane } from './lane.ts';
import * as store from './store.ts';

export interface HandlerOptions {
  /** Jobs of this topic at the same time in this process; default 1. */
  concurrency?: number;
  /** Tries before a job is stopped; default 12 (about an hour). */
  maxAttempts?: number;
}

export interface Outbox {
  /**
   * In the caller's transaction: the job exists exactly when the change it follows from exists. Throws in a running
   * server for a topic that nobody handles: such a job would lie there for ever.
   */
  enqueue(trx: Trx, job: store.NewJob): Promise<void>;
  /** Many at once, by one statement. */
  enqueueMany(trx: Trx, jobs: readonly store.NewJob[]): Promise<void>;
  handle<P>(topic: string, handler: Handler<P>, options?: HandlerOptions): void;
  /** Whether somebody does the jobs of a topic. */
  handles(topic: string): boolean;
  start(): Promise<void>;
  /** Forgets jobs done long ago. */
  purge(): Promise<void>;
  /** Waits for the jobs in work; those not begun stay for the next start. */
  stop(): Promise<void>;
  /** Works until nothing is due, also what handlers enqueue; gives what is left waiting or stopped. */
  drain(): Promise<{ open: number; stopped: number }>;
}

export interface OutboxOptions {
  db: Database;
  log: Log;
  /** Nobody else works on this database: leases of a killed process end at start. */
  exclusive: boolean;
  leaseMs?: number;
  pollMs?: number;
  /** Wait before try n + 1; default 1 s doubling up to 10 min. */
  backoffMs?: (attempt: number) => number;
}

const doneForDays = 30;
const doublingBackoff = (attempt: number): number => Math.min(600_000, 1000 * 2 ** (attempt - 1));

/** Work that must happen after a commit: stored with it, done at least once, also across kills and restarts. */
export function createOutbox(options: OutboxOptions): Outbox {
  const { db, log, leaseMs = 60_000, pollMs = 1000, backoffMs = doublingBackoff } = options;
  const lanes = new Map<string, Lane>();
  const stopping = new AbortController();
  const { wakeAll, turns, allIdle } = overAll(lanes);
  let timer: NodeJS.Timeout | undefined;

  return {
    async enqueue(trx, job) {
      if (timer) refuseOrphans(lanes, [job]);
      await store.insertJob(trx, job);
      if (timer) afterCommit(trx, () => lanes.get(job.topic)?.wake());
    },
    async enqueueMany(trx, jobs) {
      if (jobs.length === 0) return;
      if (timer) refuseOrphans(lanes, jobs);
      await store.insertJobs(trx, jobs);
      const topics = new Set(jobs.map(({ topic }) => topic));
      if (timer) afterCommit(trx, () => [...topics].forEach((topic) => void lanes.get(topic)?.wake()));
    },
    handle(topic, handler, { concurrency = 1, maxAttempts = 12 } = {}) {
      if (lanes.has(topic)) throw new Error(`topic ${topic} has a handler already`);
      const shared = { db, log, leaseMs, backoffMs, signal: stopping.signal };
      const lane = createLane({
        ...shared,
        topic,
        handler: handler as Handler<unknown>,
        concurrency,
        maxAttempts,
      });
      lanes.set(topic, lane);
    },
    handles: (topic) => lanes.has(topic),
    async start() {
      if (options.exclusive) await store.dropLeases(db);
      timer = setInterval(wakeAll, pollMs);
      timer.unref();
      wakeAll();
    },
    async purge() {
      await store.purgeDone(db, doneForDays);
    },
    async stop() {
      clearInterval(timer);
      stopping.abort();
      await allIdle();
    },
    async drain() {
      for (;;) {
        wakeAll();
        await allIdle();
        const before = turns();
        const { due, open, stopped } = await store.countJobs(db, [...lanes.keys()]);
        // A job that another lane took meanwhile is leased, so not due, and not done either: look again.
        const isQuiet = due === 0 && turns() === before;
        if (isQuiet || stopping.signal.aborted) return { open, stopped };
      }
    },
  };
}

function refuseOrphans(lanes: ReadonlyMap<string, Lane>, jobs: readonly store.NewJob[]): void {
  const orphan = jobs.find(({ topic }) => !lanes.has(topic));
  if (orphan) throw new Error(`nobody handles the topic ${orphan.topic}`);
}

/** What is asked of all lanes at once. */
function overAll(lanes: ReadonlyMap<string, Lane>) {
  /** Changes with every worker that begins or ends. */
  const turns = () => [...lanes.values()].reduce((sum, lane) => sum + lane.turns(), 0);
  return {
    turns,
    wakeAll() {
      for (const lane of lanes.values()) lane.wake();
    },
    /** One lane's job wakes another lane: settles when all are idle at the same time. */
    async allIdle() {
      for (let before = -1; before !== turns(); ) {
        before = turns();
        await Promise.all([...lanes.values()].map((lane) => lane.idle()));
      }
    },
  };
}
