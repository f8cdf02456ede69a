import { randomFillSync } from 'node:crypto';
import { timeOrderedId } from '@redress/kernel';

/** The only place where the server reads the time; rules receive instants as data. */
export interface Clock {
  /** Milliseconds since the epoch. */
  now(): number;
}

export const systemClock: Clock = { now: () => Date.now() };

/** A clock for tests that moves only when told to. */
export function manualClock(startMs: number): Clock & { advance(ms: number): void } {
  let nowMs = startMs;
  return {
    now: () => nowMs,
    advance(ms) {
      nowMs += ms;
    },
  };
}

const idBytes = 9;
const random = new Uint8Array(455 * idBytes);
let used = random.length;

/**
 * A fresh opaque identifier: `prefix_`, the time and 70 random bits. It says nothing about its bearer but when it was
 * made, and whoever knows one cannot guess another.
 */
export function newId(prefix: string): string {
  // Randomness is asked for in one go: each asking costs more than the id.
  if (used === random.length) {
    randomFillSync(random);
    used = 0;
  }
  used += idBytes;
  return timeOrderedId(prefix, Date.now(), random.subarray(used - idBytes, used));
}
