import type { ProceedingInput } from '@redress/contract';
import { inTransaction } from '#platform/database';
import { openContents, sealContents } from '../contents.ts';
import type { ClaimsDeps } from '../deps.ts';
import { newEvent } from '../events.ts';
import { claimMoved, proceedingEarly, proceedingUnfit } from '../refusals.ts';
import { longerDue, nextWake } from '../rules/clock.ts';
import { isDisputed } from '../rules/may.ts';
import * as store from '../store.ts';
import { takeClaim } from './load-claim.ts';
import { recordEvents } from './record-events.ts';
import { tellChange } from './tell-organisations.ts';

/**
 * Somebody else is at work on what both sides contest: the buyer names who, and under which number, for the other side to
 * ask there. The deposit is kept on, up to two years in all. Refusals: `claim-not-found`, `claim-moved` where nothing is
 * contested, `proceeding-unfit`, `proceeding-early` where it would keep nothing longer.
 */
export async function nameProceeding(
  deps: ClaimsDeps,
  { claimId, body, number }: ProceedingInput & { claimId: string },
): Promise<void> {
  await inTransaction(deps.db, async (trx) => {
    const claim = await takeClaim(trx, claimId);
    if (claim.erased_at || !isDisputed(claim) || !claim.due_at) throw claimMoved();
    const given = number.normalize('NFKC').trim();
    if (!/\d.*\d/s.test(given)) throw proceedingUnfit();
    const nowMs = deps.clock.now();
    const dueMs = longerDue(claim.due_at.getTime(), claim.disputed_at?.getTime() ?? nowMs, nowMs);
    if (dueMs === undefined) throw proceedingEarly(claim.due_at.getTime());
    const contents = openContents(deps.blobs, claim);
    const proceedings = [...(contents.proceedings ?? []), { body, number: given, atMs: nowMs }];
    await store.updateClaim(trx, claimId, {
      due_at: new Date(dueMs),
      wake_at: new Date(nextWake(dueMs, nowMs)),
      contents: sealContents(deps.blobs, claim.vault, { ...contents, proceedings }),
    });
    const dueAt = new Date(dueMs).toISOString();
    const { state } = claim;
    const [event] = await recordEvents(deps, trx, [
      newEvent(claimId, nowMs, 'claim.proceeding', { body, state, dueAt }),
    ]);
    await tellChange(deps, trx, claim, { key: event?.id as string, dueAt });
  });
}
