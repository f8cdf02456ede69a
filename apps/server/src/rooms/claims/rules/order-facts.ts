import { plainNumber } from './payment-number.ts';

/** What is known of the order of a claim, beside the buyer's words. */
export interface OrderFacts {
  /** The shop itself reported it. */
  reported: boolean;
  /** The shop itself reported its payment. */
  paid: boolean;
  amountFen?: number | undefined;
  category?: string | undefined;
  title?: string | undefined;
  /** Payment numbers: the gateway's and the channel's. */
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

/** What a decision gives: the amount that the shop itself reported, else what the buyer said she paid. */
export const claimedFen = (order: OrderFacts, stated: Stated): number | undefined =>
  order.amountFen ?? stated.amountFen;

/**
 * Whether a deposit may pay without a word of the merchant: only for an order whose payment the shop itself reported.
 * Else whoever invents order numbers would be paid.
 */
export const isCoverable = (order: OrderFacts): boolean => order.reported && order.paid;

/** As far as a shop's clock may be off: events of a clock that is further off are refused. */
const clockSkewMs = 300_000;

/**
 * Whether a claim can be about a payment that was reported after it was opened. Whoever complains has paid by then: else
 * somebody who guesses the next order number would be there before its buyer.
 */
export const couldBeAbout = (paidAtMs: number, claimedAtMs: number): boolean =>
  paidAtMs <= claimedAtMs + clockSkewMs;

/** By which the merchant knows the order on its statement: the last four characters of its number. */
export const orderTailOf = (orderRef: string): string => [...orderRef.trim()].slice(-4).join('');
