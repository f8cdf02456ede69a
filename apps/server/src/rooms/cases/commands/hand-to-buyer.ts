import type { Trx } from '#platform/database';
import type { CasesDeps } from '../deps.ts';
import { caseNotFound } from '../refusals.ts';
import * as store from '../store.ts';
import * as steps from '../store-steps.ts';
import { recordStepEvent } from './record-step-event.ts';

/**
 * What was released by mail and that no server can send is the buyer's to send: from now on the step goes by hand, and the
 * case says so and why. Repeated, it changes nothing. Refusals: `case-not-found`, `step-not-found`, `step-not-out`.
 */
export async function handToBuyer(
  deps: CasesDeps,
  trx: Trx,
  { caseId, stepId, why }: { caseId: string; stepId: string; why: string },
): Promise<void> {
  if (!(await store.lockCase(trx, caseId))) throw caseNotFound();
  const [kind, detail, key] = ['released', 'released:by-hand', 'by-hand'] as const;
  const happening = { caseId, stepId, kind, detail, key, note: why, atMs: deps.clock.now() };
  const { created } = await recordStepEvent(deps, trx, happening);
  if (created) await steps.updateStep(trx, stepId, { way: 'by-hand', held_until: null });
}
