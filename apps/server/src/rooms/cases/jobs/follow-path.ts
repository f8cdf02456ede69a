import { Refusal, shanghaiDay } from '@redress/kernel';
import { newId } from '#platform/clock';
import { inTransaction, type Trx } from '#platform/database';
import type { Handler } from '#platform/outbox';
import { calendarPrint } from '../calendar-print.ts';
import { openStepIn } from '../commands/open-step.ts';
import { endDeadlines, setDeadlines, writeDeadlines } from '../commands/set-deadlines.ts';
import type { CasesDeps } from '../deps.ts';
import { type LoadedCase, loadCase } from '../queries/load-case.ts';
import { asLaw } from '../rules/assess-case.ts';
import { deadlineRow } from '../rules/deadline-row.ts';
import { type Cause, newlyOpen, ownLimits } from '../rules/follow-path.ts';
import * as store from '../store.ts';
import * as deadlines from '../store-deadlines.ts';
import * as steps from '../store-steps.ts';

interface Followed {
  caseId: string;
  /** An event of a step … */
  eventId?: string;
  /** … or a deadline that passed, or that is to be counted again. */
  deadlineId?: string;
}

/**
 * What an event or a deadline that passed leads to: limits of the buyer's own begin or end, and channels that came open
 * have their letters drafted before she looks. Run twice, it changes nothing more: deadlines have their key, a channel
 * has one draft, a reminder its own key.
 */
export function followPath(deps: CasesDeps): Handler<Followed> {
  return async ({ key, payload }) => {
    try {
      const loaded = await loadCase(deps, payload.caseId);
      if (loaded.row.status === 'closed') return 'done';
      await inTransaction(deps.db, async (trx) => {
        const row = await store.lockCase(trx, payload.caseId);
        if (!row || row.status === 'closed') return;
        const cause = await causeOf(deps, trx, row, payload);
        await setOwnLimits(deps, trx, loaded);
        const { caseId, deadlineId } = payload;
        if (deadlineId) await deadlines.stampCounted(trx, caseId, deadlineId, calendarPrint());
        if (cause) await draftNext(deps, trx, loaded, cause, { key, deadlineId: payload.deadlineId });
      });
    } catch (error) {
      if (!(error instanceof Refusal) || error.code !== 'case-not-found') throw error;
    }
    return 'done';
  };
}

/** What happened; a deadline that is still open is only counted again. */
async function causeOf(
  deps: CasesDeps,
  trx: Trx,
  row: store.CaseRow,
  { eventId, deadlineId }: Followed,
): Promise<Cause | undefined> {
  if (eventId) {
    const all = await steps.listStepEvents(trx, row.id);
    const stepId = all.find(({ id }) => id === eventId)?.step_id;
    const own = all.filter(({ step_id }) => step_id === stepId);
    return stepId ? { stepId, recorded: own.findIndex(({ id }) => id === eventId) } : undefined;
  }
  const deadline = deadlineId ? await deadlines.findDeadline(trx, row.id, deadlineId) : undefined;
  if (deadline?.state === 'overdue' && deadline.due_day) return { lastDay: deadline.due_day };
  const step = deadline?.step_id ? await steps.findStep(trx, row.id, deadline.step_id) : undefined;
  if (deadline?.state === 'open' && step) await setDeadlines(deps, trx, row, step);
  return undefined;
}

async function setOwnLimits(deps: CasesDeps, trx: Trx, { row, path, nowMs }: LoadedCase): Promise<void> {
  const caseId = row.id;
  const kept = await deadlines.listDeadlines(trx, caseId);
  const by = { nowMs, countedBy: calendarPrint() };
  const wanted = ownLimits(path, shanghaiDay(nowMs)).map(({ channelId: channel, ...limit }) => {
    const key = `path:${channel}:${limit.rule}:${limit.from}`;
    return deadlineRow({ id: newId('deadline'), caseId, stepId: null, channel, key }, limit, by);
  });
  const keys = new Set(wanted.map(({ key }) => key));
  // The channel is shut, or the matter is settled: nothing is lost by letting the day pass.
  const ended = kept.filter(
    ({ step_id, state, key }) => step_id === null && state === 'open' && !keys.has(key),
  );
  await endDeadlines(deps, trx, { caseId, ended, state: 'cancelled' });
  await writeDeadlines(deps, trx, { caseId, wanted, kept });
}

async function draftNext(
  deps: CasesDeps,
  trx: Trx,
  loaded: LoadedCase,
  cause: Cause,
  { key, deadlineId }: { key: string; deadlineId: string | undefined },
): Promise<void> {
  const { row, disputeType, gates, findings, facts, contents, history, nowMs } = loaded;
  const judged = { disputeType, gates, findings: asLaw(findings), facts, answers: contents.gateAnswers };
  const caseId = row.id;
  for (const { channelId, documents } of newlyOpen(judged, history, cause, shanghaiDay(nowMs))) {
    if (documents.length === 0) continue;
    const { stepId } = await openStepIn(deps, trx, { caseId, channel: channelId, by: 'clock' });
    await deps.outbox.enqueue(trx, {
      topic: 'service.remind',
      key: `${key}:next-open:${channelId}`,
      payload: { caseId, deadlineId, stepId, channelId, kind: 'next-open' },
    });
  }
}
