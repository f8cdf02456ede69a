import type { Trx } from '#platform/database';
import { claimNotFound } from '../refusals.ts';
import { type Claim, lockClaim } from '../store.ts';

/** The claim, locked until the transaction ends. Refusal: `claim-not-found`. */
export async function takeClaim(trx: Trx, claimId: string): Promise<Claim> {
  const claim = await lockClaim(trx, claimId);
  if (!claim) throw claimNotFound();
  return claim;
}
