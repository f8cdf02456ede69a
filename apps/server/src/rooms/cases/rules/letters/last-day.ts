import { chineseDay, type Day, Refusal } from '@redress/kernel';
import { type Deadline, deadline } from '@redress/law';

/** A last day for a paper; one that a notice to come may still move says so. */
export const lastDayText = ({ due, provisional }: Pick<Deadline, 'due' | 'provisional'>): string =>
  `${chineseDay(due)}${provisional ? `（${subject(provisional.years)}）` : ''}`;

/** The last day of a limit from `from`, for a paper; empty where it cannot be counted: no day is guessed. */
export function lastDayOrNothing(rule: string, from: Day): string {
  try {
    return lastDayText(deadline(rule, from));
  } catch (error) {
    if (error instanceof Refusal) return '';
    throw error;
  }
}

const subject = (years: readonly string[]): string =>
  `暂定，以国务院公布的${years.map((year) => `${year}年`).join('、')}放假安排为准`;
