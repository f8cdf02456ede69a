import type { CaseStatus, StepEventKind } from '@redress/contract';
import { stepDetails } from '@redress/law';
import { newId } from '#platform/clock';
import type { Trx } from '#platform/database';
import { canonicalJson } from '#rooms/evidence';
import { type StepNote, sealNote } from '../contents.ts';
import type { CasesDeps } from '../deps.ts';
import { newEvent } from '../events.ts';
import { caseNotFound, stepNotFound, stepNotOut } from '../refusals.ts';
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
  const { caseId, stepId, kind, atMs } = happening;
  const row = await store.lockCase(trx, caseId);
  if (!row) throw caseNotFound();
  const step = await steps.findStep(trx, caseId, stepId);
  if (!step) throw stepNotFound();
  const id = newId('evt');
  const key = happening.key ?? id;
  const known = await steps.findStepEvent(trx, stepId, key);
  if (known) return { eventId: known.id, created: false };
  if (step.state !== 'out' && step.state !== 'done') throw stepNotOut();
  const nowMs = deps.clock.now();
  const detail = stepDetails.find((known) => known === happening.detail);
  const note = noteOf(happening, detail);
  const sealed = Object.keys(note).length > 0;
  const itemId = happening.proof?.itemId;
  const others = await steps.listSteps(trx, caseId);
  const othersOut = others.some(
    (other) => other.id !== stepId && other.state === 'out' && channelFacts[other.channel].leaves,
  );
  const move = moveOf({ channel: step.channel, kind, detail, othersOut });
  const status = move && after(row.status, move);
  const body = {
    stepId,
    channel: step.channel,
    event: kind,
    happenedAt: new Date(atMs).toISOString(),
    ...(detail ? { detail } : {}),
    ...(itemId ? { proofItemId: itemId } : {}),
    ...(status ? { status } : {}),
  };
  const event = { ...newEvent(caseId, nowMs, 'step.happened', body), id };
  await recordEvents(deps, trx, [{ ...event, ...(sealed ? { beside: { note: canonicalJson(note) } } : {}) }]);
  await steps.insertStepEvent(trx, {
    id,
    step_id: stepId,
    case_id: caseId,
    kind,
    at: new Date(atMs),
    recorded_at: new Date(nowMs),
    detail: detail ?? null,
    contents: sealed ? sealNote(deps.blobs, row.vault, note) : null,
    proof_item_id: itemId ?? null,
    key,
  });
  const stepMove = stepMoveOf(kind);
  const state = stepMove && stepAfter(step.state, stepMove);
  if (state) await steps.updateStep(trx, stepId, { state });
  if (status) await moveCase(trx, caseId, status, nowMs);
  await setDeadlines(deps, trx, row, step);
  await deps.outbox.enqueue(trx, { topic: 'cases.follow', key: id, payload: { caseId, eventId: id } });
  return { eventId: id, created: true };
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
