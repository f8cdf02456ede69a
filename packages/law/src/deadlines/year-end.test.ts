import { addDays, type Day, weekday } from '@redress/kernel';
import { afterEach, describe, expect, it } from 'vitest';
import { type Calendar, calendarOf } from './calendar.ts';
import { deadline, deadlineRules } from './deadline.ts';
import { type Year, years } from './holidays.ts';
import { coveredThrough, officialCalendar, setHolidayYears } from './official.ts';
import { deadlineTable } from './table.ts';

/** Made up for these tests: nobody has published it. */
const madeUp: Year = {
  off: [['2027-01-01', '2027-01-03']],
  work: ['2026-12-27', '2027-01-09'],
  source: 'made up',
};
const known = calendarOf(years);
const withNext = calendarOf({ ...years, 2027: madeUp });
const upTo = (last: string): Calendar =>
  calendarOf(Object.fromEntries(Object.entries(years).filter(([year]) => year <= last)));

afterEach(() => setHolidayYears({}));

describe('over the end of a year whose successor has no notice yet', () => {
  it('a term is counted by weekends and the holidays that statute names by their day, and says that it may move', () => {
    const found = deadline('platform-reply', '2026-12-25', {}, known);
    expect(found).toMatchObject({
      due: '2027-01-06',
      latest: '2027-01-20',
      provisional: { years: ['2027'] },
    });
    expect(found.skipped).toEqual([
      ...['2026-12-26', '2026-12-27', '2027-01-01', '2027-01-02', '2027-01-03'],
    ]);
    expect(found.provisional?.text.zh).toContain('以国务院公布的2027年放假安排为准');
  });

  it('a term that ends before needs none and is not provisional', () => {
    const found = deadline('platform-reply', '2026-12-22', {}, known);
    expect(found).toMatchObject({ due: '2026-12-31' });
    expect(found.provisional ?? found.latest).toBeUndefined();
  });

  it('a term of calendar days is provisional only where its last day would move on a day of rest', () => {
    expect(deadline('reconsideration-decision', '2026-11-06', {}, known)).toMatchObject({
      due: '2027-01-05',
      provisional: { years: ['2027'] },
    });
    // The buyer's own limits never move, so no notice can change them.
    for (const rule of ['reconsideration-filing', 'limitation', 'judicial-confirmation'])
      expect(deadline(rule, '2026-12-20', {}, known), rule).not.toHaveProperty('provisional');
    expect(deadline('refund-stalling', '2026-12-20', {}, known)).not.toHaveProperty('provisional');
  });

  it('names each year that decides', () => {
    const found = deadline('platform-reply', '2027-12-29', {}, known);
    expect(found.provisional?.years).toEqual(['2027', '2028']);
    expect(found.provisional?.text.en).toContain('2027, 2028');
  });

  it('the table says of which days it only presumes that they are worked', () => {
    const rows = deadlineTable(deadline('platform-reply', '2026-12-30', {}, known), known);
    expect(rows.map(({ day, label }) => `${day} ${label.zh}`)).toMatchInlineSnapshot(`
      [
        "2026-12-30 星期三：事件当日，不计入",
        "2026-12-31 星期四：第1日",
        "2027-01-01 星期五，节假日：不是工作日，不计入",
        "2027-01-02 星期六，周末：不是工作日，不计入",
        "2027-01-03 星期日，周末：不是工作日，不计入",
        "2027-01-04 星期一，暂按上班日：第2日",
        "2027-01-05 星期二，暂按上班日：第3日",
        "2027-01-06 星期三，暂按上班日：第4日",
        "2027-01-07 星期四，暂按上班日：第5日",
        "2027-01-08 星期五，暂按上班日：第6日",
        "2027-01-09 星期六，周末：不是工作日，不计入",
        "2027-01-10 星期日，周末：不是工作日，不计入",
        "2027-01-11 星期一，暂按上班日：第7日",
      ]
    `);
  });

  it('is refused for a year before those on record, whose notice was published long ago', () => {
    expect(() => deadline('platform-reply', '2023-12-28', {}, known)).toThrow(
      expect.objectContaining({ code: 'calendar-not-published' }),
    );
  });
});

describe('with the notice of the next year', () => {
  it('the same term is counted for good, exchanged days included', () => {
    const found = deadline('platform-reply', '2026-12-25', {}, withNext);
    // The Sunday before New Year is worked by the notice of the year that follows.
    expect(found).toMatchObject({ due: '2027-01-05' });
    expect(found.skipped).not.toContain('2026-12-27');
    expect(found).not.toHaveProperty('provisional');
    expect(found).not.toHaveProperty('latest');
  });

  it('given to the program once, every count uses it', () => {
    expect(coveredThrough()).toBe('2026-12-31');
    setHolidayYears({ 2027: madeUp });
    expect(coveredThrough()).toBe('2027-12-31');
    expect(deadline('platform-reply', '2026-12-25').due).toBe('2027-01-05');
    expect(officialCalendar().kindOfDay('2027-01-09')).toBe('exchanged');
    setHolidayYears({});
    expect(deadline('platform-reply', '2026-12-25').due).toBe('2027-01-06');
  });

  it('a notice given by the operator stands before one that came with the software', () => {
    const moved: Year = { ...years[2026], off: [], work: [], source: 'made up' };
    setHolidayYears({ 2026: moved });
    expect(officialCalendar().isWorkingDay('2026-10-07')).toBe(true);
  });
});

/** Every limit that hangs on a notice, from every day from which it ends in `year`. */
function* endingIn(year: string): Generator<{ rule: string; from: Day }> {
  const hanging = deadlineRules().filter(({ counted }) => counted !== 'years');
  for (let from: Day = `${Number(year) - 1}-06-01`; from <= `${year}-12-01`; from = addDays(from, 1))
    for (const { rule, since, until } of hanging)
      if (!(since && from < since) && !(until && from > until)) yield { rule, from };
}

it.each(['2025', '2026'])(
  'the notice of %s moved no limit of ours by more than the room that a provisional one leaves',
  (year) => {
    const before = upTo(String(Number(year) - 1));
    let checked = 0;
    for (const { rule, from } of endingIn(year)) {
      const guess = deadline(rule, from, {}, before);
      if (!guess.provisional) continue;
      const fact = deadline(rule, from, {}, known);
      if (fact.due > `${year}-12-31`) continue;
      checked++;
      expect((fact.latest ?? fact.due) <= (guess.latest as Day), `${rule} from ${from}`).toBe(true);
    }
    expect(checked).toBeGreaterThan(1000);
  },
);

it('the end of February and of December are days like others', () => {
  expect(deadline('refund-stalling', '2028-02-14').due).toBe('2028-02-29');
  expect(deadline('small-claims-end', '2027-12-29').due).toBe('2028-02-29');
  expect(deadline('limitation', '2028-02-29').due).toBe('2031-02-28');
  const { due } = deadline('court-filing-decision', '2027-12-25');
  expect([due, weekday(due)]).toEqual(['2028-01-03', 1]);
});
