import { shanghaiDay } from '@redress/kernel';
import { dayText } from '../../lib/format.ts';

/** The last day before an instant that is the end of a day. */
export const lastDayText = (end: string, language: string): string =>
  dayText(shanghaiDay(Date.parse(end) - 1), language);

export const dayOf = (instant: string, language: string): string =>
  dayText(shanghaiDay(Date.parse(instant)), language);
