import type { ClaimPart, ClaimState } from '@redress/contract';
import { isStuck } from './payee.ts';
import type { Sums } from './sums.ts';

/** One payment of a claim, with how its payout stands now. */
export interface Part {
  place: number;
  amountFen: number;
  holdId: string;
  payoutId: string | null;
  coveredAt: Date;
  /** When the claim heard of it; null again once it came back. */
  paidAt: Date | null;
  payout?: { state: string; confirm?: object | undefined } | undefined;
}

interface Standing {
  state: ClaimState;
  rest_given_up: boolean;
}

/** Nobody is to be paid by it any more. */
export const isDropped = ({ rest_given_up }: Pick<Standing, 'rest_given_up'>, part: Part): boolean =>
  part.payoutId === null ? rest_given_up : part.payout?.state === 'cancelled';

/** All that a deposit covers has arrived. */
export const allArrived = (claim: Pick<Standing, 'rest_given_up'>, parts: readonly Part[]): boolean =>
  parts.every((part) => part.paidAt !== null || isDropped(claim, part));

/** What arrived, in fen. */
export const paidFenOf = (parts: readonly Part[]): number =>
  parts.reduce((sum, { amountFen, paidAt }) => sum + (paidAt ? amountFen : 0), 0);

export const hasStuck = (parts: readonly Part[]): boolean =>
  parts.some(({ payout }) => isStuck(payout?.state));

const byPayout: Readonly<Record<string, ClaimPart['state']>> = {
  waiting: 'waiting',
  sending: 'sent',
  sent: 'sent',
  paid: 'paid',
  failed: 'failed',
  returned: 'failed',
  cancelled: 'cancelled',
};

/** How one part stands, for both sides to see. */
export function partStateOf(claim: Standing & { payee_ref: string | null }, part: Part): ClaimPart['state'] {
  if (part.payoutId !== null)
    return part.payout?.confirm ? 'needs-confirm' : (byPayout[part.payout?.state ?? ''] ?? 'waiting');
  if (claim.state !== 'paying' || claim.rest_given_up) return 'cancelled';
  return claim.payee_ref === null ? 'needs-payee' : 'waiting';
}

export const partViewOf = (claim: Standing & { payee_ref: string | null }, part: Part): ClaimPart => ({
  fen: part.amountFen,
  state: partStateOf(claim, part),
  coveredAt: part.coveredAt.toISOString(),
  ...(part.paidAt ? { paidAt: part.paidAt.toISOString() } : {}),
});

interface Owing {
  rest_given_up: boolean;
  decidedFen: number | undefined;
  /** What no deposit covers yet. */
  owedFen: number;
}

/** Undefined as long as nothing is paid and one payment will be all of it. */
export function sumsOf(claim: Owing, parts: readonly Part[]): Sums | undefined {
  const { decidedFen, owedFen: uncoveredFen, rest_given_up: isOver } = claim;
  const paidFen = paidFenOf(parts);
  if (decidedFen === undefined || parts.length === 0) return undefined;
  if (paidFen === 0 && parts.length === 1 && uncoveredFen === 0) return undefined;
  return { paidFen, owedFen: isOver ? 0 : decidedFen - paidFen, uncoveredFen };
}
