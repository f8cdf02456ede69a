import { addDays, chineseDay, type Day, Refusal, weekday } from '@redress/kernel';

interface Year {
  /** First and last day of each period off, adjacent weekends included, as the State Council's notice lists them. */
  off: readonly (readonly [Day, Day])[];
  /** Saturdays and Sundays that are worked in exchange (调休). */
  work: readonly Day[];
  source: string;
}

/** Only years whose official notice was read; anything else is refused, never guessed (LAW §7.7, §7.8). */
const years: Readonly<Record<string, Year>> = {
  2026: {
    off: [
      ['2026-01-01', '2026-01-03'],
      ['2026-02-15', '2026-02-23'],
      ['2026-04-04', '2026-04-06'],
      ['2026-05-01', '2026-05-05'],
      ['2026-06-19', '2026-06-21'],
      ['2026-09-25', '2026-09-27'],
      ['2026-10-01', '2026-10-07'],
    ],
    work: ['2026-01-04', '2026-02-14', '2026-02-28', '2026-05-09', '2026-09-20', '2026-10-10'],
    source: '国办发明电〔2025〕7号',
  },
};

/** The last day for which the official calendar is known. */
export const coveredThrough: Day = `${Object.keys(years).sort().at(-1)}-12-31`;

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

/** The `count`-th working day after `from` (`from` itself excluded) and the days passed over. */
export function addWorkingDays(from: Day, count: number): { due: Day; skipped: Day[] } {
  const skipped: Day[] = [];
  let day = from;
  try {
    for (let counted = 0; counted < count; ) {
      day = addDays(day, 1);
      if (isWorkingDay(day)) counted++;
      else skipped.push(day);
    }
  } catch (error) {
    if (error instanceof Refusal) throw withEarliest(error, weekdayOnly(from, count));
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
function weekdayOnly(from: Day, count: number): Day {
  let day = from;
  for (let counted = 0; counted < count; ) {
    day = addDays(day, 1);
    if (!isWeekend(day)) counted++;
  }
  return day;
}

function withEarliest(refusal: Refusal, earliest: Day): Refusal {
  return new Refusal(refusal.code, {
    zh: `${refusal.text.zh}；仅扣除周末估计最早为${chineseDay(earliest)}，不能作为依据`,
    en: `${refusal.text.en}; counting weekends only, the earliest would be ${earliest} (provisional)`,
  });
}
