import { setTimeout as sleep } from 'node:timers/promises';
import type { Trx } from '#platform/database';
import type { Log } from '#platform/log';
import type { BatchGround } from '../room.ts';
import { logHalted, sealLate } from '../rules/refusals.ts';
import type { WaitingRow } from '../store.ts';
import { peek } from '../store.ts';
import { Batches, type BatchesDeps } from './batches.ts';
import { appendAsGuest } from './guest.ts';
import { createLease, type Lease } from './lease.ts';
import type { Pooled } from './pool.ts';
import { createTurn } from './turn.ts';

export interface SequencerDeps extends BatchesDeps {
  log: Log;
  /** Nobody else can sequence this database. */
  exclusive: boolean;
  /** How often submissions that nobody woke us for are looked for: those of other nodes and of a killed process. */
  pollMs: number;
  /** Beyond this many submissions waiting, none are taken. */
  maxWaiting: number;
  /** Another node sequences: what was given directly here becomes submissions. */
  handOver: () => Promise<void>;
  /** A head of this process stands published. */
  onHead?: () => void;
  /** Asked before each batch; absent means always. */
  maySequence?: (on: BatchGround) => boolean;
}

/** After all that promises lead to now, without a turn of the event loop. */
const settled = () => new Promise<void>((resolve) => process.nextTick(resolve));

/** With the lease in hand, asking again whether a batch may be made costs little. */
const heldBackMs = 50;

/**
 * The one writer of a shard's tree. A lease in the database chooses it among the nodes; its fence makes a holder that
 * slept too long harmless. A batch takes what arrived during the one before, so a lone seal never waits for company.
 */
export class Sequencer {
  readonly #deps: SequencerDeps;
  readonly #lease: Lease;
  readonly #batches: Batches;
  readonly #turn = createTurn();
  readonly #stopping = new AbortController();
  #working: Promise<void> | undefined;
  #timer: NodeJS.Timeout | undefined;
  #dirty = false;
  #submitted = true;
  #size = -1;
  #waiting = 0;
  #halt: string | undefined;
  #looking: Promise<void> | undefined;
  /** Without the lease: when to ask for it again. */
  #askAt = 0;

  constructor(deps: SequencerDeps) {
    this.#deps = deps;
    this.#lease = createLease(deps.db, deps.shard, deps.leaseMs, deps.exclusive);
    this.#batches = new Batches(deps);
  }

  async start(): Promise<void> {
    this.#timer = setInterval(() => void this.#poll(), this.#deps.pollMs);
    this.#timer.unref();
    await this.#poll();
  }

