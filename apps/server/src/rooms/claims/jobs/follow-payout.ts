import { createHash } from 'node:crypto';
import { inTransaction, type Trx } from '#platform/database';
import type { Handler } from '#platform/outbox';
import { moveClaim, tellPart } from '../commands/move-claim.ts';
import { orderParts } from '../commands/pay-parts.ts';
import { recordEvents } from '../commands/record-events.ts';
import type { ClaimsDeps } from '../deps.ts';
import { newEvent } from '../events.ts';
import { type FollowedPart, followParts } from '../queries/follow-parts.ts';
import { allArrived, paidFenOf } from '../rules/parts.ts';
import * as store from '../store.ts';
import { claimOfPayout, updatePart } from '../store-parts.ts';

interface Found {
  claim: store.Claim;
  parts: FollowedPart[];
  part: FollowedPart;
  payoutId: string;
}

/**
 * The payout of a part changed its state. Once all of them are paid and nothing more is owed, the claim is; where the rail
 * could not pay one, or it came back, it is owed as before and the buyer hears that she is asked where to pay to. Words may
 * come late and together: what counts is how the payout stands now, and each failure or return of each asking is told once,
 * by whichever word comes first.
 */
export function followPayout(deps: ClaimsDeps): Handler<{ payoutId: string }> {
  return async ({ payload: { payoutId } }) => {
    await inTransaction(deps.db, async (trx) => {
      const known = await claimOfPayout(trx, payoutId);
      const claim = known && (await store.lockClaim(trx, known));
      if (!claim) return;
      const parts = await followParts(deps, trx, claim.id);
      const part = parts.find((one) => one.payoutId === payoutId);
      if (part?.payout) await follow(deps, trx, { claim, parts, part, payoutId });
    });
    return 'done';
  };
}

async function follow(deps: ClaimsDeps, trx: Trx, found: Found): Promise<void> {
  const { claim, part } = found;
  const state = part.payout?.state;
  if (claim.state === 'paying' && state === 'paid' && !part.paidAt) await pay(deps, trx, found);
  if (claim.state === 'paying' && state === 'failed') await say(deps, trx, found);
  if (state === 'returned') await wake(deps, trx, found);
  // A part that waited for this one to be put right.
  else if (found.parts.some(({ payoutId }) => payoutId === null)) await orderParts(deps, trx, claim);
}

/** Opaque, as the log wants ids; the same for each word about the same. */
function eventIdOf({ payoutId, part: { payout } }: Found): string {
  const text = `payout ${payoutId} ${payout?.attempt} ${payout?.state}`;
  return `evt_${createHash('sha256').update(text).digest('hex').slice(0, 24)}`;
}

/** The claim as it is after it; `mails`: what the buyer is told instead. */
async function pay(deps: ClaimsDeps, trx: Trx, found: Found, mails?: string): Promise<store.Claim> {
  const { claim, payoutId, part } = found;
  const paidAt = new Date(deps.clock.now());
  await updatePart(trx, { claimId: claim.id, place: part.place }, { paid_at: paidAt });
  const parts = found.parts.map((one) => (one === part ? { ...one, paidAt } : one));
  if (claim.owedFen > 0 || !allArrived(claim, parts)) {
    const [paidFen, amountFen] = [paidFenOf(parts), part.amountFen];
    const body = { payoutId, amountFen, paidFen, owedFen: (claim.decidedFen ?? 0) - paidFen };
    const said = newEvent(claim.id, paidAt.getTime(), 'part.paid', body);
    const [event] = await recordEvents(deps, trx, [said]);
    if (!mails) await tellPart(deps, trx, claim, { ...body, eventId: event?.id as string });
    return claim;
  }
  const moved = {
    move: 'paid',
    kind: 'claim.paid',
    body: { payoutId },
    ...(mails ? { mails } : {}),
  } as const;
  if (!claim.erased_at) return moveClaim(deps, trx, claim, moved);
  // Her data went before this payment: where it went is sealed now, for as long as it may come back.
  return moveClaim(deps, trx, claim, { ...moved, change: { kept_until: await sealAll(deps, trx, parts) } });
}

async function sealAll(deps: ClaimsDeps, trx: Trx, parts: readonly FollowedPart[]): Promise<Date> {
  const untils = [deps.clock.now()];
  for (const { payoutId } of parts) {
    const until = payoutId === null ? undefined : await deps.deposits.sealPayee(trx, { payoutId });
    if (until) untils.push(until.getTime());
  }
  return new Date(Math.max(...untils));
}

async function say(deps: ClaimsDeps, trx: Trx, found: Found): Promise<void> {
  const { claim, payoutId } = found;
  const eventId = eventIdOf(found);
  if (await store.hasEvent(trx, eventId)) return;
  await recordEvents(deps, trx, [
    newEvent(claim.id, deps.clock.now(), 'payout.failed', { payoutId }, eventId),
  ]);
  await mailBuyer(deps, trx, claim.id, eventId, 'payout-failed');
}

const mailBuyer = (deps: ClaimsDeps, trx: Trx, claimId: string, eventId: string, state: string) =>
  deps.outbox.enqueue(trx, {
    topic: 'claims.tell',
    key: `${eventId}:buyer`,
    payload: { claimId, to: 'buyer', state },
  });

/** Money that counted as arrived is owed again. Another claim of the order that began meanwhile stays the live one. */
async function wake(deps: ClaimsDeps, trx: Trx, found: Found): Promise<void> {
  const { payoutId, part } = found;
  const eventId = eventIdOf(found);
  const known = found.claim.state === 'paid' || found.claim.state === 'paying';
  if (!known || (await store.hasEvent(trx, eventId))) return;
  // It was paid and came back before anybody looked: only the end of it is told.
  const claim = part.paidAt ? found.claim : await pay(deps, trx, found, 'passed-over');
  await updatePart(trx, { claimId: claim.id, place: part.place }, { paid_at: null });
  if (claim.state === 'paying') {
    const body = { payoutId, state: claim.state };
    await recordEvents(deps, trx, [newEvent(claim.id, deps.clock.now(), 'claim.bounced', body, eventId)]);
    await mailBuyer(deps, trx, claim.id, eventId, 'payout-returned');
    return;
  }
  const live = !(await store.hasLiveTwin(trx, claim.order_digest));
  await moveClaim(deps, trx, claim, {
    move: 'bounce',
    kind: 'claim.bounced',
    body: { payoutId },
    eventId,
    change: { live },
    mails: 'payout-returned',
  });
}
