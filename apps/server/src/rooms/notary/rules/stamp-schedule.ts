/** What is known of one authority when the schedule is asked. */
export interface StampHistory {
  /** The newest head that it stamped, and when its token came. */
  last?: { size: number; atMs: number };
  /** Failures since the last token, and when the last one was. */
  failures: number;
  failedAtMs?: number;
}

const firstPauseMs = 30_000;
const longestPauseMs = 30 * 60_000;

/** How long to leave an authority alone after so many failures; `chance` in [0, 1) keeps servers out of step. */
export function pauseMs(failures: number, chance: number): number {
  if (failures === 0) return 0;
  const pause = Math.min(longestPauseMs, firstPauseMs * 2 ** Math.min(failures - 1, 20));
  return pause * (0.5 + chance / 2);
}

/** Is it time to ask this authority about this head? `chance` belongs to the last failure, so that it does not flicker. */
export function isDue(
  head: { size: number },
  { last, failures, failedAtMs }: StampHistory,
  { nowMs, everyMs, chance }: { nowMs: number; everyMs: number; chance: number },
): boolean {
  if (last && last.size >= head.size) return false;
  if (failedAtMs !== undefined && nowMs < failedAtMs + pauseMs(failures, chance)) return false;
  return !last || nowMs >= last.atMs + everyMs;
}
