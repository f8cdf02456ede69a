import { addDays, addMonths, type Day, daysBetween, fromShanghai, shanghaiDay } from '@redress/kernel';

/** 网络交易监督管理办法第二十四条: “至少每六个月核验更新一次”. */
export const verifyEveryMonths = 6;
/** Days before the end on which the organisation is reminded, the earliest first. */
export const remindDays = [30, 7, 1] as const;

/**
 * The end of the last day on which a check made at `checkedAtMs` counts: six months later, or when a paper that it rests
 * on runs out, whichever is earlier. Milliseconds.
 */
export function dueAfter(checkedAtMs: number, validUntil: readonly Day[] = []): number {
  const half = addMonths(shanghaiDay(checkedAtMs), verifyEveryMonths);
  const last = [half, ...validUntil].toSorted()[0] as Day;
  return fromShanghai(addDays(last, 1));
}

/**
 * When a platform has to look again: what it returned it has looked at, and the same half year runs. Milliseconds.
 */
export const nextCheckOf = (check: { checked_at: Date; next_due_at: Date | null }): number =>
  check.next_due_at?.getTime() ?? dueAfter(check.checked_at.getTime());

/** Whole days left until `dueAtMs`, counted by calendar days in Asia/Shanghai; negative once it is over. */
export const daysLeft = (dueAtMs: number, nowMs: number): number =>
  daysBetween(shanghaiDay(nowMs), shanghaiDay(dueAtMs - 1));

export const isDue = (dueAtMs: number | undefined, nowMs: number): boolean =>
  dueAtMs !== undefined && daysLeft(dueAtMs, nowMs) <= remindDays[0];

/**
 * The reminder that is to be sent now: the nearest step reached that is nearer than the last one told (`told`, days).
 * A server that slept over one step sends only the newest.
 */
export function reminderNow(dueAtMs: number, told: number | undefined, nowMs: number): number | undefined {
  const left = daysLeft(dueAtMs, nowMs);
  const step = remindDays.findLast((days) => left <= days);
  return step === undefined || left < 0 || (told !== undefined && told <= step) ? undefined : step;
}
