import type { ClaimOutcome, ClaimState } from '@redress/contract';
import type { OrderFacts } from './order-facts.ts';

interface Decided {
  state: ClaimState;
  outcome: ClaimOutcome | null;
  payment_matched: boolean | null;
  payee_ref: string | null;
  rest_given_up: boolean;
}
interface Payment {
  payoutId: string | null;
  payout?: { state: string } | undefined;
}

/** The rail could not pay it, or it came back: owed as before, and nobody is at work on it. */
export const isStuck = (payout: string | undefined): boolean => payout === 'failed' || payout === 'returned';

/** Where the money is to go is asked only once there is money, and once more where a part of it did not arrive there. */
export const asksPayee = (claim: Decided, parts: readonly Payment[]): boolean =>
  claim.state === 'paying' &&
  parts.some(({ payoutId, payout }) =>
    payoutId === null ? claim.payee_ref === null && !claim.rest_given_up : isStuck(payout?.state),
  );

/** She may name another account as long as nobody was asked to pay to the one that she named. */
export const mayChangePayee = (claim: Decided, parts: readonly Payment[]): boolean =>
  claim.state === 'paying' &&
  !claim.rest_given_up &&
  !asksPayee(claim, parts) &&
  parts.some(({ payout }) => payout?.state === 'waiting');

/** Money of it is with a file or a rail. */
export const isUnderway = (parts: readonly Payment[]): boolean =>
  parts.some(({ payout }) => payout?.state === 'sending' || payout?.state === 'sent');

const ended: ReadonlySet<string> = new Set(['paid', 'cancelled']);

/** The buyer may still say that nothing more has to be paid: no file and no rail has any of it. */
export const mayGiveUp = (claim: Decided, parts: readonly Payment[]): boolean =>
  claim.state === 'paying' &&
  parts.every(
    ({ payoutId, payout }) =>
      payoutId === null ||
      payout?.state === 'waiting' ||
      isStuck(payout?.state) ||
      ended.has(payout?.state ?? ''),
  );

/** Only who paid is paid, also where the merchant agreed to pay: it does not know who claims. */
export const asksPaymentNo = (
  { payment_matched: matched }: Pick<Decided, 'payment_matched'>,
  order: OrderFacts,
): boolean => matched !== true && order.paymentNos.length > 0;
