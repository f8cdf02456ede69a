import type { ClaimOutcome, ClaimState } from '@redress/contract';
import type { OrderFacts } from './order-facts.ts';

interface Decided {
  state: ClaimState;
  outcome: ClaimOutcome | null;
  payment_matched: boolean | null;
  payee_ref: string | null;
  payout_id: string | null;
}

/** The rail could not pay it, or it came back: owed as before, and nobody is at work on it. */
export const isStuck = (payout: string | undefined): boolean => payout === 'failed' || payout === 'returned';

/** Where the money is to go is asked only once there is money, and once more where it did not arrive there. */
export const asksPayee = (claim: Decided, payout?: string): boolean =>
  claim.state === 'paying' && (isStuck(payout) || (claim.payee_ref === null && claim.payout_id === null));

/** The buyer may still say that nothing has to be paid: no file and no rail has it. */
export const mayGiveUp = (claim: Decided, payout?: string): boolean =>
  claim.state === 'paying' && (claim.payout_id === null || payout === 'waiting' || isStuck(payout));

/** Whoever agreed to pay knows whom; by the clock alone, only who paid is paid. */
export const asksPaymentNo = (claim: Decided, order: OrderFacts): boolean =>
  claim.outcome !== 'accepted' &&
  claim.outcome !== 'agreed' &&
  claim.payment_matched !== true &&
  order.paymentNos.length > 0;
