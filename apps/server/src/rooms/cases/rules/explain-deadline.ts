import type { CaseDeadline } from '@redress/contract';
import { type Day, Refusal } from '@redress/kernel';
import { clocksOf, type Deadline, deadline, deadlineTable, type StepRecord } from '@redress/law';
import { ruleOf } from './channel-law.ts';

/** How a deadline was reached, day by day, or why it cannot be counted. `record` is the step that set it, if one did. */
export function explainDeadline(
  { rule, from_day }: { rule: string; from_day: Day },
  record: StepRecord | undefined,
  today: Day,
): CaseDeadline['why'] {
  const first = record?.events[0];
  const law = record && first && ruleOf(record.channel, first.day);
  if (law) {
    const { clocks, uncounted } = clocksOf(law, record, today);
    const clock = clocks.find((one) => one.rule === rule);
    if (clock) return withTable(clock);
    const unknown = uncounted.find((one) => one.rule === rule);
    if (unknown) return { unknown: unknown.reason };
  }
  try {
    return withTable(deadline(rule, from_day));
  } catch (error) {
    if (error instanceof Refusal) return { unknown: error.text };
    throw error;
  }
}

/** A deadline with its computation day by day. */
export function withTable(found: Deadline) {
  const { rule, title, from, counted, days, due, latest, skipped, basis, note, onOverrun } = found;
  const { provisional } = found;
  const { suspensions, extensions } = found;
  return {
    ...{ rule, title, from, counted, days, due, skipped, basis, onOverrun },
    ...(latest ? { latest } : {}),
    ...(provisional ? { provisional } : {}),
    ...(note ? { note } : {}),
    ...(suspensions ? { suspensions } : {}),
    ...(extensions ? { extensions } : {}),
    table: deadlineTable(found),
  };
}
