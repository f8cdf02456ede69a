import { addDays, type Day } from '@redress/kernel';
import type { Calendar } from './calendar.ts';

/** A last day and the days of rest passed over on the way to it. */
export interface Counted {
  due: Day;
  skipped: Day[];
}

/**
 * The `count`-th working day after `from` (`from` itself excluded) and the days of rest passed over. Days for which `stops`
 * is true are neither. Throws `calendar-not-published`.
 */
export function addWorkingDays(
  from: Day,
  count: number,
  { isWorkingDay }: Calendar,
  stops: (day: Day) => boolean = () => false,
): Counted {
  const skipped: Day[] = [];
  let day = from;
  for (let counted = 0; counted < count; ) {
    day = addDays(day, 1);
    if (stops(day)) continue;
    if (isWorkingDay(day)) counted++;
    else skipped.push(day);
  }
  return { due: day, skipped };
}

/** The first day from `day` on for which `rests` is false, and the days passed over. Throws `calendar-not-published`. */
export function rollForward(day: Day, rests: (day: Day) => boolean): Counted {
  const skipped: Day[] = [];
  let due = day;
  for (; rests(due); due = addDays(due, 1)) skipped.push(due);
  return { due, skipped };
}
