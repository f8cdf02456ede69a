import { randomBytes } from 'node:crypto';
import { opaqueId } from '@redress/kernel';

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

/** A fresh opaque identifier, `prefix_` and 120 random bits: it says nothing about its bearer. */
export function newId(prefix: string): string {
  return opaqueId(prefix, randomBytes(15));
}
