const minute = 60_000;
const hour = 60 * minute;
/** Waits between tries: about three days in all. */
const waitsMs = [
  5_000,
  minute,
  5 * minute,
  30 * minute,
  2 * hour,
  5 * hour,
  10 * hour,
  14 * hour,
  18 * hour,
  24 * hour,
] as const;

export const maxAttempts = waitsMs.length + 1;
/** An endpoint that failed all this time is disabled; its owner is told in the console. */
export const givenUpAfterMs = 72 * hour;

/** How long to wait after this try; `random` in [0, 1) spreads what failed together over a fifth to both sides. */
export function waitAfter(attempt: number, random: number): number {
  const wait = waitsMs[Math.min(attempt, waitsMs.length) - 1] ?? waitsMs[0];
  return Math.round(wait * (0.8 + 0.4 * random));
}
