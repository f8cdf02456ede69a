import type { Assessment } from './types.ts';

/** An assessment made earlier, read now: no event came since, only time went on. */
export function agedTo(assessment: Assessment, nowMs: number): Assessment {
  const { dueAtMs, counts, enteredAtMs } = assessment;
  const isOver = dueAtMs !== undefined && nowMs >= dueAtMs;
  return {
    ...assessment,
    payoutMayStart: isOver && !counts,
    late: enteredAtMs === undefined ? isOver && !counts : assessment.late,
  };
}
