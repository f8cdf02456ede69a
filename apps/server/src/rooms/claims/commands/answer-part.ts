import type { Trx } from '#platform/database';
import { openContents } from '../contents.ts';
import type { ClaimsDeps } from '../deps.ts';
import { newEvent } from '../events.ts';
import { claimMoved } from '../refusals.ts';
import { wakeOf } from '../rules/clock.ts';
import { orderTailOf } from '../rules/order-facts.ts';
import { asksOfPart, openPart } from '../rules/reported-refund.ts';
import { type Claim, updateClaim } from '../store.ts';
import { insertPart, listParts } from '../store-parts.ts';
import { coverLater } from './cover.ts';
import { orderParts } from './pay-parts.ts';
import { recordEvents } from './record-events.ts';
import { tellBoth } from './tell-both.ts';

/**
 * The buyer: the part that the shop reported came. It is no question any more, the merchant has what was held for her denial,
 * and the claim goes on about the rest. Refusal: `claim-moved` where nothing is open.
 */
export async function confirmPart(deps: ClaimsDeps, trx: Trx, claim: Claim): Promise<void> {
  if (!asksOfPart(claim)) throw claimMoved();
  const { id: claimId, lessenedFen, grossFen = 0 } = claim;
  const askedFen = grossFen - lessenedFen;
  await updateClaim(trx, claimId, {
    confirmed_fen: lessenedFen,
    ...(await freed(deps, trx, claim, askedFen)),
  });
  const body = { refundedFen: openPart(claim), askedFen };
  const [event] = await recordEvents(deps, trx, [
    newEvent(claimId, deps.clock.now(), 'refund.confirmed', body),
  ]);
  await tellBoth(deps, trx, claim, { key: event?.id as string, to: 'respondent', about: 'part-came' });
}

/** Less is held: what is asked, or, once that was decided and is a part of its own, nothing beside it. */
async function freed(deps: ClaimsDeps, trx: Trx, claim: Claim, askedFen: number) {
  const { id, hold_id: holdId, respondent_id: merchantId, confirmedFen, lessenedFen } = claim;
  if (!holdId || !merchantId) return {};
  await deps.deposits.release(trx, { holdId, key: `${id}:came:${confirmedFen}` });
  if (claim.decidedFen !== undefined) return { hold_id: null, hold_fen: null };
  const orderTail = orderTailOf(openContents(deps.blobs, claim).orderRef);
  const key = `claim:${id}:rest:${lessenedFen}`;
  const held = await deps.deposits.hold(trx, { merchantId, amountFen: askedFen, key, orderTail });
  // It was released by this very transaction, under the lock of the deposit.
  if (!('holdId' in held)) throw new Error('what was held could not be held again');
  return { hold_id: held.holdId, hold_fen: askedFen };
}

/**
 * The buyer: the part that the shop reported did not come. The whole sum is asked as before; where the clock decided
 * meanwhile, the rest is owed by the same decision. Refusal: `claim-moved` where nothing was reported, or it is too late.
 */
export async function denyPart(deps: ClaimsDeps, trx: Trx, claim: Claim): Promise<void> {
  if (!asksOfPart(claim)) throw claimMoved();
  const { id: claimId, confirmedFen, grossFen = 0 } = claim;
  const openFen = openPart(claim);
  const askedFen = grossFen - confirmedFen;
  const nowMs = deps.clock.now();
  const decidedFen = claim.decidedFen === undefined ? undefined : claim.decidedFen + openFen;
  const wakeMs = wakeOf(true, undefined, claim.decided_at?.getTime() ?? nowMs, nowMs);
  const owes = { decided_fen: decidedFen ?? 0, wake_at: wakeMs === undefined ? null : new Date(wakeMs) };
  await updateClaim(trx, claimId, {
    lessened_fen: confirmedFen,
    denied_fen: claim.deniedFen + openFen,
    ...(decidedFen === undefined ? {} : owes),
  });
  const body = { refundedFen: openFen, askedFen };
  const [event] = await recordEvents(deps, trx, [newEvent(claimId, nowMs, 'refund.denied', body)]);
  await tellBoth(deps, trx, claim, { key: event?.id as string, to: 'respondent', about: 'part-denied' });
  if (decidedFen === undefined) return;
  const owedFen = claim.owedFen + openFen;
  const owing = { ...claim, lessenedFen: confirmedFen, amountFen: askedFen, decidedFen, owedFen };
  if (claim.hold_id) await coverFromRest(deps, trx, owing, openFen);
  else await coverLater(deps, trx, owing);
}

/** What was kept for her in case that she denies. */
async function coverFromRest(deps: ClaimsDeps, trx: Trx, claim: Claim, amountFen: number): Promise<void> {
  const { id, hold_id: holdId, state, owedFen } = claim;
  const place = (await listParts(trx, id)).length + 1;
  const coveredAt = new Date(deps.clock.now());
  const left = { hold_id: null, hold_fen: null, ...(owedFen === amountFen ? { wake_at: null } : {}) };
  await updateClaim(trx, id, left);
  const part = { place, holdId: holdId as string, amountFen, payoutId: null, coveredAt, paidAt: null };
  await insertPart(trx, id, part);
  const body = { amountFen, ...(owedFen > amountFen ? { owedFen: owedFen - amountFen } : {}), state };
  await recordEvents(deps, trx, [newEvent(id, coveredAt.getTime(), 'claim.covered', body)]);
  await orderParts(deps, trx, { ...claim, ...left });
}
