import type { CaseStatus, StepEventKind } from '@redress/contract';
import { stepDetails } from '@redress/law';
import { newId } from '#platform/clock';
import type { Trx } from '#platform/database';
import { canonicalJson } from '#rooms/evidence';
import { type StepNote, sealNote } from '../contents.ts';
import type { CasesDeps } from '../deps.ts';
import { newEvent } from '../events.ts';
import { caseNotFound, stepNotFound, stepNotOut } from '../refusals.ts';
import { isWithBuyer } from '../rules/by-hand.ts';
import { after } from '../rules/lifecycle/case-lifecycle.ts';
import { channelFacts } from '../rules/lifecycle/channels.ts';
import { moveOf, stepAfter, stepMoveOf } from '../rules/lifecycle/step-lifecycle.ts';
import * as store from '../store.ts';
import * as steps from '../store-steps.ts';
import { recordEvents } from './record-events.ts';
import { setDeadlines } from './set-deadlines.ts';

/** What happened in a step, as whoever saw it tells. */
export interface StepHappening {
  caseId: string;
  stepId: string;
  kind: StepEventKind;
  /** When it happened. */
  atMs: number;
  /** One of `stepDetails` of packages/law; anything else is kept as a note and decides nothing. */
  detail?: string | undefined;
  /** What shows it: an item of the case, or the SHA-256 of something that is none (a status notification). */
  proof?: { itemId?: string | undefined; digest?: Uint8Array | undefined } | undefined;
  receiptNo?: string | undefined;
  note?: string | undefined;
  /** Names this happening once within its step; given again, nothing more is recorded. */
  key?: string | undefined;
}

export interface RecordedStepEvent {
  eventId: string;
  /** False: it was recorded before. */
  created: boolean;
}

/**
 * Records what happened in a step, in the caller's transaction: event with its seal, deadlines that it sets or ends,
 * status of step and case, and the work that follows. Refusals: `case-not-found`, `step-not-found`, `step-not-out`.
 */
export async function recordStepEvent(
  deps: CasesDeps,
  trx: Trx,
  happening: StepHappening,
): Promise<RecordedStepEvent> {
  const { caseId, stepId, kind } = happening;
  const row = await store.lockCase(trx, caseId);
  if (!row) throw caseNotFound();
  const step = await steps.findStep(trx, caseId, stepId);
  if (!step) throw stepNotFound();
  const id = newId('evt');
  const key = happening.key ?? id;
  const known = await steps.findStepEvent(trx, stepId, key);
  if (known) return { eventId: known.id, created: false };
  if (step.state !== 'out' && step.state !== 'done') throw stepNotOut();
  const detail = stepDetails.find((listed) => listed === happening.detail);
  const othersOut = kind === 'bounced' && (await areOthersOut(trx, caseId, stepId));
  const move = moveOf({ channel: step.channel, kind, detail, othersOut });
  const status = move && after(row.status, move);
  const note = noteOf(happening, detail);
  await append(deps, trx, { ...happening, detail, note, id, key, step, row, status });
  const stepMove = stepMoveOf(kind);
  const state = stepMove && stepAfter(step.state, stepMove);
  if (state) await steps.updateStep(trx, stepId, { state });
  if (status) await moveCase(trx, caseId, status, deps.clock.now());
  await setDeadlines(deps, trx, row, step);
  await deps.outbox.enqueue(trx, { topic: 'cases.follow', key: id, payload: { caseId, eventId: id } });
  return { eventId: id, created: true };
}

/** Whether letters of other steps are out; those that still lie with the buyer are not. */
async function areOthersOut(trx: Trx, caseId: string, except: string): Promise<boolean> {
  const events = await steps.listStepEvents(trx, caseId);
  return (await steps.listSteps(trx, caseId)).some(({ id, state, channel }) => {
    const own = events.filter(({ step_id }) => step_id === id);
    return id !== except && state === 'out' && channelFacts[channel].leaves && !isWithBuyer(state, own);
  });
}

/** Event, seal and the row beside it that can be erased. */
async function append(
  deps: CasesDeps,
  trx: Trx,
  given: Omit<StepHappening, 'note'> & {
    note: StepNote;
    id: string;
    key: string;
    step: steps.StepRow;
    row: store.CaseRow;
    status: CaseStatus | undefined;
    detail: string | undefined;
  },
): Promise<void> {
  const { id, key, step, row, kind, atMs, status, detail, note } = given;
  const nowMs = deps.clock.now();
  const sealed = Object.keys(note).length > 0;
  const itemId = given.proof?.itemId;
  const body = {
    stepId: step.id,
    channel: step.channel,
    event: kind,
    happenedAt: new Date(atMs).toISOString(),
    ...(detail ? { detail } : {}),
    ...(itemId ? { proofItemId: itemId } : {}),
    ...(status ? { status } : {}),
  };
  const event = { ...newEvent(row.id, nowMs, 'step.happened', body), id };
  const [appended] = await recordEvents(deps, trx, [
    { ...event, ...(sealed ? { beside: { note: canonicalJson(note) } } : {}) },
  ]);
  await steps.insertStepEvent(trx, {
    ...{ id, key, kind },
    step_id: step.id,
    case_id: row.id,
    sequence: appended?.sequence as number,
    at: new Date(atMs),
    recorded_at: new Date(nowMs),
    detail: detail ?? null,
    contents: sealed ? sealNote(deps.blobs, row.vault, note) : null,
    proof_item_id: itemId ?? null,
  });
}

/** The current row of a case that moved; its event is the caller's. */
export async function moveCase(trx: Trx, caseId: string, status: CaseStatus, atMs: number): Promise<void> {
  await store.updateCase(trx, caseId, { status, status_at: new Date(atMs) });
}

function noteOf(happening: StepHappening, detail: string | undefined): StepNote {
  const { receiptNo, proof } = happening;
  const unlisted = detail === undefined ? happening.detail : undefined;
  const note = [unlisted, happening.note].filter((part) => part !== undefined).join('\n');
  return {
    ...(receiptNo ? { receiptNo } : {}),
    ...(note ? { note } : {}),
    ...(proof?.digest ? { proofSha256: Buffer.from(proof.digest).toString('hex') } : {}),
  };
}