  /** What has no answer by then gets none from this process; asked again with the same id, the log knows. */
  async stop(): Promise<void> {
    clearInterval(this.#timer);
    this.#stopping.abort();
    await this.#working;
    this.#deps.pool.refuseAll(sealLate());
    this.#deps.waiters.refuseAll(sealLate());
    await this.#inTurn(() => this.#lease.free());
  }

  /** True while this process holds the lease. */
  readonly sequences = (): boolean => this.#lease.heldMs() > 0;

  /** A halt was seen; `halt` says whether it stands. */
  get halted(): boolean {
    return this.#halt !== undefined;
  }

  /** Why the log takes nothing. Where one was seen, it is looked for again: it may be lifted; all who ask share a look. */
  async halt(): Promise<string | undefined> {
    if (this.#halt === undefined) return undefined;
    this.#looking ??= this.#look().finally(() => {
      this.#looking = undefined;
    });
    await this.#looking;
    if (this.#halt === undefined) this.look();
    return this.#halt;
  }

  /** Submissions that wait, about: counted at each poll, those of this process also in between. */
  get crowded(): boolean {
    return this.#waiting >= this.#deps.maxWaiting;
  }

  /** These submissions were committed: integrate them now. */
  readonly handOn = (rows: readonly WaitingRow[]): void => {
    this.#waiting += rows.length;
    if (this.sequences()) this.#deps.handed.add(rows);
    else this.#submitted = true;
    this.wake();
  };

  /** Integrates in the caller's transaction; see `appendAsGuest`. `failed` is called where that comes to nothing. */
  appendIn(trx: Trx, entries: readonly Pooled[], failed: () => void): Promise<boolean> {
    const deps = { ...this.#deps, turn: this.#turn, lease: this.#lease, batches: this.#batches };
    return appendAsGuest(deps, trx, entries, (size) => (size === undefined ? failed() : this.#moved(size)));
  }

  /** Submissions may be waiting in the database: look now. */
  readonly look = (): void => {
    this.#submitted = true;
    this.wake();
  };

  /** Something waits: integrate it now. */
  readonly wake = (): void => {
    this.#dirty = true;
    if (this.#working || this.#stopping.signal.aborted) return;
    this.#working = this.#work()
      // The database is away: what it did not answer is in doubt until it is back.
      .catch(async (error) => {
        this.#deps.log.error({ err: error, shard: this.#deps.shard }, 'sequencing failed');
        this.#batches.answer();
        await this.#pause();
        this.#dirty = true;
      })
      .finally(() => {
        this.#working = undefined;
        if (this.#dirty || this.#queued) this.wake();
      });
  };

  /** Settles after the batches in work; without any, after a poll's time. */
  nextBatch(): Promise<void> {
    return this.#working ?? this.#pause();
  }

  async #work(): Promise<void> {
    do {
      // Whoever asks again on being answered comes along; a crowd that waits already need not wait for more.
      if (!this.#deps.pool.crowded) {
        this.#batches.answer();
        await settled();
      }
      this.#dirty = false;
      if (await this.#inTurn(() => this.#batch())) this.#dirty = true;
    } while ((this.#dirty || this.#queued) && !this.#stopping.signal.aborted);
    this.#batches.answer();
  }

  async #inTurn<T>(work: () => Promise<T>): Promise<T> {
    const leave = await this.#turn.enter();
    return work().finally(leave);
  }

  /** True when more may be waiting. */
  async #batch(): Promise<boolean> {
    const fence = performance.now() < this.#askAt ? undefined : await this.#lease.fence();
    if (fence === undefined) return this.#standAside();
    const submitted = this.#submitted;
    this.#submitted = false;
    const tenure = this.#lease.tenure();
    const isAllowed = (size: number) => this.#deps.maySequence?.({ tenure, size }) ?? true;
    const result = await this.#batches.run(fence, submitted, isAllowed).catch((error) => {
      // What was handed on and is not in the log by now is found in the database.
      this.#submitted = true;
      throw error;
    });
    if (result === 'held') this.#submitted ||= submitted;
    if (result === 'held') return this.#hold();
    if (result === 'fenced') {
      this.#dropHanded();
      this.#deps.log.warn({ shard: this.#deps.shard }, 'another node sequences this log now');
      this.#lease.lost();
      return true;
    }
    if (result.size !== undefined) this.#moved(result.size);
    this.#submitted ||= result.more;
    return result.more;
  }

  #moved(size: number): void {
    this.#lease.extended();
    this.#size = size;
    this.#deps.onHead?.();
  }

  /** Another node has the lease, or nobody may have it. */
  async #standAside(): Promise<boolean> {
    this.#dropHanded();
    const { pollMs, exclusive, handOver, leaseMs, pool } = this.#deps;
    if (performance.now() >= this.#askAt) {
      this.#askAt = performance.now() + Math.min(pollMs, leaseMs / 4);
      await this.#look();
    }
    await this.#batches.settleDoubt();
    if (this.#halt === undefined && !exclusive) await handOver();
    if (pool.queued > 0) await this.#pause();
    return false;
  }

  /** Another node integrates it, or this one once it may again. */
  #dropHanded(): void {
    this.#deps.handed.clear();
    this.#submitted = true;
  }

  get #queued(): boolean {
    return this.#deps.pool.queued + this.#deps.handed.size > 0;
  }

  /** Allowed by nobody yet: asked again soon. Another node may reach those whom this one waits for. */
  async #hold(): Promise<boolean> {
    await this.#pause(heldBackMs);
    if (!this.#deps.exclusive && this.#lease.heldMs() > this.#deps.leaseMs) {
      await this.#lease.free();
      this.#askAt = performance.now() + this.#deps.pollMs;
    }
    return this.#waiting > 0 || this.#queued;
  }

  async #poll(): Promise<void> {
    this.#deps.pool.expire(performance.now(), sealLate);
    try {
      await this.#look();
    } catch {
      return; // the database is away: the next poll looks again
    }
    // What was handed on is under way: only more than that is somebody else's.
    if (this.#waiting > this.#deps.handed.size) this.#submitted = true;
    if (this.#waiting > 0 || this.#deps.pool.queued > 0) this.wake();
  }

  /** What others did: a head, submissions, a halt. */
  async #look(): Promise<void> {
    const { db, shard, maxWaiting, pool, waiters } = this.#deps;
    const seen = await peek(db, shard, maxWaiting);
    this.#waiting = seen.waiting;
    this.#halt = seen.halt;
    const moved = seen.size !== this.#size;
    this.#size = Math.max(seen.size, this.#size);
    if (waiters.size > 0) await waiters.lookUp(moved || seen.halt !== undefined ? 'all' : 'new');
    if (seen.halt === undefined) return;
    pool.refuseAll(logHalted(seen.halt));
    waiters.refuseAll(logHalted(seen.halt));
  }

  #pause(ms = this.#deps.pollMs): Promise<void> {
    return sleep(ms, undefined, { signal: this.#stopping.signal }).catch(() => {});
  }
}
