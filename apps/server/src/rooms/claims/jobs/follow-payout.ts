import { inTransaction } from '#platform/database';
import type { Handler } from '#platform/outbox';
import { moveClaim } from '../commands/move-claim.ts';
import type { ClaimsDeps } from '../deps.ts';
import * as store from '../store.ts';

/** A payout's state changed: once it is paid, the claim is. Everything else is read from the deposit when it is asked. */
export function followPayout(deps: ClaimsDeps): Handler<{ payoutId: string }> {
  return async ({ payload: { payoutId } }) => {
    const payout = await deps.deposits.payoutOf(payoutId);
    if (payout?.state !== 'paid') return 'done';
    await inTransaction(deps.db, async (trx) => {
      const found = await store.findByPayout(trx, payoutId);
      const claim = found && (await store.lockClaim(trx, found.id));
      if (claim?.state === 'paying')
        await moveClaim(deps, trx, claim, { move: 'paid', kind: 'claim.paid', body: { payoutId } });
    });
    return 'done';
  };
}
