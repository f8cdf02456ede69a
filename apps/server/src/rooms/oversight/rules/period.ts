import { addDays, type Day, daysBetween, fromShanghai, shanghaiDay } from '@redress/kernel';

/** Days in Asia/Shanghai; both belong to it. */
export interface Period {
  from: Day;
  to: Day;
}

/** A day left out is the usual one. */
export interface AskedPeriod {
  from?: Day | undefined;
  to?: Day | undefined;
}

const usualDays = 90;
/** Longer asks for too much at once; who wants more asks twice. */
export const mostDays = 366;

/** The period asked for, or the last 90 days; undefined for one that ends before it begins or after today, or is too long. */
export function periodOf(asked: AskedPeriod, nowMs: number): Period | undefined {
  const today = shanghaiDay(nowMs);
  const to = asked.to ?? today;
  const from = asked.from ?? addDays(to, 1 - usualDays);
  const days = lengthOf({ from, to });
  return days >= 1 && days <= mostDays && to <= today ? { from, to } : undefined;
}

const lengthOf = ({ from, to }: Period): number => daysBetween(from, to) + 1;

/** As many days, just before. */
export function periodBefore(period: Period): Period {
  return { from: addDays(period.from, -lengthOf(period)), to: addDays(period.from, -1) };
}

/** From the first instant of the first day to the first instant after the last one. */
export const instantsOf = ({ from, to }: Period): { fromMs: number; untilMs: number } => ({
  fromMs: fromShanghai(from),
  untilMs: fromShanghai(addDays(to, 1)),
});
