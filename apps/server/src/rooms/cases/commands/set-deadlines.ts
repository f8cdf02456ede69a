import { shanghaiDay } from '@redress/kernel';
import { newId } from '#platform/clock';
import type { Trx } from '#platform/database';
import { calendarPrint } from '../calendar-print.ts';
import type { CasesDeps } from '../deps.ts';
import { newEvent } from '../events.ts';
import { toRecord } from '../queries/step-record.ts';
import { ruleOf } from '../rules/channel-law.ts';
import { deadlineRow, isChanged, type NewDeadline } from '../rules/deadline-row.ts';
import { isCorrected, recounted, toldDayOf } from '../rules/recounted.ts';
import { deadlinesOf } from '../rules/step-deadlines.ts';
import type { CaseRow } from '../store.ts';
import * as deadlines from '../store-deadlines.ts';
import * as steps from '../store-steps.ts';
import { recordEvents } from './record-events.ts';

/**
 * Brings the deadlines of a step to what its events say, in the caller's transaction with the case locked: sets those
 * that began, moves those that an extension moved, ends those that were met. Run again, it changes nothing.
 */
export async function setDeadlines(
  deps: CasesDeps,
  trx: Trx,
  row: Pick<CaseRow, 'id'>,
  step: steps.StepRow,
): Promise<void> {
  const nowMs = deps.clock.now();
  const record = toRecord(step, await steps.listStepEvents(trx, row.id));
  const first = record.events[0]?.day ?? shanghaiDay(step.opened_at.getTime());
  const rule = ruleOf(step.channel, first);
  if (!rule) return;
  const about = { caseId: row.id, stepId: step.id, channel: step.channel };
  const kept = await deadlines.listDeadlines(trx, row.id);
  const told = new Map(kept.map((one) => [one.key, toldDayOf(one)]));
  const keyOf = (of: string) => `${step.id}:${of}`;
  const by = { nowMs, countedBy: calendarPrint() };
  const wanted = deadlinesOf(rule, record, shanghaiDay(nowMs), (of) => told.get(keyOf(of)) ?? null).map(
    (deadline) => deadlineRow({ ...about, id: newId('deadline'), key: keyOf(deadline.rule) }, deadline, by),
  );
  const left = record.events.some(({ kind }) => kind === 'sent');
  // The buyer's own limit for taking this channel is kept by taking it.
  const own = kept.filter(
    ({ step_id, channel, state }) => step_id === null && channel === step.channel && state === 'open',
  );
  await endDeadlines(deps, trx, { caseId: row.id, ended: left ? own : [], state: 'met' });
  // One that could never be counted has no place among the counted: what met it ends it.
  const over = kept.filter(
    ({ step_id, state, key }) =>
      step_id === step.id && state === 'open' && wanted.every((one) => one.key !== key),
  );
  await endDeadlines(deps, trx, { caseId: row.id, ended: over, state: 'met' });
  await writeDeadlines(deps, trx, { caseId: row.id, wanted, kept });
}

/** Ends open deadlines, each with its event. */
export async function endDeadlines(
  deps: CasesDeps,
  trx: Trx,
  given: { caseId: string; ended: readonly deadlines.DeadlineRow[]; state: 'met' | 'cancelled' },
): Promise<void> {
  const { caseId, ended, state } = given;
  const atMs = deps.clock.now();
  await deadlines.settleDeadlines(
    trx,
    ended.map(({ id }) => id),
    state,
    new Date(atMs),
  );
  const events = ended.map(({ id: deadlineId, rule, step_id }) =>
    newEvent(caseId, atMs, 'deadline.settled', {
      ...{ deadlineId, rule, state },
      ...(step_id ? { stepId: step_id } : {}),
    }),
  );
  await recordEvents(deps, trx, events);
}

/** Writes what is new or changed of `wanted`, each with its event. */
export async function writeDeadlines(
  deps: CasesDeps,
  trx: Trx,
  given: { caseId: string; wanted: readonly NewDeadline[]; kept: readonly deadlines.DeadlineRow[] },
): Promise<void> {
  const { caseId, wanted, kept } = given;
  const atMs = deps.clock.now();
  const known = new Map(kept.map((row) => [row.key, row]));
  const fresh = wanted.flatMap((want) => {
    const before = known.get(want.key);
    // One that began and ended in the same breath was never awaited.
    if (!before) return want.state === 'open' ? [want] : [];
    return isChanged(before, want) ? [recounted(before, want, atMs)] : [];
  });
  await deadlines.putDeadlines(trx, fresh);
  await recordEvents(
    deps,
    trx,
    fresh.map((row) => eventOf(row, known.get(row.key), caseId, atMs)),
  );
}

function eventOf(row: NewDeadline, before: deadlines.DeadlineRow | undefined, caseId: string, atMs: number) {
  const about = { deadlineId: row.id, rule: row.rule, ...(row.step_id ? { stepId: row.step_id } : {}) };
  const due = row.due_day === null ? {} : { due: row.due_day };
  const on = { ...about, channel: row.channel, ...due };
  if (row.state === 'overdue') return newEvent(caseId, atMs, 'deadline.overdue', on);
  if (before && isCorrected(before, row))
    return newEvent(caseId, atMs, 'deadline.moved', { ...on, was: before.due_day });
  const mark = row.latest_day === null ? {} : { provisional: true as const };
  if (row.state === 'open')
    return newEvent(caseId, atMs, 'deadline.set', { ...on, from: row.from_day, ...mark });
  return newEvent(caseId, atMs, 'deadline.settled', { ...about, state: row.state });
}
