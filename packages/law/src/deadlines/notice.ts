import { addDays, type Day, isDay, weekday } from '@redress/kernel';
import type { Bilingual } from '../types.ts';
import { namedHolidays } from './calendar.ts';
import type { Year } from './holidays.ts';

/** Public holidays of everybody in a year (全国年节及纪念日放假办法第二条). */
const statutoryDays = 13;

/**
 * What is wrong with a notice that somebody typed in, in order; empty where it can be used. A notice may name days of the end of
 * the year before.
 */
export function faultsOfNotice(year: string, { off, work }: Pick<Year, 'off' | 'work'>): Bilingual[] {
  if (!/^(19|20|21)\d\d$/.test(year)) return [fault(year, '不是年份', 'is no year')];
  const first = `${Number(year) - 1}-12-15`;
  const last = `${year}-12-31`;
  const days = [...off.flat(), ...work];
  const strange = days.filter((day) => !isDay(day) || day < first || last < day);
  if (strange.length > 0)
    return strange.map((day) =>
      fault(day, `不是${year}年放假安排里的日期`, `is no day that the notice for ${year} can name`),
    );
  return [
    ...off
      .filter(([from, to], i) => to < from || (off[i - 1] && from <= (off[i - 1] as readonly [Day, Day])[1]))
      .map(([from, to]) =>
        fault(`${from} – ${to}`, '放假时段要先后排列、互不重叠', 'periods off must be in order and apart'),
      ),
    ...work
      .filter(
        (day, i) => work.indexOf(day) !== i || isOff(day, off) || (weekday(day) !== 0 && weekday(day) !== 6),
      )
      .map((day) =>
        fault(
          day,
          '调休上班的只能是放假时段以外的周六、周日',
          'a day worked in exchange is a Saturday or Sunday that is not off, named once',
        ),
      ),
    ...namedHolidays
      .map((day) => `${year}-${day}`)
      .filter((day) => !isOff(day, off))
      .map((day) =>
        fault(
          day,
          '是法定节日，放假时段里没有它',
          'is a public holiday by statute and stands in no period off',
        ),
      ),
  ];
}

/** What makes a notice look mistyped although it can be used; undefined where nothing does. */
export function doubtOfNotice(
  year: string,
  { off, work }: Pick<Year, 'off' | 'work'>,
): Bilingual | undefined {
  const days = daysOff(off).filter((day) => weekday(day) !== 0 && weekday(day) !== 6).length - work.length;
  if (days === statutoryDays) return undefined;
  return fault(
    year,
    `放假的工作日减去调休上班日是${days}天，法定节日一般是${statutoryDays}天：请对照原文再核对一遍`,
    `weekdays off less days worked in exchange are ${days}, public holidays are ${statutoryDays} as a rule: compare with the notice once more`,
  );
}

/** Every day of the periods off. */
export function daysOff(off: Year['off']): Day[] {
  return off.flatMap(([from, to]) => {
    const days: Day[] = [];
    for (let day = from; day <= to; day = addDays(day, 1)) days.push(day);
    return days;
  });
}

const isOff = (day: Day, off: Year['off']): boolean => off.some(([from, to]) => from <= day && day <= to);

const fault = (what: string, zh: string, en: string): Bilingual => ({
  zh: `${what} ${zh}`,
  en: `${what} ${en}`,
});
