import type { ClaimOutcome, ClaimState } from '@redress/contract';
import type { OrderFacts } from './order-facts.ts';

interface Decided {
  state: ClaimState;
  outcome: ClaimOutcome | null;
  payment_matched: boolean | null;
  payee_ref: string | null;
  payout_id: string | null;
}

/** Where the money is to go is asked only once there is money. */
export const asksPayee = (claim: Decided): boolean =>
  claim.state === 'paying' && claim.payee_ref === null && claim.payout_id === null;

/** Whoever agreed to pay knows whom; by the clock alone, only who paid is paid. */
export const asksPaymentNo = (claim: Decided, order: OrderFacts): boolean =>
  claim.outcome !== 'accepted' &&
  claim.outcome !== 'agreed' &&
  claim.payment_matched !== true &&
  order.paymentNos.length > 0;
