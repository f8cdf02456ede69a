import type { ChannelId, StepAddressee } from '@redress/contract';
import { shanghaiDay } from '@redress/kernel';
import { newId } from '#platform/clock';
import { inTransaction, type Trx } from '#platform/database';
import { sealDetails } from '../contents.ts';
import type { CasesDeps } from '../deps.ts';
import { newEvent } from '../events.ts';
import { caseClosed, caseNotFound, channelNotInForce } from '../refusals.ts';
import { ruleOf } from '../rules/channel-law.ts';
import { givenParts } from '../rules/given-parts.ts';
import { after } from '../rules/lifecycle/case-lifecycle.ts';
import * as store from '../store.ts';
import * as steps from '../store-steps.ts';
import { recordEvents } from './record-events.ts';
import { moveCase } from './record-step-event.ts';

export interface NewStep {
  caseId: string;
  channel: ChannelId;
  addressee?: StepAddressee | undefined;
  by?: 'buyer' | 'clock';
  alongside?: ((trx: Trx, stepId: string) => Promise<void>) | undefined;
}

/**
 * Opens a step: a draft whose letters can be read, corrected and then released. A draft of the same channel that is
 * there already is given instead of a second one. Refusals: `case-not-found`, `case-closed`, `channel-not-in-force`.
 */
export async function openStep(deps: CasesDeps, input: NewStep): Promise<string> {
  return inTransaction(deps.db, async (trx) => {
    const { stepId } = await openStepIn(deps, trx, input);
    await input.alongside?.(trx, stepId);
    return stepId;
  });
}

/** The same in the caller's transaction; `created` is false where the draft was there. */
export async function openStepIn(
  deps: CasesDeps,
  trx: Trx,
  input: NewStep,
): Promise<{ stepId: string; created: boolean }> {
  const { caseId, channel, addressee = {}, by = 'buyer' } = input;
  const row = await store.lockCase(trx, caseId);
  if (!row) throw caseNotFound();
  if (row.status === 'closed') throw caseClosed();
  const atMs = deps.clock.now();
  if (!ruleOf(channel, shanghaiDay(atMs))) throw channelNotInForce();
  const pending = (await steps.listSteps(trx, caseId)).find(
    (step) => step.channel === channel && (step.state === 'drafted' || step.state === 'held'),
  );
  if (pending) return { stepId: pending.id, created: false };
  const id = newId('step');
  await steps.insertStep(trx, {
    id,
    case_id: caseId,
    channel,
    state: 'drafted',
    way: null,
    opened_by: by,
    opened_at: new Date(atMs),
    held_until: null,
    released_at: null,
    details: sealDetails(deps.blobs, row.vault, { addressee: givenParts(addressee) }),
  });
  const status = after(row.status, 'draft');
  if (status) await moveCase(trx, caseId, status, atMs);
  const body = { stepId: id, channel, by, ...(status ? { status } : {}) };
  await recordEvents(deps, trx, [newEvent(caseId, atMs, 'step.opened', body)]);
  await deps.outbox.enqueue(trx, { topic: 'cases.draft', key: id, payload: { caseId, stepId: id } });
  return { stepId: id, created: true };
}
