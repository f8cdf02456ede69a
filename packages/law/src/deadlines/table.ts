import { addDays, type Day, weekday } from '@redress/kernel';
import type { Bilingual } from '../types.ts';
import type { Calendar, KindOfDay } from './calendar.ts';
import type { Deadline } from './deadline.ts';
import { officialCalendar } from './official.ts';

/** A day of the computation. */
export interface DeadlineRow {
  day: Day;
  /**
   * event: the day itself, not counted; counted: the `number`-th day; rest: passed over; suspended: the count stood still;
   * corresponding: where months or years end; moved: a last day that the rule moves on; due: where it moved to.
   */
  as: 'event' | 'counted' | 'rest' | 'suspended' | 'corresponding' | 'moved' | 'due';
  number?: number;
  label: Bilingual;
}

/** How a deadline was reached, day by day, from the event to the last day in time, by the calendar that counted it. */
export function deadlineTable(deadline: Deadline, calendar: Calendar = officialCalendar()): DeadlineRow[] {
  const { from, due, counted } = deadline;
  const labels = (day: Day, what: Bilingual): Bilingual => labelOf(day, what, calendar);
  const rows: DeadlineRow[] = [{ day: from, as: 'event', label: labels(from, eventLabel) }];
  if (counted === 'months' || counted === 'years') {
    const last = deadline.skipped[0] ?? due;
    rows.push({ day: last, as: 'corresponding', label: labels(last, correspondingLabel) });
    return [...rows, ...moved(deadline, last, labels)];
  }
  let number = 0;
  let day = from;
  while (number < deadline.days) {
    day = addDays(day, 1);
    const span = deadline.suspensions?.find((one) => one.from <= day && day <= one.to);
    if (span) rows.push({ day, as: 'suspended', label: labels(day, grounds[span.ground]) });
    else if (counted === 'working-days' && !works(day, calendar))
      rows.push({ day, as: 'rest', label: labels(day, restLabel) });
    else {
      number++;
      rows.push({ day, as: 'counted', number, label: labels(day, nth(number)) });
    }
  }
  return [...rows, ...moved(deadline, day, labels)];
}

type Labels = (day: Day, what: Bilingual) => Bilingual;

/** The days over which a last day of rest moves on; the last day itself stands above. */
function moved({ due, skipped }: Deadline, last: Day, labels: Labels): DeadlineRow[] {
  if (due === last) return [];
  const rows = skipped
    .filter((day) => day > last)
    .map((day): DeadlineRow => ({ day, as: 'moved', label: labels(day, movedLabel) }));
  return [...rows, { day: due, as: 'due', label: labels(due, dueLabel) }];
}

const works = (day: Day, { kindOfDay }: Calendar): boolean =>
  ['workday', 'exchanged'].includes(kindOfDay(day));

const weekdaysZh = ['星期日', '星期一', '星期二', '星期三', '星期四', '星期五', '星期六'];
const weekdaysEn = ['Sunday', 'Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday'];
const kinds: Record<KindOfDay, Bilingual> = {
  workday: { zh: '', en: '' },
  exchanged: { zh: '，调休上班', en: ', worked in exchange' },
  weekend: { zh: '，周末', en: ', weekend' },
  holiday: { zh: '，节假日', en: ', public holiday' },
  unknown: { zh: '', en: '' },
};
/** A weekday of a year whose notice is not on record. */
const presumed: Bilingual = { zh: '，暂按上班日', en: ', presumed worked' };

function labelOf(day: Day, what: Bilingual, { kindOfDay, isProvisional }: Calendar): Bilingual {
  const found = kindOfDay(day);
  const kind = found === 'workday' && isProvisional(day) ? presumed : kinds[found];
  return {
    zh: `${weekdaysZh[weekday(day)]}${kind.zh}：${what.zh}`,
    en: `${weekdaysEn[weekday(day)]}${kind.en}: ${what.en}`,
  };
}

const nth = (n: number): Bilingual => ({ zh: `第${n}日`, en: `day ${n}` });
const eventLabel: Bilingual = { zh: '事件当日，不计入', en: 'the day of the event, not counted' };
const restLabel: Bilingual = { zh: '不是工作日，不计入', en: 'no working day, not counted' };
const correspondingLabel: Bilingual = {
  zh: '到期月的对应日（没有对应日的为月末日）',
  en: 'the corresponding day, or the last of the month',
};
const movedLabel: Bilingual = { zh: '末日不作数，顺延', en: 'the last day moves on' };
const dueLabel: Bilingual = { zh: '顺延后的期限末日', en: 'the last day after moving on' };
const grounds = {
  appraisal: { zh: '鉴定、检测期间，不计入', en: 'appraisal or testing, not counted' },
  hearing: { zh: '听证期间，不计入', en: 'hearing, not counted' },
} as const;
