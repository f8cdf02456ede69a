import { addDays, chineseDay, type Day, Refusal, weekday } from '@redress/kernel';
import { type Year, years } from './holidays.ts';

/** The last day for which the official calendar is known. */
export const coveredThrough: Day = `${Object.keys(years).sort().at(-1)}-12-31`;

/** The first day for which it is known. */
export const coveredFrom: Day = `${Object.keys(years).sort()[0]}-01-01`;

/** True where the year's notice is on record. */
export const isCovered = (day: Day): boolean => years[day.slice(0, 4)] !== undefined;

const isWeekend = (day: Day): boolean => weekday(day) === 0 || weekday(day) === 6;

/** The notice of the day's year. Throws `calendar-not-published` where there is none. */
function yearOf(day: Day): Year {
  const name = day.slice(0, 4);
  const year = years[name];
  if (year) return year;
  throw new Refusal('calendar-not-published', {
    zh: `${name}年的放假安排（国务院办公厅年度节假日通知）未收录，无法确定工作日和末日，不作推算`,
    en: `the official holiday notice for ${name} is not published or not on record; working days are not guessed`,
  });
}

/** True on a day of a public holiday period of the year's notice. Throws `calendar-not-published`. */
export function isHoliday(day: Day): boolean {
  return yearOf(day).off.some(([first, last]) => first <= day && day <= last);
}

/** Monday to Friday less holidays, plus exchanged work days (LAW §7.6). Throws `calendar-not-published`. */
export function isWorkingDay(day: Day): boolean {
  const year = yearOf(day);
  return !isHoliday(day) && (!isWeekend(day) || year.work.includes(day));
}

/** What a day is in the official calendar; `unknown` where its year is not on record. */
export function kindOfDay(day: Day): 'workday' | 'exchanged' | 'weekend' | 'holiday' | 'unknown' {
  if (!isCovered(day)) return 'unknown';
  if (isHoliday(day)) return 'holiday';
  if (!isWeekend(day)) return 'workday';
  return isWorkingDay(day) ? 'exchanged' : 'weekend';
}

/**
 * The `count`-th working day after `from` (`from` itself excluded) and the days of rest passed over. Days for which `stops`
 * is true are neither.
 */
export function addWorkingDays(
  from: Day,
  count: number,
  stops: (day: Day) => boolean = () => false,
): { due: Day; skipped: Day[] } {
  const skipped: Day[] = [];
  let day = from;
  try {
    for (let counted = 0; counted < count; ) {
      day = addDays(day, 1);
      if (stops(day)) continue;
      if (isWorkingDay(day)) counted++;
      else skipped.push(day);
    }
  } catch (error) {
    if (error instanceof Refusal) throw withEarliest(error, weekdayOnly(from, count, stops));
    throw error;
  }
  return { due: day, skipped };
}

/** The first day from `day` on for which `rests` is false, and the days passed over. */
export function rollForward(day: Day, rests: (day: Day) => boolean): { due: Day; skipped: Day[] } {
  const skipped: Day[] = [];
  let due = day;
  try {
    for (; rests(due); due = addDays(due, 1)) skipped.push(due);
  } catch (error) {
    if (error instanceof Refusal) throw withEarliest(error, day);
    throw error;
  }
  return { due, skipped };
}

/** Monday to Friday only: what is left to say when the year's notice is missing. */
function weekdayOnly(from: Day, count: number, stops: (day: Day) => boolean): Day {
  let day = from;
  for (let counted = 0; counted < count; ) {
    day = addDays(day, 1);
    if (!stops(day) && !isWeekend(day)) counted++;
  }
  return day;
}

function withEarliest(refusal: Refusal, earliest: Day): Refusal {
  return new Refusal(refusal.code, {
    zh: `${refusal.text.zh}；仅扣除周末估计最早为${chineseDay(earliest)}，不能作为依据`,
    en: `${refusal.text.en}; counting weekends only, the earliest would be ${earliest} (provisional)`,
  });
}
