import type { Seal } from '../queries/proofs.ts';

/** An entry given directly, until its answer. */
export interface Pooled {
  id: string;
  bytes: Uint8Array;
  leafHash: Uint8Array;
}

/** `created`: this very call brought the entry in; false when the id was there before. */
export type Appended = Seal & { created: boolean };

/**
 * Entries that were given directly, in memory until a batch has them. Nobody was told that they are in the log, so a
 * crash loses nothing that counts.
 */
export interface Pool {
  /** Without an answer yet, taken or not. */
  readonly size: number;
  /** Those that no batch has taken. */
  readonly queued: number;
  has(id: string): boolean;
  /** One id twice is one entry; whoever came later learns that it was not theirs. */
  add(entry: Pooled, untilMs: number): Promise<Appended>;
  take(maxEntries: number, maxBytes: number): Pooled[];
  /** Taken in vain: they come first in the next batch. */
  putBack(entries: readonly Pooled[]): void;
  settle(id: string, seal: Appended): void;
  refuse(ids: Iterable<string>, why: Error): void;
  refuseAll(why: Error): void;
  /** Refuses those whose time is over; one in a batch may still get into the log. */
  expire(nowMs: number, why: () => Error): void;
}

interface Asker {
  untilMs: number;
  resolve(seal: Appended): void;
  reject(why: Error): void;
}

export function createPool(): Pool {
  const askers = new Map<string, Asker[]>();
  let queue: Pooled[] = [];
  function refuse(ids: Iterable<string>, why: Error): void {
    const gone = new Set(ids);
    for (const id of gone) {
      for (const asker of askers.get(id) ?? []) asker.reject(why);
      askers.delete(id);
    }
    queue = queue.filter(({ id }) => !gone.has(id));
  }
  return {
    get size() {
      return askers.size;
    },
    get queued() {
      return queue.length;
    },
    has: (id) => askers.has(id),
    add(entry, untilMs) {
      return new Promise((resolve, reject) => {
        const asker = { untilMs, resolve, reject };
        const others = askers.get(entry.id);
        if (others) others.push(asker);
        else {
          askers.set(entry.id, [asker]);
          queue.push(entry);
        }
      });
    },
    take(maxEntries, maxBytes) {
      let bytes = 0;
      let n = 0;
      while (n < queue.length && n < maxEntries && (n === 0 || bytes < maxBytes))
        bytes += (queue[n++] as Pooled).bytes.length;
      return queue.splice(0, n);
    },
    putBack(entries) {
      queue = [...entries.filter(({ id }) => askers.has(id)), ...queue];
    },
    settle(id, seal) {
      const [first, ...others] = askers.get(id) ?? [];
      askers.delete(id);
      first?.resolve(seal);
      for (const other of others) other.resolve({ ...seal, created: false });
    },
    refuse,
    refuseAll: (why) => refuse([...askers.keys()], why),
    expire(nowMs, why) {
      const over = [...askers].filter(([, [first]]) => first && first.untilMs < nowMs).map(([id]) => id);
      if (over.length > 0) refuse(over, why());
    },
  };
}
