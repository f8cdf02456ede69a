import { setImmediate as nextTurn } from 'node:timers/promises';
import type { Signer } from '@redress/tlog';
import { sealLate } from '../rules/refusals.ts';
import { readWaiting, waitingIds } from '../store.ts';
import { findEntries, findRoot } from '../store-entries.ts';
import type { Handed } from './handed.ts';
import { type Attempt, dropRepeated, type IntegrateDeps, prepare, publish, type Work } from './integrate.ts';
import type { Appended, Pool, Pooled } from './pool.ts';
import { type Ground, readGround } from './recover-edge.ts';
import type { Waiters } from './waiters.ts';

export interface BatchesDeps extends IntegrateDeps {
  signers: readonly Signer[];
  /** Entries of one kind (submitted, given directly) in a batch. */
  maxBatch: number;
  pool: Pool;
  handed: Handed;
  waiters: Waiters;
}

/** `held`: not allowed yet. `size`: of the head that was published, if one was. `more`: the database may hold more. */
export type Batched = 'fenced' | 'held' | { size?: number; more: boolean };

const maxBatchBytes = 8_000_000;
const followMs = 30_000;

/**
 * Makes batches under a fence, one after the other. In memory stands the right edge of the tree; it is read anew under
 * another fence and after every failure, so that recovering is the same as beginning.
 */
export class Batches {
  readonly #deps: BatchesDeps;
  #held: { fence: string; ground: Ground } | undefined;
  /** A batch whose commit was not answered. */
  #doubt: { attempt: Attempt; pooled: readonly Pooled[] } | undefined;
  #answer: (() => void) | undefined;

  constructor(deps: BatchesDeps) {
    this.#deps = deps;
  }

  /** `submitted`: submissions may be waiting in the database that were not handed on. */
  async run(fence: string, submitted: boolean, isAllowed: (size: number) => boolean): Promise<Batched> {
    const { db, shard, signers } = this.#deps;
    await this.settleDoubt();
    if (this.#held?.fence !== fence) this.#held = { fence, ground: await readGround(db, shard, signers) };
    const { ground } = this.#held;
    if (!isAllowed(ground.edge.size)) return 'held';
    const { work, more } = await this.#collect(submitted);
    if (work.pooled.length === 0 && work.waiting.every((row) => row.known)) {
      if (work.waiting.length > 0) await dropRepeated(this.#deps, work.waiting);
      return { more };
    }
    return this.#publish(this.#held, work, more);
  }

  /** What a batch in somebody else's transaction is built on; undefined where that would be a question to the database. */
  groundFor(fence: string, isAllowed: (size: number) => boolean): Ground | undefined {
    const held = this.#held?.fence === fence && !this.#doubt ? this.#held : undefined;
    return held && isAllowed(held.ground.edge.size) ? held.ground : undefined;
  }

  /** That batch stands; absent: it does not, or nobody knows. */
  moved(attempt: Attempt | undefined): void {
    if (!attempt) this.#held = undefined;
    else if (this.#held) this.#held.ground = attempt.ground;
    if (attempt) this.#settle(attempt, []);
  }

  /** Answers the batch published last; until then its writers do not know. */
  answer(): void {
    const answer = this.#answer;
    this.#answer = undefined;
    answer?.();
  }

  /** After a commit that was not answered: the published root of that size says whether it was ours. */
  async settleDoubt(): Promise<void> {
    if (!this.#doubt) return;
    const { db, shard, pool } = this.#deps;
    const { attempt, pooled } = this.#doubt;
    const root = await findRoot(db, shard, attempt.size);
    this.#doubt = undefined;
    if (root?.equals(attempt.root)) this.#settle(attempt, pooled);
    else pool.putBack(pooled);
  }

  async #collect(submitted: boolean): Promise<{ work: Work; more: boolean }> {
    const { db, shard, maxBatch, pool, handed } = this.#deps;
    const read = submitted ? await readWaiting(db, shard, maxBatch) : [];
    const more = read.length === maxBatch;
    handed.forget(read);
    const waiting = [...read, ...handed.take(maxBatch - read.length)];
    const pooled = pool.take(Math.min(maxBatch, pool.half), maxBatchBytes);
    if (waiting.length === 0) return { work: { waiting, pooled }, more };
    const ids = new Set(waiting.map(({ id }) => id));
    for (const { id } of pooled) if (ids.has(id)) this.#follow(id);
    return { work: { waiting, pooled: pooled.filter(({ id }) => !ids.has(id)) }, more };
  }

  /** The id waits as a submission: whoever gave it directly gets the seal of that one. */
  #follow(id: string): void {
    const { pool, waiters } = this.#deps;
    waiters.wait(id, followMs, sealLate).then(
      (seal) => pool.settle({ ...seal, created: false }),
      (why) => pool.refuse([id], why),
    );
  }

  async #publish(held: { fence: string; ground: Ground }, work: Work, more: boolean): Promise<Batched> {
    const prepared = prepare(this.#deps, held.ground, work);
    const publishing = publish(this.#deps, { ...held, work }, prepared).catch((error: unknown) => ({
      error,
    }));
    if (this.#answer) {
      // The database works on this batch while the writers of the one before hear of theirs.
      await nextTurn();
      this.answer();
    }
    const outcome = await publishing;
    const { attempt } = prepared;
    if (outcome === 'published') {
      held.ground = attempt.ground;
      this.#answer = () => this.#settle(attempt, work.pooled);
      return { size: attempt.size, more };
    }
    if (outcome === 'repeated') {
      await this.#sortOut(work);
      return { more: true };
    }
    this.#held = undefined;
    if (outcome === 'fenced') {
      this.#deps.pool.putBack(work.pooled);
      return 'fenced';
    }
    this.#doubt = { attempt, pooled: work.pooled };
    throw outcome.error;
  }

  #settle({ seals }: Attempt, pooled: readonly Pooled[]): void {
    const { pool, waiters } = this.#deps;
    waiters.published(seals);
    for (let i = seals.length - pooled.length; i < seals.length; i++) pool.settle(seals[i] as Appended);
  }

  /** Some ids were there before: they get the seal that stands, the rest goes into the next batch. */
  async #sortOut({ waiting, pooled }: Work): Promise<void> {
    const { db, pool } = this.#deps;
    const ids = pooled.map(({ id }) => id);
    const sealed = await findEntries(db, [
      ...ids,
      ...waiting.filter((row) => !row.known).map(({ id }) => id),
    ]);
    const submitted = await waitingIds(db, ids);
    const sealedIds = new Set(sealed.map(({ id }) => id));
    pool.putBack(pooled.filter(({ id }) => !sealedIds.has(id) && !submitted.has(id)));
    for (const id of submitted) if (!sealedIds.has(id)) this.#follow(id);
    for (const { id, index, bytes, sealedAt } of sealed)
      pool.settle({ id, index, entry: bytes, sealedAtMs: sealedAt.getTime(), created: false });
    if (sealed.length + submitted.size > 0) return;
    this.#held = undefined;
    throw new Error(
      'a batch was refused as repeated though no id of it is known: are there rows beyond the head?',
    );
  }
}
