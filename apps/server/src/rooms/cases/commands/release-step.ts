import type { StepWay } from '@redress/contract';
import { inTransaction, type Trx } from '#platform/database';
import { sealDetails } from '../contents.ts';
import type { CasesDeps } from '../deps.ts';
import { newEvent } from '../events.ts';
import { type LoadedCase, loadCase } from '../queries/load-case.ts';
import { addresseeOf } from '../queries/step-addressee.ts';
import { missingIn } from '../queries/step-letters.ts';
import {
  caseClosed,
  caseNotFound,
  channelClosed,
  letterIncomplete,
  noMailAddress,
  stepNotDrafted,
  stepNotFound,
  wayNotOpen,
} from '../refusals.ts';
import { channelFacts } from '../rules/lifecycle/channels.ts';
import { stepAfter } from '../rules/lifecycle/step-lifecycle.ts';
import { regretMs } from '../rules/service-window.ts';
import * as store from '../store.ts';
import * as steps from '../store-steps.ts';
import { issueStepLetters } from './draft-step.ts';
import { recordEvents } from './record-events.ts';
import { recordStepEvent } from './record-step-event.ts';

export interface StepRelease {
  caseId: string;
  stepId: string;
  way: StepWay;
  /** Send it though a letter still has blanks. */
  evenIfIncomplete?: boolean | undefined;
  alongside?: ((trx: Trx) => Promise<void>) | undefined;
}

/**
 * Freezes the letters of a draft. By mail, they leave after the regret window of an hour; by hand, they are final at
 * once and the buyer says when she handed them in. Refusals: `step-not-found`, `step-not-drafted`, `case-closed`,
 * `way-not-open`, `channel-closed`, `no-mail-address`, `letter-incomplete`.
 */
export async function releaseStep(deps: CasesDeps, input: StepRelease): Promise<void> {
  const { caseId, stepId, way } = input;
  const loaded = await loadCase(deps, caseId);
  const step = await steps.findStep(deps.db, caseId, stepId);
  if (!step) throw stepNotFound();
  if (step.state !== 'drafted') throw stepNotDrafted();
  if (!channelFacts[step.channel].ways.includes(way)) throw wayNotOpen();
  const closed = loaded.path.find(({ channelId, state }) => channelId === step.channel && state === 'closed');
  if (closed) throw channelClosed(closed.why);
  if (way === 'mail') {
    if (!addresseeOf(deps, loaded, step).addressee.email) throw noMailAddress();
    const missing = missingIn(deps, loaded, step);
    if (missing.length > 0 && !input.evenIfIncomplete) throw letterIncomplete(missing);
  }
  const letters = await issueStepLetters(deps, loaded, step);
  await inTransaction(deps.db, async (trx) => {
    const row = await store.lockCase(trx, caseId);
    if (!row) throw caseNotFound();
    if (row.status === 'closed') throw caseClosed();
    const now = await steps.findStep(trx, caseId, stepId);
    // Somebody else was faster: their release holds.
    if (!now || !stepAfter(now.state, 'hold')) throw stepNotDrafted();
    await steps.replaceStepLetters(trx, stepId, letters);
    await keepOffice(deps, trx, loaded, now);
    if (way === 'mail') await hold(deps, trx, now);
    else await release(deps, trx, now, way);
    await input.alongside?.(trx);
  });
}

/** The office that the papers name stays in the step: later changes of the directory or the case do not move it. */
async function keepOffice(deps: CasesDeps, trx: Trx, loaded: LoadedCase, step: steps.StepRow): Promise<void> {
  const { addressee, office } = addresseeOf(deps, loaded, step);
  if (!office) return;
  const { from, entry } = office;
  const details = {
    addressee,
    ...(from === 'directory' || from === 'step' ? { from } : {}),
    ...(entry ? { entry } : {}),
  };
  await steps.updateStep(trx, step.id, { details: sealDetails(deps.blobs, loaded.row.vault, details) });
}

async function hold(deps: CasesDeps, trx: Trx, step: steps.StepRow): Promise<void> {
  const atMs = deps.clock.now();
  const heldUntil = new Date(atMs + regretMs);
  await steps.updateStep(trx, step.id, { state: 'held', way: 'mail', held_until: heldUntil });
  const body = { stepId: step.id, way: 'mail', heldUntil: heldUntil.toISOString() };
  await recordEvents(deps, trx, [newEvent(step.case_id, atMs, 'step.held', body)]);
}

/** From now on its letters may leave; mail is handed to whoever sends. The case is locked by the caller. */
export async function release(deps: CasesDeps, trx: Trx, step: steps.StepRow, way: StepWay): Promise<void> {
  const atMs = deps.clock.now();
  const { id: stepId, case_id: caseId } = step;
  await steps.updateStep(trx, stepId, { state: 'out', way, held_until: null, released_at: new Date(atMs) });
  const letters = (await steps.listStepLetters(trx, caseId, stepId)).map(({ letter_id }) => letter_id);
  await recordEvents(deps, trx, [newEvent(caseId, atMs, 'step.released', { stepId, way, letters })]);
  const detail = way === 'by-hand' ? 'released:by-hand' : undefined;
  await recordStepEvent(deps, trx, { caseId, stepId, kind: 'released', detail, atMs, key: 'released' });
  if (way === 'mail')
    await deps.outbox.enqueue(trx, { topic: 'service.send', key: stepId, payload: { caseId, stepId, way } });
}

/** Held: back to a draft, nothing has left. Drafted: dropped. Refusals: `step-not-found`, `step-not-drafted`. */
export async function cancelStep(
  deps: CasesDeps,
  { caseId, stepId, alongside }: Pick<StepRelease, 'caseId' | 'stepId' | 'alongside'>,
): Promise<void> {
  await inTransaction(deps.db, async (trx) => {
    if (!(await store.lockCase(trx, caseId))) throw caseNotFound();
    const step = await steps.findStep(trx, caseId, stepId);
    if (!step) throw stepNotFound();
    const held = step.state === 'held';
    const state = stepAfter(step.state, held ? 'take-back' : 'cancel');
    if (!state) throw stepNotDrafted();
    await steps.updateStep(trx, stepId, { state, held_until: null, ...(held ? { way: null } : {}) });
    const kind = held ? 'step.taken-back' : 'step.cancelled';
    await recordEvents(deps, trx, [newEvent(caseId, deps.clock.now(), kind, { stepId })]);
    await alongside?.(trx);
  });
}
