import { setImmediate as nextTurn } from 'node:timers/promises';

/** Awaited between small pieces of work: settles at once, or in the next turn when this one is used up. */
export type Pace = () => Promise<void> | undefined;

/**
 * Keeps long work from holding the process: after `turnMs` milliseconds of it whatever else waits goes first. One for
 * each piece of work: it counts from when it was made.
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

/**
 * Awaited before each piece of long work: one piece a turn of the event loop, in the order asked. Whatever was answered
 * meanwhile is heard between two pieces, however many of them wait.
 */
export function createPieces(): () => Promise<void> {
  let last: Promise<void> = Promise.resolve();
  return () => {
    last = last.then(() => nextTurn());
    return last;
  };
}
