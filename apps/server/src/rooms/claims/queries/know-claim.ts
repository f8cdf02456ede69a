import { type ClaimContents, openContents } from '../contents.ts';
import type { ClaimsDeps } from '../deps.ts';
import type { Assessed } from '../rules/assessment.ts';
import { bareAssessment, hidesOrder, tellsDecided } from '../rules/hidden.ts';
import type { OrderFacts } from '../rules/order-facts.ts';
import type * as store from '../store.ts';
import { type FollowedPart, followParts } from './follow-parts.ts';
import { orderFactsOf } from './order-of.ts';

/** All that a view of a claim is made of. */
export interface Known {
  claim: store.Claim;
  contents: ClaimContents;
  facts: OrderFacts;
  assessed: Assessed | undefined;
  parts: FollowedPart[];
  /** For a reader who may not know what the shop reported. */
  isHidden: boolean;
  /** The respondent keeps its deposit itself. */
  selfKept: boolean;
  nowMs: number;
}

/** All of it, for the respondent. */
export async function know(deps: ClaimsDeps, claim: store.Claim): Promise<Known> {
  const { order_id: orderId, respondent_id: merchantId } = claim;
  return {
    claim,
    contents: openContents(deps.blobs, claim),
    facts: await orderFactsOf(deps, orderId),
    assessed: orderId === null ? undefined : await deps.delivery.assess(orderId),
    parts: await followParts(deps, deps.db, claim.id),
    isHidden: false,
    selfKept: merchantId !== null && (await deps.deposits.stateOf(merchantId)).selfKept,
    nowMs: deps.clock.now(),
  };
}

/** What she may read: all, or only what she stated herself, until she showed that she is the one who paid. */
export function hideFrom(known: Known): Known {
  const { claim, contents, facts, assessed, parts } = known;
  if (!hidesOrder(claim, facts, parts)) return known;
  const { goods: _, refundFen, ...rest } = contents;
  // By hand it names the sum that was claimed; by a report what was paid.
  const stated = { ...rest, ...(rest.isReported || refundFen === undefined ? {} : { refundFen }) };
  const decidedFen = tellsDecided(true, claim.outcome) ? claim.decidedFen : undefined;
  return {
    ...known,
    isHidden: true,
    claim: { ...claim, amountFen: stated.amountFen, decidedFen },
    contents: stated,
    assessed: assessed && bareAssessment(assessed),
  };
}
