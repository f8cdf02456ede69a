import type { Day } from '@redress/kernel';
import { type Calendar, calendarOf } from './calendar.ts';
import { type Year, years } from './holidays.ts';

let byYear: Readonly<Record<string, Year>> = years;
let current: Calendar = calendarOf(byYear);

/** The calendar that every limit is counted by. */
export const officialCalendar = (): Calendar => current;

/** The notices on record, by year. */
export const holidayYears = (): Readonly<Record<string, Year>> => byYear;

/**
 * Puts the notices of an operator beside those that came with this software, and before them where both have a year; called once
 * when a program starts. Notices given earlier are forgotten, so that `{}` restores what came with the software.
 */
export function setHolidayYears(given: Readonly<Record<string, Year>>): void {
  byYear = { ...years, ...given };
  current = calendarOf(byYear);
}

/** The last day up to which every year's notice is on record. */
export function coveredThrough(): Day {
  let year = Number(current.years[0]);
  while (byYear[String(year + 1)]) year++;
  return `${year}-12-31`;
}
