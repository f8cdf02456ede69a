const minute = 60_000;
const hour = 60 * minute;

/** Waits between tries: a day in all. A letter with a deadline behind it must not be tried for five days in silence. */
const waits = [1, 2, 5, 15, 30, 60, 120, 240, 360, 600].map((minutes) => minutes * minute);

/** How long after a lost connection we wait for a notice that says whether the letter had arrived. */
export const unknownWaitMs = 10 * minute;

export interface Tried {
  beganAtMs: number;
  outcome: 'accepted' | 'refused' | 'later' | 'unknown' | null;
}

export type NextTry = { now: true } | { afterMs: number } | { giveUp: true };

/**
 * Whether to try now. A try without an answer (lost connection, killed process) may have been accepted: before the same
 * message goes out once more, a notice about it has ten minutes to come. `afterMs` is when to look again.
 */
export function nextTry(tries: readonly Tried[], nowMs: number, unknownMs = unknownWaitMs): NextTry {
  const last = tries.at(-1);
  if (!last) return { now: true };
  const open = last.outcome === null || last.outcome === 'unknown';
  const wait = open ? unknownMs : waits[tries.length - 1];
  if (wait === undefined || tries.length > waits.length) return { giveUp: true };
  const afterMs = last.beganAtMs + wait - nowMs;
  return afterMs > 0 ? { afterMs: Math.min(afterMs, open ? minute / 2 : hour) } : { now: true };
}
