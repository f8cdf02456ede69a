import { AsyncLocalStorage } from 'node:async_hooks';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Transaction } from 'kysely';
import type { Database } from './open.ts';

/** A running transaction; rooms narrow it to their own tables in `store.ts`. */
// biome-ignore lint/suspicious/noExplicitAny: every room passes its own table types through this seam
export type Trx = Transaction<any>;

interface Hooks {
  last: (() => Promise<void>)[];
  end: ((committed: boolean) => void)[];
}
const hooks = new WeakMap<object, Hooks>();
const inside = new AsyncLocalStorage<Database>();
const attempts = 8;
/** serialization_failure and deadlock_detected: PostgreSQL asks to run the same transaction again. */
const retryable = new Set(['40001', '40P01']);

/**
 * Runs `fn` in one transaction and gives its result after the commit. It may run more than once (serialization
 * failure, deadlock), so nothing outside the database may happen in it: queue that with the outbox or `afterCommit`.
 */
export async function inTransaction<T>(db: Database, fn: (trx: Trx) => Promise<T>): Promise<T> {
  if (inside.getStore() === db) {
    throw new Error(
      'inTransaction inside inTransaction: pass the outer trx (on the embedded database it would hang)',
    );
  }
  for (let attempt = 1; ; attempt++) {
    try {
      return await tryOnce(db, fn);
    } catch (error) {
      if (attempt >= attempts || !retryable.has((error as { code?: string }).code ?? '')) throw error;
      await sleep(2 ** attempt);
    }
  }
}

async function tryOnce<T>(db: Database, fn: (trx: Trx) => Promise<T>): Promise<T> {
  const own: Hooks = { last: [], end: [] };
  const running = inside.run(db, () =>
    db.kysely.transaction().execute(async (trx) => {
      hooks.set(trx, own);
      const result = await fn(trx as Trx);
      for (const hook of own.last) await hook();
      return result;
    }),
  );
  const tell = (committed: boolean) => {
    for (const hook of own.end) hook(committed);
  };
  const result = await running.catch((error) => {
    tell(false);
    throw error;
  });
  tell(true);
  return result;
}

/**
 * What was asked of one transaction without waiting in between, in the order given. Settles only when all of it has, since
 * a statement that came after the end of its transaction would stand by itself; throws what failed first in that order.
 */
export async function together<const T extends readonly Promise<unknown>[]>(
  ...asked: T
): Promise<{ -readonly [K in keyof T]: Awaited<T[K]> }> {
  const results = await Promise.allSettled(asked);
  const failed = results.find(({ status }) => status === 'rejected');
  if (failed?.status === 'rejected') throw failed.reason;
  return results.map((one) => (one as PromiseFulfilledResult<unknown>).value) as never;
}

/** Reads by several statements what stood at one instant. On the embedded database only `trx` may be used inside. */
export async function inSnapshot<T>(db: Database, read: (trx: Trx) => Promise<T>): Promise<T> {
  if (inside.getStore() === db) throw new Error('inSnapshot inside inTransaction: read with the outer trx');
  return inside.run(db, () =>
    db.kysely
      .transaction()
      .setIsolationLevel('repeatable read')
      .setAccessMode('read only')
      .execute((trx) => read(trx as Trx)),
  );
}

/** Calls `hook` once the transaction is committed, never when it is rolled back; lost when the process dies before. */
export const afterCommit = (trx: Trx, hook: () => void): void =>
  atEnd(trx, (committed) => {
    if (committed) hook();
  });

/** Calls `hook` when it is over; with false when it was rolled back, or not answered, so that nobody knows. */
export const atEnd = (trx: Trx, hook: (committed: boolean) => void): void => void hooksOf(trx).end.push(hook);

/** Does `statements` once all else of the transaction is done: for what holds a lock that many want. */
export const beforeCommit = (trx: Trx, statements: () => Promise<void>): void =>
  void hooksOf(trx).last.push(statements);

function hooksOf(trx: Trx): Hooks {
  const own = hooks.get(trx);
  if (!own) throw new Error('this needs a transaction of inTransaction');
  return own;
}
