import type { Actor, CaseStatus, ChannelId } from '@redress/contract';
import { shanghaiDay } from '@redress/kernel';
import { coveredThrough } from '@redress/law';
import { after } from './lifecycle/case-lifecycle.ts';
import { type Look, lookAt } from './step-deadlines.ts';

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
  latest_day: string | null;
  reminded: number;
  status: CaseStatus;
}

/** What becomes of it: its new row, where it moves the case, and what must follow. */
export interface Sweep {
  deadline: DueDeadline;
  row: { id: string; state: 'open' | 'overdue'; wake_at: Date | null; reminded: number };
  /** Present where the case becomes overdue by it. */
  status?: CaseStatus;
  jobs: { topic: string; key: string; payload: object }[];
}

/**
 * What a tick at `nowMs` does to one deadline. A limit of the buyer's own that passes is recorded and told, but does
 * not make the case overdue: that word is kept for the other side. `alreadyMoved` when another one of the case did.
 */
export function sweepDeadline(deadline: DueDeadline, nowMs: number, alreadyMoved: boolean): Sweep {
  const { id, party, from_day: from, due_day, latest_day, reminded } = deadline;
  const days = { due: due_day ?? undefined, latest: latest_day ?? undefined };
  const look = lookAt({ party, from, ...days, reminded }, nowMs);
  const moves = look.state === 'overdue' && party !== 'buyer' && !alreadyMoved;
  const status = moves ? after(deadline.status, 'overrun') : undefined;
  const wake_at = look.wakeAtMs === undefined ? null : new Date(look.wakeAtMs);
  return {
    deadline,
    row: { id, state: look.state, wake_at, reminded: look.reminded },
    ...(status ? { status } : {}),
    jobs: jobsOf(deadline, look, nowMs),
  };
}

/** Keys name the day too: a deadline that was moved reminds anew, and one is counted anew as soon as a notice came. */
function jobsOf(deadline: DueDeadline, look: Look, nowMs: number): Sweep['jobs'] {
  const { id: deadlineId, case_id: caseId, due_day: due } = deadline;
  const follow = (key: string) => ({ topic: 'cases.follow', key, payload: { caseId, deadlineId } });
  if (look.recount) return [follow(`${deadlineId}:recount:${shanghaiDay(nowMs)}:${coveredThrough()}`)];
  const kind = look.remind;
  if (!kind) return [];
  const key = `${deadlineId}:${kind}:${due}`;
  const remind = { topic: 'service.remind', key, payload: { caseId, deadlineId, kind } };
  return kind === 'overdue' ? [remind, follow(key)] : [remind];
}
