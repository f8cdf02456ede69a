import type { Trx } from '#platform/database';
import { newEvent } from '../events.ts';
import { followParts } from '../queries/follow-parts.ts';
import { asksLate } from '../rules/late-refund.ts';
import { hasStuck } from '../rules/parts.ts';
import { type Claim, updateClaim } from '../store.ts';
import { updatePart } from '../store-parts.ts';
import type { MoveDeps } from './move-claim.ts';
import { recordEvents } from './record-events.ts';

export const ordered = (claimId: string, atMs: number, payoutId: string, amountFen: number) =>
  newEvent(claimId, atMs, 'payout.ordered', { payoutId, amountFen });

interface Pay {
  place: number;
  holdId: string;
  amountFen: number;
  payee: string;
}

/** Money leaves once it is known where to; a repetition gives the same payout. */
export async function payPart(
  deps: MoveDeps,
  trx: Trx,
  claimId: string,
  { place, holdId, amountFen, payee }: Pay,
): Promise<string> {
  const key = place === 1 ? `claim:${claimId}` : `claim:${claimId}:${place}`;
  return (await deps.deposits.payOut(trx, { holdId, amountFen, payee, key })).payoutId;
}

/**
 * Orders every part that is covered and not ordered yet, where it is known where to. As long as one of them failed or came
 * back, the others wait: what is wrong with the account is wrong for them too. A payee that was erased meanwhile is asked anew.
 */
export async function orderParts(deps: MoveDeps, trx: Trx, claim: Claim): Promise<void> {
  const { payee_ref: payee } = claim;
  if (claim.state !== 'paying' || claim.rest_given_up || payee === null) return;
  const parts = await followParts(deps, trx, claim.id);
  const waiting = parts.filter(({ payoutId }) => payoutId === null);
  if (waiting.length === 0 || hasStuck(parts)) return;
  if (!(await deps.deposits.hasPayee(trx, payee))) {
    await updateClaim(trx, claim.id, { payee_ref: null });
    return;
  }
  const nowMs = deps.clock.now();
  const until = asksLate(claim, { underway: false, nowMs }) ? claim.late_refund_until : null;
  for (const { place, holdId, amountFen } of waiting) {
    const payoutId = await payPart(deps, trx, claim.id, { place, holdId, amountFen, payee });
    if (until) await deps.deposits.putOffPayout(trx, { payoutId, until });
    await updatePart(trx, { claimId: claim.id, place }, { payout_id: payoutId });
    await recordEvents(deps, trx, [ordered(claim.id, deps.clock.now(), payoutId, amountFen)]);
  }
}
