import { inTransaction, type Trx } from '#platform/database';
import type { CasesDeps } from '../deps.ts';
import { newEvent } from '../events.ts';
import { caseNotFound, verdictNotOpen } from '../refusals.ts';
import { after } from '../rules/lifecycle/case-lifecycle.ts';
import * as store from '../store.ts';
import { listDeadlines, settleDeadlines } from '../store-deadlines.ts';
import { listSteps, takeBackHeldSteps } from '../store-steps.ts';
import { recordEvents } from './record-events.ts';
import { moveCase } from './record-step-event.ts';
import { setDeadlines } from './set-deadlines.ts';

export interface Verdict {
  caseId: string;
  /** confirm: resolved; deny: not resolved; close: the buyer stops; reopen. */
  verdict: 'confirm' | 'deny' | 'close' | 'reopen';
  alongside?: ((trx: Trx) => Promise<void>) | undefined;
}

/** The buyer's word on the whole case; only it closes one. Refusals: `case-not-found`, `verdict-not-open`. */
export async function decideCase(deps: CasesDeps, { caseId, verdict, alongside }: Verdict): Promise<void> {
  await inTransaction(deps.db, async (trx) => {
    const row = await store.lockCase(trx, caseId);
    if (!row) throw caseNotFound();
    const status = after(row.status, verdict);
    if (!status) throw verdictNotOpen();
    const atMs = deps.clock.now();
    await moveCase(trx, caseId, status, atMs);
    await recordEvents(deps, trx, [newEvent(caseId, atMs, 'case.decided', { verdict, status })]);
    if (status === 'closed') await endAll(trx, caseId, new Date(atMs));
    if (verdict === 'reopen')
      for (const step of await listSteps(trx, caseId)) await setDeadlines(deps, trx, row, step);
    await alongside?.(trx);
  });
}

/** Nothing is awaited any more: no clock runs, no letter leaves. */
async function endAll(trx: Trx, caseId: string, at: Date): Promise<void> {
  const open = (await listDeadlines(trx, caseId)).filter(({ state }) => state === 'open');
  await settleDeadlines(
    trx,
    open.map(({ id }) => id),
    'cancelled',
    at,
  );
  await takeBackHeldSteps(trx, caseId);
}
