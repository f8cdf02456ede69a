import type { WaitingRow } from '../store.ts';

/**
 * Submissions that this process committed a moment ago, so that the sequencer need not read them back. The rows in the
 * database are what counts: whatever is dropped from here is found there.
 */
export interface Handed {
  readonly size: number;
  add(rows: readonly WaitingRow[]): void;
  /** The oldest, which then stand here no longer. */
  take(limit: number): WaitingRow[];
  /** These came by way of the database meanwhile. */
  forget(rows: readonly WaitingRow[]): void;
  clear(): void;
}

export function createHanded(): Handed {
  let queue: WaitingRow[] = [];
  return {
    get size() {
      return queue.length;
    },
    add(rows) {
      queue.push(...rows);
    },
    take: (limit) => queue.splice(0, limit),
    forget(rows) {
      if (rows.length === 0 || queue.length === 0) return;
      const gone = new Set(rows.map(({ position }) => position));
      queue = queue.filter(({ position }) => !gone.has(position));
    },
    clear() {
      queue = [];
    },
  };
}
