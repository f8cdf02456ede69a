import type { Actor, CaseStatus, ChannelId } from '@redress/contract';
import { shanghaiDay } from '@redress/kernel';
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
  told_day: string | null;
  counted_by: string | null;
  due_at: Date | null;
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
 * not make the case overdue: that word is kept for the other side. `alreadyMoved` when another one of the case did. One that was
 * counted by other notices than those of `print` is counted again before it is called overdue.
 */
export function sweepDeadline(
  deadline: DueDeadline,
  { nowMs, print }: { nowMs: number; print: string },
  alreadyMoved: boolean,
): Sweep {
  const { id, party, from_day: from, due_day, latest_day, told_day, reminded } = deadline;
  const days = { due: due_day ?? undefined, latest: latest_day ?? undefined, told: told_day ?? undefined };
  const found = lookAt({ party, from, ...days, reminded }, nowMs);
  const isStale = deadline.counted_by !== print;
  const look = isStale ? { ...held(found, deadline, nowMs), recount: true as const } : found;
  const moves = look.state === 'overdue' && party !== 'buyer' && !alreadyMoved;
  const status = moves ? after(deadline.status, 'overrun') : undefined;
  const wake_at = look.wakeAtMs === undefined ? null : new Date(look.wakeAtMs);
  return {
    deadline,
    row: { id, state: look.state, wake_at, reminded: look.reminded },
    ...(status ? { status } : {}),
    jobs: jobsOf(deadline, look, { nowMs, print }),
  };
}

/** Keys name the day too: a deadline that was moved reminds anew, and one is counted anew as soon as a notice came. */
function jobsOf(
  deadline: DueDeadline,
  look: Look,
  { nowMs, print }: { nowMs: number; print: string },
): Sweep['jobs'] {
  const { id: deadlineId, case_id: caseId, due_day: due } = deadline;
  const follow = (key: string) => ({ topic: 'cases.follow', key, payload: { caseId, deadlineId } });
  const again = look.recount ? [follow(`${deadlineId}:recount:${shanghaiDay(nowMs)}:${print}`)] : [];
  const kind = look.remind;
  if (!kind) return again;
  const key = `${deadlineId}:${kind}:${due}`;
  const remind = { topic: 'service.remind', key, payload: { caseId, deadlineId, kind } };
  return kind === 'overdue' ? [...again, remind, follow(key)] : [...again, remind];
}

/** How long one that is over waits for being counted again; then it is over by the day that it has. */
const patienceMs = 86_400_000;

function held(look: Look, { due_at, reminded }: DueDeadline, nowMs: number): Look {
  if (look.state === 'open' || due_at === null || due_at.getTime() + patienceMs <= nowMs) return look;
  return { state: 'open', wakeAtMs: nowMs + 60_000, reminded };
}
