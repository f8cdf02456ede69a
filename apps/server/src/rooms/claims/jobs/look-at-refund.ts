import { inTransaction } from '#platform/database';
import type { Handler } from '#platform/outbox';
import { takeRefund } from '../commands/take-refund.ts';
import type { ClaimsDeps } from '../deps.ts';
import * as store from '../store.ts';

/** The shop reported a refund: the claims of the order take it. Looked at twice, the second finds nothing new. */
export function lookAtRefund(deps: ClaimsDeps): Handler<{ orderId: string }> {
  return async ({ payload: { orderId } }) => {
    const live = await store.listLiveOfOrder(deps.db, orderId);
    if (live.length === 0) return 'done';
    const { refund } = await deps.trade.readOrder(orderId);
    for (const { id } of live)
      await inTransaction(deps.db, async (trx) => {
        const claim = await store.lockClaim(trx, id);
        if (claim) await takeRefund(deps, trx, claim, refund);
      });
    return 'done';
  };
}
