import { inTransaction } from '#platform/database';
import type { Handler } from '#platform/outbox';
import { coverLater } from '../commands/award.ts';
import type { ClaimsDeps } from '../deps.ts';
import { lockClaim } from '../store.ts';
import { listOwed } from '../store-owed.ts';

/**
 * Money came to be available in a merchant's deposit: what is owed to buyers is paid from it at once, the oldest decision
 * first; one that it does not cover waits for more, and lets a smaller one after it be paid. Each claim in its own
 * transaction, under its lock: killed between two, the job begins anew and finds the first one paying.
 */
export function coverOwed(deps: ClaimsDeps): Handler<{ merchantId: string }> {
  return async ({ payload: { merchantId } }) => {
    for (const id of await listOwed(deps.db, merchantId))
      await inTransaction(deps.db, async (trx) => {
        const claim = await lockClaim(trx, id);
        if (claim) await coverLater(deps, trx, claim);
      });
    return 'done';
  };
}
