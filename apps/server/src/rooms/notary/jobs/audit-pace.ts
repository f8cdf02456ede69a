import { setImmediate as nextTurn } from 'node:timers/promises';

/** Awaited between small pieces of work: settles at once, or in the next turn when this one is used up. */
export type Pace = () => Promise<void> | undefined;

/**
 * Keeps a long job from holding the process: after `turnMs` milliseconds of it whatever else waits goes first. A log that
 * is written by one at a time has a signed head for every entry, so a page of entries alone can take a tenth of a second.
 */
export function createPace(turnMs = 2): Pace {
  let since = performance.now();
  return () => {
    if (performance.now() - since < turnMs) return undefined;
    return nextTurn().then(() => {
      since = performance.now();
    });
  };
}
