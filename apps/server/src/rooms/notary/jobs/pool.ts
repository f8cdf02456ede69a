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
  /** One id twice is one entry; whoever came later learns that it was not theirs. Answered when all are. */
  add(entries: readonly Pooled[], untilMs: number): Promise<Appended[]>;
  take(maxEntries: number, maxBytes: number): Pooled[];
  /**
   * Many wait while others have no answer yet. They make two batches that take turns: while the database writes one,
   * this process answers and builds the other. So a batch takes half of all, and goes before the one before is answered.
   */
  readonly crowded: boolean;
  readonly half: number;
  /** Taken in vain: they come first in the next batch. */
  putBack(entries: readonly Pooled[]): void;
  settle(seal: Appended): void;
  refuse(ids: Iterable<string>, why: Error): void;
  refuseAll(why: Error): void;
  /** Refuses those whose time is over; one in a batch may still get into the log. */
  expire(nowMs: number, why: () => Error): void;
}

/** Entries given together: one promise for all. */
interface Call {
  untilMs: number;
  missing: number;
  answers: Appended[];
  resolve(seals: Appended[]): void;
  reject(why: Error): void;
}

/** One entry of a call; `next` asks for the same id. */
interface Asker {
  call: Call;
  place: number;
  next: Asker | undefined;
}

function answer({ call, place }: Asker, seal: Appended): void {
  call.answers[place] = seal;
  if (--call.missing === 0) call.resolve(call.answers);
}

/** Fewer are not worth a batch of their own: each waits for the disk once. */
const fewestInTurn = 64;

export function createPool(): Pool {
  const askers = new Map<string, Asker>();
  let queue: Pooled[] = [];
  function refuse(ids: Iterable<string>, why: Error): void {
    const gone = new Set(ids);
    for (const id of gone) {
      for (let asker = askers.get(id); asker; asker = asker.next) asker.call.reject(why);
      askers.delete(id);
    }
    queue = queue.filter(({ id }) => !gone.has(id));
  }
  function ask(call: Call, entry: Pooled, place: number): void {
    const asker = { call, place, next: undefined };
    let before = askers.get(entry.id);
    if (!before) {
      askers.set(entry.id, asker);
      queue.push(entry);
      return;
    }
    while (before.next) before = before.next;
    before.next = asker;
  }
  return {
    get size() {
      return askers.size;
    },
    get queued() {
      return queue.length;
    },
    get crowded() {
      return queue.length >= fewestInTurn && queue.length * 3 >= askers.size;
    },
    get half() {
      return askers.size < 2 * fewestInTurn ? askers.size : Math.ceil(askers.size / 2);
    },
    has: (id) => askers.has(id),
    add(entries, untilMs) {
      return new Promise((resolve, reject) => {
        const call = { untilMs, missing: entries.length, answers: [], resolve, reject };
        for (let i = 0; i < entries.length; i++) ask(call, entries[i] as Pooled, i);
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
    settle(seal) {
      const first = askers.get(seal.id);
      if (!first) return;
      askers.delete(seal.id);
      answer(first, seal);
      for (let asker = first.next; asker; asker = asker.next) answer(asker, { ...seal, created: false });
    },
    refuse,
    refuseAll: (why) => refuse([...askers.keys()], why),
    expire(nowMs, why) {
      const over = [...askers].filter(([, { call }]) => call.untilMs < nowMs).map(([id]) => id);
      if (over.length > 0) refuse(over, why());
    },
  };
}
