import type { ClaimsDeps } from '../deps.ts';
import { claimNotFound } from '../refusals.ts';
import { findClaim } from '../store.ts';

/** Compares the buyer's card with what the shop committed to. Refusal: `claim-not-found`, also where there is no order. */
export async function revealCard(
  deps: ClaimsDeps,
  claimId: string,
  opening: { secret: string; nonce: string },
): Promise<{ matches: boolean; notACard: boolean }> {
  const claim = await findClaim(deps.db, claimId);
  if (!claim?.order_id) throw claimNotFound();
  return deps.delivery.reveal({ orderId: claim.order_id, ...opening });
}
