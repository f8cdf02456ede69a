import type { Database } from '#platform/database';
import type { Seal } from '../queries/proofs.ts';
import { findEntries } from '../store-entries.ts';

/**
 * Whoever waits for a seal, by id. A batch of this process wakes all whom it concerns. Those who are new are looked up
 * together once, and all of them when another node moved the head: nobody asks the database alone.
 */
export interface Waiters {
  readonly size: number;
  wait(id: string, timeoutMs: number, late: () => Error): Promise<Seal>;
  settle(seal: Seal): void;
  /** Settles all of a batch. Whoever asks for one of them a moment later gets it without a look. */
  published(batch: readonly Seal[]): void;
  /** Looks the new ones up, or all. Settles when it is done; rejects when the database is away. */
  lookUp(which: 'new' | 'all'): Promise<void>;
  refuseAll(why: Error): void;
}

interface Waiter {
  resolve(seal: Seal): void;
  reject(why: Error): void;
}

const lookAtOnce = 1024;
/** Batches of this process that are remembered: as many as writers may be between their commit and their question. */
const mostRecent = 8;

/** A batch knows more of each. */
const only = ({ id, index, entry, sealedAtMs }: Seal): Seal => ({ id, index, entry, sealedAtMs });

export function createWaiters(db: Database): Waiters {
  const waiting = new Map<string, Set<Waiter>>();
  let fresh: string[] = [];
  let looking: Promise<void> | undefined;
  const recent: (readonly Seal[])[] = [];

  function settle(seal: Seal): void {
    for (const waiter of [...(waiting.get(seal.id) ?? [])]) waiter.resolve(seal);
  }
  function published(batch: readonly Seal[]): void {
    if (waiting.size > 0) for (const seal of batch) settle(only(seal));
    recent.push(batch);
    if (recent.length > mostRecent) recent.shift();
  }
  const recentOf = (id: string): Seal | undefined => {
    for (const batch of recent) for (const seal of batch) if (seal.id === id) return only(seal);
    return undefined;
  };
  async function look(): Promise<void> {
    while (fresh.length > 0) {
      const ids = fresh.splice(0, lookAtOnce);
      try {
        for (const row of await findEntries(db, ids))
          settle({ id: row.id, index: row.index, entry: row.bytes, sealedAtMs: row.sealedAt.getTime() });
      } catch (error) {
        fresh.push(...ids);
        throw error;
      }
    }
  }
  const lookUp = (which: 'new' | 'all'): Promise<void> => {
    if (which === 'all') fresh = [...waiting.keys()];
    looking ??= look().finally(() => {
      looking = undefined;
    });
    return looking;
  };
  return {
    get size() {
      return waiting.size;
    },
    wait(id, timeoutMs, late) {
      const known = recentOf(id);
      if (known) return Promise.resolve(known);
      const seal = join(waiting, id, timeoutMs, late);
      fresh.push(id);
      // What fails here is found by the next poll.
      setImmediate(() => void lookUp('new').catch(() => {}));
      return seal;
    },
    settle,
    published,
    lookUp,
    refuseAll(why) {
      for (const waiters of [...waiting.values()]) for (const waiter of [...waiters]) waiter.reject(why);
    },
  };
}

function join(waiting: Map<string, Set<Waiter>>, id: string, timeoutMs: number, late: () => Error) {
  return new Promise<Seal>((resolve, reject) => {
    const others = waiting.get(id) ?? new Set();
    const leave = (tell: () => void) => {
      clearTimeout(timer);
      others.delete(waiter);
      if (others.size === 0) waiting.delete(id);
      tell();
    };
    const waiter: Waiter = {
      resolve: (seal) => leave(() => resolve(seal)),
      reject: (why) => leave(() => reject(why)),
    };
    const timer = setTimeout(() => waiter.reject(late()), timeoutMs);
    waiting.set(id, others.add(waiter));
  });
}
