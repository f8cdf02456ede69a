import type { Actor, ChannelId, DeadlineState } from '@redress/contract';
import { endOf, firstLook, type StepDeadline } from './step-deadlines.ts';

/** A row of `cases.deadline` to be written; `id` is used where there is none with its key yet. */
export interface NewDeadline {
  id: string;
  case_id: string;
  step_id: string | null;
  channel: ChannelId;
  key: string;
  rule: string;
  party: Actor;
  from_day: string;
  due_day: string | null;
  /** Of a provisional deadline: the last day on which nobody is called late yet. */
  latest_day: string | null;
  /** The latest day that was told before a corrected notice moved it earlier. */
  told_day: string | null;
  moved_from: string | null;
  counted_by: string | null;
  due_at: Date | null;
  wake_at: Date | null;
  reminded: number;
  state: DeadlineState;
  settled_at: Date | null;
}

/** The row of a deadline that became known at `nowMs` and was counted by the notices with `countedBy`. */
export function deadlineRow(
  about: { id: string; caseId: string; stepId: string | null; channel: ChannelId; key: string },
  deadline: StepDeadline,
  { nowMs, countedBy }: { nowMs: number; countedBy: string },
): NewDeadline {
  const { rule, party, from, due, latest, state } = deadline;
  const { wakeAtMs, reminded } = firstLook({ party, from, due, latest }, nowMs);
  const open = state === 'open';
  return {
    id: about.id,
    case_id: about.caseId,
    step_id: about.stepId,
    channel: about.channel,
    key: about.key,
    rule,
    party,
    from_day: from,
    due_day: due ?? null,
    latest_day: latest ?? null,
    ...{ told_day: null, moved_from: null, counted_by: countedBy },
    due_at: due === undefined ? null : new Date(endOf(latest ?? due)),
    wake_at: open ? new Date(wakeAtMs) : null,
    reminded,
    state,
    settled_at: open ? null : new Date(nowMs),
  };
}

/** Whether what is kept must be written anew. Overdue stays, unless it shows that the answer had come in time. */
export function isChanged(
  kept: Pick<NewDeadline, 'state' | 'due_day' | 'latest_day' | 'from_day'>,
  want: NewDeadline,
): boolean {
  if (kept.state === 'overdue') return want.state === 'met';
  if (kept.state === 'met') return false;
  const names = ['state', 'due_day', 'latest_day', 'from_day'] as const;
  return names.some((name) => kept[name] !== want[name]);
}
