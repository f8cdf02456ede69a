import { shanghaiDay } from '@redress/kernel';
import type { Insertable } from 'kysely';
import { newId } from '#platform/clock';
import type { Trx } from '#platform/database';
import type { CasesDeps } from '../deps.ts';
import { newEvent } from '../events.ts';
import { toRecord } from '../queries/step-record.ts';
import { ruleOf } from '../rules/channel-law.ts';
import { actorOfRule } from '../rules/lifecycle/channels.ts';
import { boundPartyOf, clocksOf, type StepClockState } from '../rules/step-clocks.ts';
import { computeDeadline, endOf, firstLook, lastDay } from '../rules/step-deadlines.ts';
import type { CaseRow } from '../store.ts';
import * as deadlines from '../store-deadlines.ts';
import * as steps from '../store-steps.ts';
import type { DeadlineTable } from '../tables.ts';
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
  const rule = ruleOf(step.channel, shanghaiDay(step.opened_at.getTime()));
  if (!rule) return;
  const record = toRecord(step, await steps.listStepEvents(trx, row.id));
  const known = new Map((await deadlines.listDeadlines(trx, row.id)).map((kept) => [kept.key, kept]));
  const wanted = clocksOf(rule.clocks, record.events).map((clock) => toRow(step, clock, nowMs));
  const fresh = wanted.filter((want) => {
    const kept = known.get(want.key);
    if (!kept) return want.state === 'open';
    // One that a closed case had ended runs on once the case is reopened.
    return (kept.state === 'open' || kept.state === 'cancelled') && isChanged(kept, want);
  });
  await deadlines.putDeadlines(
    trx,
    fresh.map((want) => ({ ...want, id: known.get(want.key)?.id ?? want.id })),
  );
  const events = fresh.map((want) => {
    const deadlineId = known.get(want.key)?.id ?? want.id;
    const about = { deadlineId, rule: want.rule, stepId: step.id };
    if (want.state !== 'open')
      return newEvent(row.id, nowMs, 'deadline.settled', { ...about, state: want.state });
    const due = want.due_day === null ? {} : { due: want.due_day };
    return newEvent(row.id, nowMs, 'deadline.set', {
      ...about,
      channel: step.channel,
      from: want.from_day,
      ...due,
    });
  });
  await recordEvents(deps, trx, events);
}

type NewDeadline = Insertable<DeadlineTable> &
  Pick<DeadlineTable, 'id' | 'key' | 'due_day' | 'state' | 'from_day'>;

function toRow(step: steps.StepRow, clock: StepClockState, nowMs: number): NewDeadline {
  const party = actorOfRule(boundPartyOf(clock.rule), step.channel);
  const computed = computeDeadline(clock.rule, clock.from);
  const due = 'known' in computed ? lastDay(computed.known, party === 'buyer') : undefined;
  const over = clock.metOn !== undefined || clock.cancelled;
  const { wakeAtMs, reminded } = firstLook({ party, from: clock.from, due }, nowMs);
  return {
    id: newId('deadline'),
    case_id: step.case_id,
    step_id: step.id,
    channel: step.channel,
    key: `${step.id}:${clock.rule}`,
    rule: clock.rule,
    party,
    from_day: clock.from,
    due_day: due ?? null,
    due_at: due === undefined ? null : new Date(endOf(due)),
    wake_at: over || wakeAtMs === undefined ? null : new Date(wakeAtMs),
    reminded,
    state: clock.metOn !== undefined ? 'met' : clock.cancelled ? 'cancelled' : 'open',
    settled_at: over ? new Date(nowMs) : null,
  };
}

const isChanged = (kept: deadlines.DeadlineRow, want: NewDeadline): boolean =>
  kept.state !== want.state || kept.due_day !== want.due_day || kept.from_day !== want.from_day;
