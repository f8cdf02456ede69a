import { shanghaiDay } from '@redress/kernel';
import type { Trx } from '#platform/database';
import type { ClaimsDeps } from '../deps.ts';
import type { OrderFacts } from '../rules/order-facts.ts';
import { ruleSettles } from '../rules/settle-rule.ts';
import type { Claim } from '../store.ts';
import { addSpent, lockSpent, newestRule } from '../store-rules.ts';
import { awardClaim } from './award.ts';

/**
 * Refunds a claim that the merchant's own rule takes, in the transaction that opens it. The day's sum is locked, so that the
 * cap holds however many come at once. A rule pays from the deposit only, and only what the shop reported as paid with a
 * number of the payment: without one nobody can ask whether it was this claimant who paid, and the merchant gets its time.
 */
export async function applyRule(
  deps: ClaimsDeps,
  trx: Trx,
  claim: Claim,
  facts: OrderFacts,
): Promise<boolean> {
  const { respondent_id: merchantId, hold_id: holdId, amountFen, kind, category } = claim;
  if (!merchantId || !holdId || !amountFen || !claim.coverable) return false;
  // Perhaps it went back already: for a person, or for the buyer's word.
  if (facts.paymentNos.length === 0 || facts.refund) return false;
  const newest = await newestRule(trx, merchantId);
  if (!newest?.body.active) return false;
  const openedAtMs = claim.opened_at.getTime();
  const day = shanghaiDay(openedAtMs);
  const spent = await lockSpent(trx, merchantId, day);
  const ruled = { kind, amountFen, category: category ?? undefined, openedAtMs };
  if (!ruleSettles(newest.body, ruled, spent)) return false;
  await addSpent(trx, merchantId, day, amountFen);
  await awardClaim(deps, trx, claim, { outcome: 'rule', amountFen, ruleVersion: newest.version });
  return true;
}
