import type { ClaimOutcome, ClaimState } from '@redress/contract';
import { isTelling, plainNumber } from './payment-number.ts';
import type { ReportedRefund } from './reported-refund.ts';

/** What is known of the order of a claim, beside the buyer's words. */
export interface OrderFacts {
  /** The shop itself reported it. */
  reported: boolean;
  /** The shop itself reported its payment. */
  paid: boolean;
  /** What was paid, where the payment's report says so; else the order's amount. */
  amountFen?: number | undefined;
  /** Reported by the shop: its word. */
  refund?: ReportedRefund | undefined;
  category?: string | undefined;
  title?: string | undefined;
  paidAtMs?: number | undefined;
  /** Whose deposit stands behind it. */
  respondentId?: string | undefined;
  /** Payment numbers that only the payer knows: the gateway's and the channel's, where they are not the order's own. */
  paymentNos: readonly string[];
}

export interface Stated {
  amountFen?: number | undefined;
  paymentNo?: string | undefined;
}

/** Whether the number on the buyer's bill is one of the order's; undefined where one of the two is missing. */
export function paymentMatches(order: OrderFacts, paymentNo: string | undefined): boolean | undefined {
  if (!paymentNo || order.paymentNos.length === 0) return undefined;
  return order.paymentNos.some((no) => plainNumber(no) === plainNumber(paymentNo));
}

/** What a decision gives: what was paid by the shop's own report, else the amount of its order, else what the buyer said she paid. */
export const claimedFen = (order: OrderFacts, stated: Stated): number | undefined =>
  order.amountFen ?? stated.amountFen;

/** The shop said that it was paid, and named no number: whether somebody is the payer, only the merchant's own books show. */
export const lacksNumbers = ({ reported, paid, paymentNos }: OrderFacts): boolean =>
  reported && paid && paymentNos.length === 0;

/**
 * Whether a deposit may pay without a word of the merchant: only for an order whose payment the shop itself reported, else
 * whoever invents order numbers would be paid; and only where somebody can tell the payer. The shop's number does it, compared
 * before the payout. Without one the buyer states hers, which the merchant has its whole time to look up.
 */
export const isCoverable = (order: OrderFacts, stated: Stated & { orderRef: string }): boolean =>
  order.reported && order.paid && (!lacksNumbers(order) || isStated(stated));

const isStated = ({ paymentNo, orderRef }: Stated & { orderRef: string }): boolean =>
  paymentNo !== undefined && isTelling(paymentNo, orderRef);

/** As far as a shop's clock may be off: events of a clock that is further off are refused. */
const clockSkewMs = 300_000;

/**
 * Whether a claim can be about a payment that was reported after it was opened. Whoever complains has paid by then: else
 * somebody who guesses the next order number would be there before its buyer.
 */
export const couldBeAbout = (paidAtMs: number, claimedAtMs: number): boolean =>
  paidAtMs <= claimedAtMs + clockSkewMs;

interface Open {
  state: ClaimState;
  outcome: ClaimOutcome | null;
  coverable: boolean;
  erased_at: Date | null;
  respondent_id: string | null;
  opened_at: Date;
}

/** States in which a deposit may still come to stand behind a claim. */
const open: ReadonlySet<ClaimState> = new Set([
  'open',
  'burden',
  'proved',
  'refused',
  'refunded',
  'contested',
  'unpaid',
]);
/** Decided without a word of the merchant. */
const byClock: ReadonlySet<ClaimOutcome> = new Set(['silence', 'not-shown']);

/** Whether the order may bind the deposit of whoever the claim was put to. */
export const mayBind = (claim: Pick<Open, 'respondent_id' | 'opened_at'>, order: OrderFacts): boolean =>
  claim.respondent_id === (order.respondentId ?? null) &&
  couldBeAbout(order.paidAtMs ?? Number.POSITIVE_INFINITY, claim.opened_at.getTime());

/** Whether no deposit stands behind the claim for the only reason that the buyer stated no number that could be looked up. */
export const asksStatement = (claim: Open, order: OrderFacts): boolean =>
  open.has(claim.state) &&
  !claim.coverable &&
  claim.erased_at === null &&
  (claim.outcome === null || byClock.has(claim.outcome)) &&
  lacksNumbers(order) &&
  mayBind(claim, order);

/** By which the merchant knows the order on its statement: the last four characters of its number. */
export const orderTailOf = (orderRef: string): string => [...orderRef.trim()].slice(-4).join('');
