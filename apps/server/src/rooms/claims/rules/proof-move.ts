import type { ClaimState } from '@redress/contract';
import { type Assessed, showsUse } from './assessment.ts';

/** What an assessment does to a claim: a proof that counts answers it, a record of redemption answers "does not work". */
export function proofMove(
  claim: { state: ClaimState; burden_of: 'use' | 'refund' | null },
  assessed: Assessed,
): { move: 'prove' | 'show'; kind: 'claim.assessed'; body: object } | undefined {
  const { level, counts, missing, against } = assessed;
  const body = {
    level,
    counts,
    missing: missing.map(({ code }) => code),
    against: against.map(({ code }) => code),
  };
  const { state } = claim;
  if ((state === 'open' || state === 'refused') && counts)
    return { move: 'prove', kind: 'claim.assessed', body };
  if (state === 'burden' && claim.burden_of === 'use' && showsUse(assessed))
    return { move: 'show', kind: 'claim.assessed', body };
  return undefined;
}
