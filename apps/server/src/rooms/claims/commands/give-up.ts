import type { Trx } from '#platform/database';
import type { ClaimsDeps } from '../deps.ts';
import { followParts } from '../queries/follow-parts.ts';
import { moneyUnderway } from '../refusals.ts';
import { mayGiveUp } from '../rules/payee.ts';
import type { Claim } from '../store.ts';
import { updatePart } from '../store-parts.ts';

/**
 * She was paid otherwise, or wants no more: what was covered and has not left is the merchant's again. True where a part of
 * it arrived: then the claim ends as paid, with the rest given up. Refusal: `money-underway` where a file or a rail has it.
 */
export async function giveUp(deps: ClaimsDeps, trx: Trx, claim: Claim): Promise<boolean> {
  const parts = await followParts(deps, trx, claim.id);
  if (!mayGiveUp(claim, parts)) throw moneyUnderway();
  for (const { place, holdId, payoutId, payout, paidAt } of parts)
    if (payoutId === null) await deps.deposits.release(trx, { holdId, key: `${claim.id}:${place}` });
    else if (payout?.state !== 'paid') await deps.deposits.cancelPayout(trx, { payoutId });
    // Paid just now, and the claim has yet to hear of it.
    else if (!paidAt)
      await updatePart(trx, { claimId: claim.id, place }, { paid_at: new Date(deps.clock.now()) });
  return parts.some(({ payout }) => payout?.state === 'paid');
}

/** The move of a claim that is paid in part and owed no more. */
export const endedWithPart = {
  move: 'paid',
  kind: 'claim.said',
  body: { word: 'content' },
  change: { rest_given_up: true },
  // She said it herself.
  mails: 'passed-over',
} as const;
