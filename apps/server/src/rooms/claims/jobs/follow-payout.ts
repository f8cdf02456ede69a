import { createHash } from 'node:crypto';
import { inTransaction, type Trx } from '#platform/database';
import type { Handler } from '#platform/outbox';
import { moveClaim } from '../commands/move-claim.ts';
import { recordEvents } from '../commands/record-events.ts';
import type { ClaimsDeps, Payout } from '../deps.ts';
import { newEvent } from '../events.ts';
import * as store from '../store.ts';

interface Found {
  claim: store.Claim;
  payoutId: string;
  payout: Payout;
}

/**
 * A payout's state changed. Once it is paid, the claim is; where the rail could not pay it, or it came back, it is owed as
 * before and the buyer hears that she is asked where to pay to. Words may come late and together: what counts is how the
 * payout stands now, and each failure or return of each asking is told once, by whichever word comes first.
 */
export function followPayout(deps: ClaimsDeps): Handler<{ payoutId: string }> {
  return async ({ payload: { payoutId } }) => {
    await inTransaction(deps.db, async (trx) => {
      const known = await store.findByPayout(trx, payoutId);
      const claim = known && (await store.lockClaim(trx, known.id));
      if (!claim) return;
      const found = { claim, payoutId, payout: await deps.deposits.payoutOf(payoutId, trx) };
      const { state } = found.payout;
      if (state === 'paid' && claim.state === 'paying') await pay(deps, trx, found);
      if (state === 'failed' && claim.state === 'paying') await say(deps, trx, found);
      if (state === 'returned') await wake(deps, trx, found);
    });
    return 'done';
  };
}

/** Opaque, as the log wants ids; the same for each word about the same. */
function eventIdOf({ payoutId, payout: { state, attempt } }: Found): string {
  const text = `payout ${payoutId} ${attempt} ${state}`;
  return `evt_${createHash('sha256').update(text).digest('hex').slice(0, 24)}`;
}

async function pay(deps: ClaimsDeps, trx: Trx, { claim, payoutId }: Found): Promise<void> {
  const moved = { move: 'paid', kind: 'claim.paid', body: { payoutId } } as const;
  if (!claim.erased_at) return void (await moveClaim(deps, trx, claim, moved));
  // Her data went before this payment: where it went is sealed now, for as long as it may come back.
  const until = (await deps.deposits.sealPayee(trx, { payoutId })) ?? new Date(deps.clock.now());
  await moveClaim(deps, trx, claim, { ...moved, change: { kept_until: until } });
}

async function say(deps: ClaimsDeps, trx: Trx, found: Found): Promise<void> {
  const { claim, payoutId } = found;
  const eventId = eventIdOf(found);
  if (await store.hasEvent(trx, eventId)) return;
  await recordEvents(deps, trx, [
    newEvent(claim.id, deps.clock.now(), 'payout.failed', { payoutId }, eventId),
  ]);
  const payload = { claimId: claim.id, to: 'buyer', state: 'payout-failed' };
  await deps.outbox.enqueue(trx, { topic: 'claims.tell', key: `${eventId}:buyer`, payload });
}

/** Money that counted as arrived is owed again. Another claim of the order that began meanwhile stays the live one. */
async function wake(deps: ClaimsDeps, trx: Trx, found: Found): Promise<void> {
  const { claim, payoutId } = found;
  const eventId = eventIdOf(found);
  if ((claim.state !== 'paid' && claim.state !== 'paying') || (await store.hasEvent(trx, eventId))) return;
  const paid =
    claim.state === 'paid'
      ? claim
      : // It was paid and came back before anybody looked: only the end of it is told.
        await moveClaim(deps, trx, claim, {
          move: 'paid',
          kind: 'claim.paid',
          body: { payoutId },
          mails: 'passed-over',
        });
  const live = !(await store.hasLiveTwin(trx, claim.order_digest));
  await moveClaim(deps, trx, paid, {
    move: 'bounce',
    kind: 'claim.bounced',
    body: { payoutId },
    eventId,
    change: { live },
    mails: 'payout-returned',
  });
}
