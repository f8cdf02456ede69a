import type { Actor, CaseStatus, ChannelId } from '@redress/contract';
import { after } from './lifecycle/case-lifecycle.ts';
import { computeDeadline, endOf, lastDay, lookAt, type RemindKind } from './step-deadlines.ts';

/** An open deadline that is to be looked at, with the status of its case. */
export interface DueDeadline {
  id: string;
  case_id: string;
  step_id: string | null;
  channel: ChannelId;
  rule: string;
  party: Actor;
  from_day: string;
  due_day: string | null;
  reminded: number;
  status: CaseStatus;
}

/** What becomes of it: its new row, where it moves the case, and what must follow. */
export interface Sweep {
  deadline: DueDeadline;
  row: {
    id: string;
    state: 'open' | 'overdue';
    wake_at: Date | null;
    reminded: number;
    due_day: string | null;
    due_at: Date | null;
  };
  /** Present where the case becomes overdue by it. */
  status?: CaseStatus;
  jobs: { topic: string; key: string; payload: object }[];
}

/**
 * What a tick at `nowMs` does to one deadline. A limit of the buyer's own that passes is recorded and told, but does
 * not make the case overdue: that word is kept for the other side. `alreadyMoved` when another one of the case did.
 */
export function sweepDeadline(deadline: DueDeadline, nowMs: number, alreadyMoved: boolean): Sweep {
  const due = deadline.due_day ?? dueDayOf(deadline);
  const { party, from_day: from, reminded } = deadline;
  const look = lookAt({ party, from, due, reminded }, nowMs);
  const moves = look.state === 'overdue' && party !== 'buyer' && !alreadyMoved;
  const status = moves ? after(deadline.status, 'overrun') : undefined;
  return {
    deadline,
    row: {
      id: deadline.id,
      state: look.state,
      wake_at: look.wakeAtMs === undefined ? null : new Date(look.wakeAtMs),
      reminded: look.reminded,
      due_day: due ?? null,
      due_at: due === undefined ? null : new Date(endOf(due)),
    },
    ...(status ? { status } : {}),
    jobs: jobsOf(deadline, due, look.remind),
  };
}

/** The day of a deadline that was set before the calendar of its year came out. */
function dueDayOf({ rule, from_day, party }: DueDeadline): string | undefined {
  const computed = computeDeadline(rule, from_day);
  return 'known' in computed ? lastDay(computed.known, party === 'buyer') : undefined;
}

/** Keys name the day too: a deadline that was moved reminds anew. */
function jobsOf(deadline: DueDeadline, due: string | undefined, kind: RemindKind | undefined): Sweep['jobs'] {
  if (!kind) return [];
  const { id: deadlineId, case_id: caseId } = deadline;
  const key = `${deadlineId}:${kind}:${due}`;
  const remind = { topic: 'service.remind', key, payload: { caseId, deadlineId, kind } };
  if (kind !== 'overdue') return [remind];
  return [remind, { topic: 'cases.follow', key: deadlineId, payload: { caseId, deadlineId } }];
}
