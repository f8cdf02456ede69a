import { addDays, shanghaiDay } from '@redress/kernel';
import { coveredThrough, doubtOfNotice } from '@redress/law';
import type { Log } from '#platform/log';
import type { HolidayYears } from './load-holidays.ts';

/** How long before the calendar ends its operator is told, in days: from then on limits of weeks run beyond it. */
const aheadDays = 60;

/** Says at a start what an operator should mend: a notice that looks mistyped, or that of the next year missing. */
export function warnOfCalendar(given: HolidayYears, nowMs: number, log: Log): void {
  for (const [year, notice] of Object.entries(given)) {
    const doubt = doubtOfNotice(year, notice);
    if (doubt) log.warn({ year }, `REDRESS_HOLIDAYS: ${doubt.en}`);
  }
  const through = coveredThrough();
  if (through > addDays(shanghaiDay(nowMs), aheadDays)) return;
  const year = String(Number(through.slice(0, 4)) + 1);
  log.warn(
    { year },
    `the holiday notice for ${year} is not on record: limits that reach it are provisional (REDRESS_HOLIDAYS)`,
  );
}
