import type { ClaimOutcome } from '@redress/contract';
import type { Assessed } from './assessment.ts';

interface Holder {
  payer_shown_at: Date | null;
}

/**
 * Whether what the shop reported of the order is kept from whoever holds the claim: a stranger who guesses an order's number holds
 * one too. So until the payment number on the bill was given, where the shop reported one that only its payer knows; not from
 * somebody to whom money of it arrived.
 */
export const hidesOrder = (
  claim: Holder,
  { paymentNos }: { paymentNos: readonly string[] },
  parts: readonly { paidAt: Date | null }[],
): boolean =>
  claim.payer_shown_at === null && paymentNos.length > 0 && parts.every(({ paidAt }) => paidAt === null);

/** What of an assessment may be told of an order that is hidden: no recipient, card, channel or time. */
export const bareAssessment = ({ level, counts, missing }: Assessed): Assessed => ({
  level,
  counts,
  missing,
  against: [],
  for: [],
});

/** Events whose exact words tell the sum of the order, or more of its delivery than its holder may read. */
const telling: ReadonlySet<string> = new Set([
  'claim.opened',
  'claim.assessed',
  'claim.decided',
  'claim.covered',
  'payout.ordered',
  'refund.reported',
  'refund.denied',
  'refund.confirmed',
  'refund.late',
]);
export const isHiddenEvent = (kind: string): boolean => telling.has(kind);

/** What both agreed on was offered to her: it is no sum of the order. */
export const tellsDecided = (isHidden: boolean, outcome: ClaimOutcome | null): boolean =>
  !isHidden || outcome === 'agreed';

interface Told {
  kind: string;
  body: object;
}

/** An event for the timeline of somebody from whom the order is hidden: without sums that only the shop said. */
export function withoutSums<E extends Told>(event: E): E {
  const body = event.body as Record<string, unknown>;
  if (!isHiddenEvent(event.kind) && body.byReport !== true) return event;
  const { amountFen, coveredFen, owedFen: _, refundedFen: __, askedFen: ___, ...rest } = body;
  const agreed = rest.outcome === 'agreed' && coveredFen === undefined ? { amountFen } : {};
  const covered = coveredFen === undefined ? {} : { covered: true };
  return { ...event, body: { ...rest, ...agreed, ...covered } };
}
