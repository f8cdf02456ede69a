import { inTransaction } from '#platform/database';
import type { Handler } from '#platform/outbox';
import { coverLater } from '../commands/cover.ts';
import type { ClaimsDeps } from '../deps.ts';
import { lockClaim } from '../store.ts';
import { listOwed } from '../store-owed.ts';

/**
 * Money came to be available in a merchant's deposit: what is owed to buyers is paid from it at once, the oldest decision
 * first, the last of them as far as it goes; the rest waits for more. Each claim in its own transaction, under its lock:
 * killed between two, the job begins anew and finds what the first was given.
 */
export function coverOwed(deps: ClaimsDeps): Handler<{ merchantId: string }> {
  return async ({ payload: { merchantId } }) => {
    for (const id of await listOwed(deps.db, merchantId)) {
      const restFen = await inTransaction(deps.db, async (trx) => {
        const claim = await lockClaim(trx, id);
        return claim ? coverLater(deps, trx, claim) : 0;
      });
      // Nothing is left for those after it.
      if (restFen > 0) break;
    }
    return 'done';
  };
}
