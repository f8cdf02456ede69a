import { addDays, type Day } from '@redress/kernel';
import type { Bilingual } from '../types.ts';
import type { Calendar } from './calendar.ts';

/** Why a last day may still move. */
export interface Provisional {
  /** The years whose notice decides. */
  years: string[];
  text: Bilingual;
}

/**
 * How much later the notice may move a last day, in days. More than any notice on record has moved any of our limits
 * (year-end.test.ts), so that nobody is called late who is in time (LAW §7.9).
 */
const mayMoveDays = 14;

/** What is to be said of a count that looked at the days `from` to `to`; undefined where every one is settled. */
export function provisionalOf(
  from: Day,
  to: Day,
  { isProvisional }: Calendar,
): (Provisional & { latest: Day }) | undefined {
  const years: string[] = [];
  for (let year = Number(from.slice(0, 4)); year <= Number(to.slice(0, 4)); year++)
    if (isProvisional(`${year}-06-30`)) years.push(String(year));
  if (years.length === 0) return undefined;
  const names = years.map((year) => `${year}年`).join('、');
  return {
    years,
    text: {
      zh: `暂定：${names}放假安排尚未收录，只扣除周末和法规写明日期的节日，以国务院公布的${names}放假安排为准。`,
      en: `Provisional: the holiday notice for ${years.join(', ')} is not on record. Only weekends and holidays that the regulation names by their day are left out; the State Council’s notice for ${years.join(', ')} decides.`,
    },
    latest: addDays(to, mayMoveDays),
  };
}
