import type { ClaimOutcome, ClaimState } from '@redress/contract';
import { mayGiveUp } from './payee.ts';

interface Standing {
  state: ClaimState;
  outcome: ClaimOutcome | null;
  payment_matched: boolean | null;
  payer_shown_at: Date | null;
  erased_at: Date | null;
  payee_ref: string | null;
  rest_given_up: boolean;
}
interface Payment {
  payoutId: string | null;
  paidAt: Date | null;
  payout?: { state: string } | undefined;
}

/** Money that arrived once, also where the bank sent it back since: it is of whom it was paid to. */
const arrived: ReadonlySet<string> = new Set(['paid', 'returned']);

/**
 * Whether a live claim gives way to somebody who shows the payment number: its holder never did, and no file and no rail has
 * or had money for her.
 */
export const mayDisplace = (claim: Standing, parts: readonly Payment[]): boolean =>
  claim.payer_shown_at === null &&
  claim.payment_matched !== true &&
  claim.erased_at === null &&
  (claim.state !== 'paying' || mayGiveUp(claim, parts)) &&
  parts.every(({ paidAt, payout }) => paidAt === null && !arrived.has(payout?.state ?? ''));
