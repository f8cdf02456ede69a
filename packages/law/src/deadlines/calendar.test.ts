import { addDays, type Day } from '@redress/kernel';
import chineseDays from 'chinese-days';
import { describe, expect, it } from 'vitest';
import { calendarOf } from './calendar.ts';
import { years } from './holidays.ts';

const { isWorkingDay, kindOfDay, isProvisional, years: onRecord } = calendarOf(years);
const coveredFrom: Day = `${onRecord[0]}-01-01`;
const coveredThrough: Day = `${onRecord.at(-1)}-12-31`;

describe('the calendar', () => {
  it('agrees with a kept library on every day of every year on record', () => {
    let days = 0;
    let worked = 0;
    for (let day: Day = coveredFrom; day <= coveredThrough; day = addDays(day, 1)) {
      expect(isWorkingDay(day), day).toBe(chineseDays.isWorkday(day));
      days++;
      if (isWorkingDay(day)) worked++;
    }
    // 2024 is a leap year; 251, 248 and 248 working days.
    expect([days, worked]).toEqual([366 + 365 + 365, 251 + 248 + 248]);
  });

  it('says of a year to come without its notice that it presumes, where the library guesses', () => {
    expect(['2026-12-31', '2027-01-04'].map(isProvisional)).toEqual([false, true]);
    // Named by statute: 元旦. The library takes it for a workday.
    expect(kindOfDay('2027-01-01')).toBe('holiday');
    expect(chineseDays.isWorkday('2027-01-01')).toBe(true);
    // 春节 2027 is not named by its day: a weekday until a notice says more.
    expect(kindOfDay('2027-02-08')).toBe('workday');
  });

  it('knows nothing of a year before those on record', () => {
    expect(kindOfDay('2023-12-31')).toBe('unknown');
    expect(() => isWorkingDay('2023-12-29')).toThrow(
      expect.objectContaining({ code: 'calendar-not-published' }),
    );
  });

  it('names the kind of a day', () => {
    expect(['2026-02-14', '2026-02-16', '2026-11-21', '2026-11-23'].map(kindOfDay)).toEqual([
      'exchanged',
      'holiday',
      'weekend',
      'workday',
    ]);
  });
});
