import type { Trx } from '#platform/database';
import { openContents, sealContents } from '../contents.ts';
import type { ClaimsDeps } from '../deps.ts';
import { newEvent } from '../events.ts';
import { claimMoved } from '../refusals.ts';
import { wakeOf } from '../rules/clock.ts';
import { mayDenyPart, type RefundTaken, type ReportedRefund, takenOf } from '../rules/reported-refund.ts';
import { type Claim, updateClaim } from '../store.ts';
import { endOpenOffers } from '../store-offers.ts';
import { insertPart, listParts } from '../store-parts.ts';
import { coverLater } from './cover.ts';
import { type MoveDeps, moveClaim } from './move-claim.ts';
import { orderParts } from './pay-parts.ts';
import { enqueueJobs, recordEvents } from './record-events.ts';
import { tellChange } from './tell-organisations.ts';

/**
 * What the shop reported of refunds, of a locked claim. All of it acts as the answer “refunded”, once; a part lessens what is
 * asked. The hold stays whole until the claim is decided: it is the shop's word, and her denial must find the money. The same
 * claim where nothing of it changes.
 */
export async function takeRefund(
  deps: MoveDeps,
  trx: Trx,
  claim: Claim,
  refund: ReportedRefund | undefined,
): Promise<Claim> {
  const taken = takenOf(claim, refund);
  if (!taken || !refund) return claim;
  return taken.kind === 'part'
    ? lessen(deps, trx, claim, taken)
    : takeWhole(deps, trx, claim, taken, refund.nos);
}

async function takeWhole(
  deps: MoveDeps,
  trx: Trx,
  claim: Claim,
  { fen }: Extract<RefundTaken, { kind: 'whole' }>,
  nos: readonly string[],
): Promise<Claim> {
  const { note: _, ...before } = openContents(deps.blobs, claim);
  const refundNo = nos.join(' · ');
  const contents = {
    ...before,
    isReported: true as const,
    ...(refundNo ? { refundNo } : {}),
    ...(fen === undefined ? {} : { refundFen: fen }),
  };
  // A part of it that was taken off is in it.
  const isOpen = claim.decidedFen === undefined;
  const moved = await moveClaim(deps, trx, claim, {
    move: 'refund',
    kind: 'claim.refunded',
    body: { ...(fen === undefined ? {} : { amountFen: fen }), files: [], byReport: true },
    change: {
      used: [...claim.used, 'refund'],
      contents: sealContents(deps.blobs, claim.vault, contents),
      ...(isOpen ? { lessened_fen: 0 } : {}),
    },
  });
  return isOpen ? { ...moved, lessenedFen: 0, amountFen: claim.grossFen } : moved;
}

async function lessen(
  deps: MoveDeps,
  trx: Trx,
  claim: Claim,
  { lessenedFen }: Extract<RefundTaken, { kind: 'part' }>,
): Promise<Claim> {
  const { id: claimId, grossFen = 0 } = claim;
  const askedFen = grossFen - lessenedFen;
  await updateClaim(trx, claimId, { lessened_fen: lessenedFen });
  const atMs = deps.clock.now();
  // What was offered before may be more than is asked now: by it and the refund together she would have too much.
  const ended = await endOpenOffers(trx, claimId);
  const body = { refundedFen: lessenedFen, askedFen };
  const [event] = await recordEvents(deps, trx, [
    newEvent(claimId, atMs, 'refund.reported', body),
    ...ended.map((offerId) => newEvent(claimId, atMs, 'offer.ended', { offerId })),
  ]);
  await tellBoth(deps, trx, claim, event?.id as string, 'part-refunded');
  return { ...claim, lessenedFen, amountFen: askedFen };
}

/**
 * The buyer: the part that the shop reported did not come. The whole sum is asked as before; where the clock decided
 * meanwhile, the rest is owed by the same decision. Refusal: `claim-moved` where nothing was reported, or it is too late.
 */
export async function denyPart(deps: ClaimsDeps, trx: Trx, claim: Claim): Promise<void> {
  if (!mayDenyPart(claim)) throw claimMoved();
  const { id: claimId, lessenedFen, grossFen = 0 } = claim;
  const nowMs = deps.clock.now();
  const decidedFen = claim.decidedFen === undefined ? undefined : claim.decidedFen + lessenedFen;
  const wakeMs = wakeOf(true, undefined, claim.decided_at?.getTime() ?? nowMs, nowMs);
  const owes = { decided_fen: decidedFen ?? 0, wake_at: wakeMs === undefined ? null : new Date(wakeMs) };
  await updateClaim(trx, claimId, {
    lessened_fen: 0,
    denied_fen: claim.deniedFen + lessenedFen,
    ...(decidedFen === undefined ? {} : owes),
  });
  const body = { refundedFen: lessenedFen, askedFen: grossFen };
  const [event] = await recordEvents(deps, trx, [newEvent(claimId, nowMs, 'refund.denied', body)]);
  await tellBoth(deps, trx, claim, event?.id as string, 'part-denied');
  if (decidedFen === undefined) return;
  const owedFen = claim.owedFen + lessenedFen;
  const owing = { ...claim, lessenedFen: 0, amountFen: grossFen, decidedFen, owedFen };
  if (claim.hold_id) await coverFromRest(deps, trx, owing, lessenedFen);
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

/** The respondent by webhook and mail, the buyer by mail where it is not her own word. */
async function tellBoth(
  deps: MoveDeps,
  trx: Trx,
  claim: Claim,
  key: string,
  about: 'part-refunded' | 'part-denied',
): Promise<void> {
  const { id: claimId } = claim;
  await tellChange(deps, trx, claim, { key });
  const to = about === 'part-refunded' ? 'buyer' : 'respondent';
  const payload = { claimId, to, state: about };
  await enqueueJobs(deps, trx, [{ topic: 'claims.tell', key: `${key}:${to}`, payload }]);
}
