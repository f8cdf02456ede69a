import { shanghaiDay } from '@redress/kernel';
import { inTransaction } from '#platform/database';
import type { ClaimsDeps } from '../deps.ts';
import { newEvent } from '../events.ts';
import { followParts } from '../queries/follow-parts.ts';
import { isFinal } from '../rules/lifecycle/claim-lifecycle.ts';
import * as store from '../store.ts';
import { hasKept, listKeptOver } from '../store-kept.ts';
import { forgetAsked } from '../store-rules.ts';
import { recordEvents } from './record-events.ts';

/**
 * The bank's time is over: what an erased claim still kept for a payment that comes back is erased too, the payee and, with
 * the last claim that it opens, the receipt. Money that is owed again keeps both. A round of housekeeping, which forgets what
 * was counted on days before too.
 */
export async function closeErased(deps: ClaimsDeps): Promise<void> {
  const now = new Date(deps.clock.now());
  await forgetAsked(deps.db, shanghaiDay(now.getTime()));
  for (const id of await listKeptOver(deps.db, now, 200))
    await inTransaction(deps.db, async (trx) => {
      const claim = await store.lockClaim(trx, id);
      if (!claim?.kept_until || claim.kept_until > now || !isFinal(claim.state)) return;
      const payouts = (await followParts(deps, trx, id)).flatMap(({ payoutId, payout }) =>
        payoutId === null || !payout ? [] : { payoutId, state: payout.state },
      );
      // It came back and the claim has yet to hear of it.
      if (payouts.some(({ state }) => state !== 'paid' && state !== 'cancelled')) return;
      await store.updateClaim(trx, id, { kept_until: null });
      for (const { payoutId } of payouts) await deps.deposits.forgetPayee(trx, { payoutId });
      const opener = claim.receipt_claim ?? id;
      if (opener !== id) await deps.members.forgetCase(trx, id);
      if (!(await hasKept(trx, opener))) await deps.members.forgetCase(trx, opener);
      await recordEvents(deps, trx, [newEvent(id, now.getTime(), 'claim.closed', {})]);
    });
}
