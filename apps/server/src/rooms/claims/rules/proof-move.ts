import type { ClaimState } from '@redress/contract';
import { type Assessed, showsUse } from './assessment.ts';

/**
 * What an assessment does to a claim: a proof that counts answers it, a record of redemption answers "does not work". A record
 * that the merchant uploaded by hand ends its silence and nothing else: the buyer has as long as in a dispute until something counts.
 */
export function proofMove(
  claim: { state: ClaimState; burden_of: 'use' | 'refund' | null; by_hand: boolean },
  assessed: Assessed,
): { move: 'prove' | 'show'; kind: 'claim.assessed'; body: object; byHand?: boolean } | undefined {
  const { level, counts, byHand, missing, against } = assessed;
  const body = {
    level,
    counts,
    ...(byHand ? { byHand } : {}),
    missing: missing.map(({ code }) => code),
    against: against.map(({ code }) => code),
  };
  const { state } = claim;
  const isWaiting = state === 'open' || state === 'refused';
  if (counts && (isWaiting || (state === 'proved' && claim.by_hand)))
    return { move: 'prove', kind: 'claim.assessed', body };
  if (byHand && isWaiting) return { move: 'prove', kind: 'claim.assessed', body, byHand: true };
  if (state === 'burden' && claim.burden_of === 'use' && showsUse(assessed))
    return { move: 'show', kind: 'claim.assessed', body };
  return undefined;
}
