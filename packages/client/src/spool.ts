import type { BuiltEvent } from './event.ts';

export interface SpooledEvent extends BuiltEvent {
  /** The spool's own name for it. */
  at: string;
}

/** Where events wait. Whoever adds one may go on once `put` has answered: it is not lost any more. */
export interface Spool {
  put(event: BuiltEvent): Promise<void> | void;
  /** The oldest first. */
  list(limit: number): Promise<SpooledEvent[]> | SpooledEvent[];
  done(event: SpooledEvent): Promise<void> | void;
  /** Will never be taken: kept where a person looks. */
  reject(event: SpooledEvent, reason: string): Promise<void> | void;
}

/** For tests and for programs that send at once: gone with the process. */
export function memorySpool(): Spool & { rejected: { event: SpooledEvent; reason: string }[] } {
  const waiting = new Map<string, SpooledEvent>();
  const rejected: { event: SpooledEvent; reason: string }[] = [];
  let count = 0;
  return {
    rejected,
    put(event) {
      const at = String(++count).padStart(12, '0');
      waiting.set(at, { ...event, at });
    },
    list: (limit) => [...waiting.values()].slice(0, limit),
    done: ({ at }) => void waiting.delete(at),
    reject(event, reason) {
      waiting.delete(event.at);
      rejected.push({ event, reason });
    },
  };
}
