import { inTransaction, type Trx } from '#platform/database';
import { calendarPrint } from '../calendar-print.ts';
import { recordEvents } from '../commands/record-events.ts';
import type { CasesDeps } from '../deps.ts';
import { newEvent } from '../events.ts';
import { type DueDeadline, type Sweep, sweepDeadline } from '../rules/sweep-deadline.ts';
import { lockCase } from '../store.ts';
import * as store from '../store-deadlines.ts';
import { whenLogTakes } from './when-log-takes.ts';

type SweepDeps = Pick<CasesDeps, 'notary' | 'outbox' | 'clock'>;

/** Cases of one transaction: enough to share its cost, few enough not to hold locks for long. */
const batchCases = 200;

/**
 * One tick of the clock over deadlines: whatever is due at `nowMs` is looked at once, nothing else is read. Overdue
 * is recorded, reminders and what follows are queued, all in the transaction that moves the deadline on: killed at any
 * point, the next tick does what is left and repeats nothing. Gives how many deadlines were looked at.
 */
export async function sweepDeadlines(
  deps: SweepDeps & Pick<CasesDeps, 'db'>,
  signal?: AbortSignal,
): Promise<number> {
  const written = (work: (trx: Trx) => Promise<number>) =>
    whenLogTakes(() => inTransaction(deps.db, work), signal);
  let looked = 0;
  while (!signal?.aborted) {
    const swept = await written(async (trx) =>
      sweep(deps, trx, await store.takeDueDeadlines(trx, dueNow(deps), batchCases)),
    );
    if (swept === 0) break;
    looked += swept;
  }
  // What is still due somebody holds. Waited for one by one: a transaction that holds no other case deadlocks with none.
  while (!signal?.aborted) {
    const held = await store.listDueCases(deps.db, dueNow(deps), batchCases);
    if (held.length === 0) break;
    for (const caseId of held) looked += await written((trx) => sweepCase(deps, trx, caseId));
  }
  return looked;
}

const dueNow = ({ clock }: Pick<CasesDeps, 'clock'>) => new Date(clock.now());

async function sweepCase(deps: SweepDeps, trx: Trx, caseId: string): Promise<number> {
  if (!(await lockCase(trx, caseId))) return 0;
  return sweep(deps, trx, await store.dueDeadlines(trx, dueNow(deps), [caseId]));
}

async function sweep(deps: SweepDeps, trx: Trx, due: readonly DueDeadline[]): Promise<number> {
  if (due.length === 0) return 0;
  const nowMs = deps.clock.now();
  const now = new Date(nowMs);
  const by = { nowMs, print: calendarPrint() };
  const moved = new Set<string>();
  const sweeps = due.map((row): Sweep => {
    const one = sweepDeadline(row, by, moved.has(row.case_id));
    if (one.status) moved.add(row.case_id);
    return one;
  });
  await store.writeSwept(
    trx,
    sweeps.map(({ row }) => row),
    now,
  );
  await store.moveToOverdue(trx, [...moved], now);
  await recordEvents(
    deps,
    trx,
    sweeps.flatMap((one) => overdueEvent(one, nowMs)),
  );
  await deps.outbox.enqueueMany(
    trx,
    sweeps.flatMap(({ jobs }) => jobs),
  );
  return due.length;
}

function overdueEvent({ deadline, row, status }: Sweep, atMs: number) {
  if (row.state !== 'overdue') return [];
  const { id: deadlineId, case_id, step_id, channel, rule, due_day } = deadline;
  const body = {
    deadlineId,
    channel,
    rule,
    ...(step_id ? { stepId: step_id } : {}),
    due: due_day,
    ...(status ? { status } : {}),
  };
  return [newEvent(case_id, atMs, 'deadline.overdue', body)];
}
