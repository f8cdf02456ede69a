import { addDays, type Day, daysBetween, fromShanghai, Refusal } from '@redress/kernel';
import { type Deadline, deadline } from '@redress/law';

/** The first instant at which a deadline is overdue: the end of its last day in Asia/Shanghai. */
export const endOf = (day: Day): number => fromShanghai(addDays(day, 1));

/** The deadline, or why it cannot be known: the calendar of a year it needs is not published. */
export function computeDeadline(
  rule: string,
  from: Day,
): { known: Deadline } | { unknown: { zh: string; en: string } } {
  try {
    return { known: deadline(rule, from) };
  } catch (error) {
    if (error instanceof Refusal && error.code === 'calendar-not-published') return { unknown: error.text };
    throw error;
  }
}

/** The last day that counts against `party`: lateness is not alleged while they may still argue to be in time. */
export const lastDay = ({ due, latest }: Deadline, boundToBuyer: boolean): Day =>
  boundToBuyer ? due : (latest ?? due);

export type RemindKind = 'soon' | 'due' | 'overdue';

const morning = '09:00:00';
/** How often an open deadline without a day is tried again, in days: the calendar may come with an update. */
const retryDays = 7;

/** When the buyer is told of her own limit: some days before, by its length, and on the morning of the last day. */
function reminders(from: Day, due: Day): { kind: 'soon' | 'due'; atMs: number }[] {
  const term = daysBetween(from, due);
  const lead = term <= 10 ? 2 : term <= 90 ? 7 : 30;
  return [
    { kind: 'soon', atMs: fromShanghai(addDays(due, -lead), morning) },
    { kind: 'due', atMs: fromShanghai(due, morning) },
  ];
}

export interface Clocked {
  party: string;
  from: Day;
  /** Undefined while the calendar is not published. */
  due: Day | undefined;
  /** How many reminders were raised or passed by. */
  reminded: number;
}

export interface Look {
  state: 'open' | 'overdue';
  /** Undefined once overdue. */
  wakeAtMs: number | undefined;
  reminded: number;
  remind?: RemindKind;
}

/**
 * What an open deadline asks for at `nowMs`, and when to look again. Only the newest of several missed stages counts:
 * after a long stop nobody is told that something will soon be due that is long over.
 */
export function lookAt({ party, from, due, reminded }: Clocked, nowMs: number): Look {
  if (due === undefined) return { state: 'open', wakeAtMs: nowMs + retryDays * 86_400_000, reminded };
  if (endOf(due) <= nowMs) return { state: 'overdue', wakeAtMs: undefined, reminded, remind: 'overdue' };
  if (party !== 'buyer') return { state: 'open', wakeAtMs: endOf(due), reminded };
  const stages = reminders(from, due);
  const passed = stages.filter(({ atMs }) => atMs <= nowMs).length;
  const next = stages[passed]?.atMs ?? endOf(due);
  const raised = passed > reminded ? stages[passed - 1]?.kind : undefined;
  return {
    state: 'open',
    wakeAtMs: next,
    reminded: Math.max(passed, reminded),
    ...(raised ? { remind: raised } : {}),
  };
}

/** A deadline that is set at `nowMs`: stages that are over already are passed by in silence, the end is not. */
export function firstLook(clocked: Omit<Clocked, 'reminded'>, nowMs: number): Omit<Look, 'remind' | 'state'> {
  if (clocked.due !== undefined && endOf(clocked.due) <= nowMs) return { wakeAtMs: nowMs, reminded: 0 };
  const { wakeAtMs, reminded } = lookAt({ ...clocked, reminded: 0 }, nowMs);
  return { wakeAtMs, reminded };
}
