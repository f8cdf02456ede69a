import { inTransaction, type Trx } from '#platform/database';
import { recordEvents } from '../commands/record-events.ts';
import type { CasesDeps } from '../deps.ts';
import { newEvent } from '../events.ts';
import { type Sweep, sweepDeadline } from '../rules/sweep-deadline.ts';
import * as store from '../store-deadlines.ts';

/** Cases of one transaction: enough to share its cost, few enough not to hold locks for long. */
const batchCases = 200;

/**
 * One tick of the clock over deadlines: whatever is due at `nowMs` is looked at once, nothing else is read. Overdue
 * is recorded, reminders and what follows are queued, all in the transaction that moves the deadline on: killed at any
 * point, the next tick does what is left and repeats nothing. Gives how many deadlines were looked at.
 */
export async function sweepDeadlines(
  deps: Pick<CasesDeps, 'db' | 'notary' | 'outbox' | 'clock'>,
  signal?: AbortSignal,
): Promise<number> {
  let looked = 0;
  while (!signal?.aborted) {
    const swept = await inTransaction(deps.db, (trx) => sweepBatch(deps, trx));
    // Also when others hold what is due: they do it.
    if (swept === 0) break;
    looked += swept;
  }
  return looked;
}

async function sweepBatch(deps: Pick<CasesDeps, 'notary' | 'outbox' | 'clock'>, trx: Trx): Promise<number> {
  const nowMs = deps.clock.now();
  const now = new Date(nowMs);
  const due = await store.takeDueDeadlines(trx, now, batchCases);
  if (due.length === 0) return 0;
  const moved = new Set<string>();
  const sweeps = due.map((row): Sweep => {
    const sweep = sweepDeadline(row, nowMs, moved.has(row.case_id));
    if (sweep.status) moved.add(row.case_id);
    return sweep;
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
    sweeps.flatMap((sweep) => overdueEvent(sweep, nowMs)),
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
