import { createHash } from 'node:crypto';
import { inTransaction, type Trx } from '#platform/database';
import type { Handler } from '#platform/outbox';
import { moveClaim } from '../commands/move-claim.ts';
import { recordEvents } from '../commands/record-events.ts';
import type { ClaimsDeps } from '../deps.ts';
import { newEvent } from '../events.ts';
import * as store from '../store.ts';

/**
 * A payout's state changed. Once it is paid, the claim is; where the rail could not pay it, or it came back, it is owed as
 * before and the buyer hears that she is asked where to pay to. Everything else is read from the deposit when it is asked.
 */
export function followPayout(deps: ClaimsDeps): Handler<{ payoutId: string }> {
  return async ({ payload: { payoutId }, key }) => {
    await inTransaction(deps.db, async (trx) => {
      const found = await store.findByPayout(trx, payoutId);
      const claim = found && (await store.lockClaim(trx, found.id));
      if (!claim) return;
      const { state } = await deps.deposits.payoutOf(payoutId, trx);
      if (state === 'paid' && claim.state === 'paying')
        await moveClaim(deps, trx, claim, { move: 'paid', kind: 'claim.paid', body: { payoutId } });
      if (state === 'failed' && claim.state === 'paying') await say(deps, trx, { claim, payoutId, key });
      if (state === 'returned' && claim.state === 'paid') await wake(deps, trx, claim, payoutId);
    });
    return 'done';
  };
}

/** Said once for each failure: a repeated job has the same event. */
async function say(
  deps: ClaimsDeps,
  trx: Trx,
  { claim, payoutId, key }: { claim: store.Claim; payoutId: string; key: string },
): Promise<void> {
  const eventId = `evt_${createHash('sha256').update(`payout ${key}`).digest('hex').slice(0, 24)}`;
  if (await store.hasEvent(trx, eventId)) return;
  await recordEvents(deps, trx, [
    newEvent(claim.id, deps.clock.now(), 'payout.failed', { payoutId }, eventId),
  ]);
  const payload = { claimId: claim.id, to: 'buyer', state: 'payout-failed' };
  await deps.outbox.enqueue(trx, { topic: 'claims.tell', key: `${eventId}:buyer`, payload });
}

/** Money that counted as arrived is owed again. Another claim of the order that began meanwhile stays the live one. */
async function wake(deps: ClaimsDeps, trx: Trx, claim: store.Claim, payoutId: string): Promise<void> {
  const live = !(await store.hasLiveTwin(trx, claim.order_digest));
  await moveClaim(deps, trx, claim, {
    move: 'bounce',
    kind: 'claim.bounced',
    body: { payoutId },
    change: { live },
    mails: 'payout-returned',
  });
}
