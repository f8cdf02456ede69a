import { type Day, shanghaiDay } from '@redress/kernel';

/** A merchant's time on a platform. */
export interface Stay {
  merchantId: string;
  joinedAtMs: number;
  /** Absent: it is there. */
  leftOn?: Day | undefined;
}

/**
 * Between which days, both included, the merchant can have left: not before it came, not after it came back, and not in
 * days to come. `stays` are all of the same platform.
 */
export function leavingBounds(stay: Stay, stays: readonly Stay[], nowMs: number): { from: Day; to: Day } {
  const back = stays
    .filter((one) => one.merchantId === stay.merchantId && one.joinedAtMs > stay.joinedAtMs)
    .map(({ joinedAtMs }) => joinedAtMs);
  return { from: shanghaiDay(stay.joinedAtMs), to: shanghaiDay(Math.min(nowMs, ...back)) };
}
