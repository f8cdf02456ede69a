import type { OrderRecord } from '@redress/contract';
import type { ClaimsDeps } from '../deps.ts';
import { claimNotFound, payerNotShown } from '../refusals.ts';
import { findClaim } from '../store.ts';

/**
 * What the shop said of the order, for its payer, however the claim ended; not once she erased it. Refusals:
 * `claim-not-found`, `payer-not-shown`.
 */
export async function orderRecordOf(
  deps: Pick<ClaimsDeps, 'db' | 'trade'>,
  claimId: string,
): Promise<OrderRecord> {
  const claim = await findClaim(deps.db, claimId);
  if (!claim || claim.erased_at) throw claimNotFound();
  if (!claim.order_id || !claim.payer_shown_at) throw payerNotShown();
  return deps.trade.buyerRecord(claim.order_id);
}
