import type { Trx } from '#platform/database';
import { openContents } from '../contents.ts';
import type { ClaimsDeps, KnownOrder } from '../deps.ts';
import { factsOf } from '../queries/order-of.ts';
import { isFinal } from '../rules/lifecycle/claim-lifecycle.ts';
import {
  claimedFen,
  isCoverable,
  mayBind,
  type OrderFacts,
  orderTailOf,
  paymentMatches,
} from '../rules/order-facts.ts';
import { type Claim, updateClaim } from '../store.ts';
import { owedBy } from '../store-owed.ts';
import { coverLater } from './cover.ts';

/**
 * The shop reported order and payment only after the claim on it was opened: from now on its money is bound as if that had
 * been known then, by the sum that the shop reported. What was decided meanwhile is paid where that sum covers it. The same
 * claim where nothing of it changes: an order of another respondent than the one that was asked binds nobody, nor does one
 * that was paid after the claim, nor one whose payer nobody can tell.
 */
export async function bindOrder(deps: ClaimsDeps, trx: Trx, claim: Claim, order: KnownOrder): Promise<Claim> {
  const facts = factsOf(order);
  if (claim.coverable || !mayBind(claim, facts)) return claim;
  if (!isCoverable(facts, openContents(deps.blobs, claim))) return claim;
  if (claim.state === 'unpaid') return bindDecided(deps, trx, claim, facts);
  if (isFinal(claim.state) || claim.state === 'paying') return claim;
  return bindClaim(deps, trx, claim, facts);
}

/** From now on the deposit stands behind a claim that is not decided: its money is set aside as at an opening. */
export async function bindClaim(deps: ClaimsDeps, trx: Trx, claim: Claim, facts: OrderFacts): Promise<Claim> {
  const amountFen = claimedFen(facts, { amountFen: claim.grossFen });
  const lessenedFen = claim.lessenedFen < (amountFen ?? 0) ? claim.lessenedFen : 0;
  const confirmedFen = Math.min(claim.confirmedFen, lessenedFen);
  // What she said came is asked of nobody any more.
  const boundFen = amountFen && amountFen - confirmedFen;
  const held = await holdOf(deps, trx, { ...claim, amountFen: boundFen });
  const { paymentNo } = openContents(deps.blobs, claim);
  const known = {
    coverable: true,
    category: claim.category ?? facts.category ?? null,
    payment_matched: paymentMatches(facts, paymentNo) ?? null,
    hold_id: held?.holdId ?? claim.hold_id,
  };
  const holdFen = held ? boundFen : claim.holdFen;
  const less = { lessened_fen: lessenedFen, confirmed_fen: confirmedFen };
  const sums = { amount_fen: amountFen ?? null, ...less, hold_fen: holdFen ?? null };
  await updateClaim(trx, claim.id, { ...known, ...sums });
  const askedFen = amountFen === undefined ? undefined : amountFen - lessenedFen;
  return { ...claim, ...known, grossFen: amountFen, amountFen: askedFen, lessenedFen, confirmedFen, holdFen };
}

/** Owed already: a sum that the buyer alone named binds no more than what the shop says was paid and did not go back. */
async function bindDecided(deps: ClaimsDeps, trx: Trx, claim: Claim, facts: OrderFacts): Promise<Claim> {
  const refundedFen = Math.max(0, (facts.refund?.fen ?? 0) - claim.deniedFen);
  if ((claim.decidedFen ?? 0) > (facts.amountFen ?? Number.POSITIVE_INFINITY) - refundedFen) return claim;
  const bound = { ...claim, coverable: true };
  await updateClaim(trx, claim.id, { coverable: true });
  await coverLater(deps, trx, bound);
  return bound;
}

async function holdOf(deps: ClaimsDeps, trx: Trx, claim: Claim): Promise<{ holdId: string } | undefined> {
  const { id, hold_id, respondent_id: merchantId, amountFen } = claim;
  if (hold_id || !merchantId || !amountFen) return undefined;
  const leaveFen = await owedBy(trx, merchantId);
  const orderTail = orderTailOf(openContents(deps.blobs, claim).orderRef);
  const wanted = { merchantId, amountFen, key: `claim:${id}`, orderTail, leaveFen };
  const held = await deps.deposits.hold(trx, wanted);
  return 'holdId' in held ? held : undefined;
}
