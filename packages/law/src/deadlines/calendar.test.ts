import { addDays, type Day } from '@redress/kernel';
import chineseDays from 'chinese-days';
import { describe, expect, it } from 'vitest';
import { coveredFrom, coveredThrough, isCovered, isWorkingDay, kindOfDay } from './calendar.ts';

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

  it('knows nothing of a year without its notice, where the library guesses', () => {
    expect(isCovered('2027-01-01')).toBe(false);
    expect(kindOfDay('2027-01-01')).toBe('unknown');
    expect(() => isWorkingDay('2027-01-01')).toThrow(
      expect.objectContaining({ code: 'calendar-not-published' }),
    );
    expect(chineseDays.isWorkday('2027-01-01')).toBe(true);
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
