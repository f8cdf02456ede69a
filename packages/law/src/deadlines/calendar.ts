import { type Day, Refusal, weekday } from '@redress/kernel';
import type { Year } from './holidays.ts';

export type KindOfDay = 'workday' | 'exchanged' | 'weekend' | 'holiday' | 'unknown';

/** Which days are worked, by the notices of the years on record. */
export interface Calendar {
  /** The years on record, in order. */
  years: readonly string[];
  /**
   * True on a day of a later year whose notice is not on record: what is said of it rests on weekends and on the days that
   * statute itself names, and may change.
   */
  isProvisional(day: Day): boolean;
  /** True on a day of a public holiday period. Throws `calendar-not-published` before the first year on record. */
  isHoliday(day: Day): boolean;
  /** Monday to Friday less holidays, plus exchanged work days (LAW §7.6). Throws as `isHoliday`. */
  isWorkingDay(day: Day): boolean;
  /** What a day is; `unknown` before the first year on record. */
  kindOfDay(day: Day): KindOfDay;
}

const isWeekend = (day: Day): boolean => weekday(day) === 0 || weekday(day) === 6;

/**
 * Public holidays that 全国年节及纪念日放假办法第二条 names by their day (元旦、劳动节、国庆节), `MM-DD`. The others follow the
 * lunar calendar or the sun, and periods are only made by the yearly notice: none of that is worked out here.
 */
export const namedHolidays: readonly string[] = ['01-01', '05-01', '05-02', '10-01', '10-02', '10-03'];

/** A calendar of these years. A notice may also name days of the end of the year before its own. */
export function calendarOf(byYear: Readonly<Record<string, Year>>): Calendar {
  const years = Object.keys(byYear).sort();
  const first = years[0] ?? '9999';
  const yearOf = (day: Day): string => day.slice(0, 4);
  const refuseBefore = (day: Day): void => {
    if (yearOf(day) < first) throw notOnRecord(yearOf(day));
  };
  const isProvisional = (day: Day): boolean => yearOf(day) > first && !byYear[yearOf(day)];
  const noticesOn = (day: Day): Year[] =>
    [byYear[yearOf(day)], byYear[String(Number(yearOf(day)) + 1)]].filter((year) => year !== undefined);
  const isOff = (day: Day): boolean =>
    noticesOn(day).some(({ off }) => off.some(([from, to]) => from <= day && day <= to));

  function kindOfDay(day: Day): KindOfDay {
    if (yearOf(day) < first) return 'unknown';
    if (isOff(day) || (isProvisional(day) && namedHolidays.includes(day.slice(5)))) return 'holiday';
    if (!isWeekend(day)) return 'workday';
    return noticesOn(day).some(({ work }) => work.includes(day)) ? 'exchanged' : 'weekend';
  }

  return {
    years,
    isProvisional,
    kindOfDay,
    isHoliday(day) {
      refuseBefore(day);
      return kindOfDay(day) === 'holiday';
    },
    isWorkingDay(day) {
      refuseBefore(day);
      return ['workday', 'exchanged'].includes(kindOfDay(day));
    },
  };
}

const notOnRecord = (year: string): Refusal =>
  new Refusal('calendar-not-published', {
    zh: `${year}年的放假安排（国务院办公厅年度节假日通知）未收录，无法确定工作日和末日，不作推算`,
    en: `the official holiday notice for ${year} is not on record; working days are not guessed`,
  });
