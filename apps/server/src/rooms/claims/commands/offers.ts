import type { AnswerLink, ClaimSide } from '@redress/contract';
import { newId } from '#platform/clock';
import { inTransaction } from '#platform/database';
import type { ClaimsDeps } from '../deps.ts';
import { newEvent } from '../events.ts';
import { readBuyerClaim } from '../queries/read-claim.ts';
import { claimMoved, offerNotFound, offerOver, offerTooHigh, ownOffer } from '../refusals.ts';
import { sealedLink } from '../rules/answer-link.ts';
import { mayOffer } from '../rules/lifecycle/claim-lifecycle.ts';
import { checkOffer, checkOfferAnswer, type OfferRefusal } from '../rules/offers.ts';
import * as store from '../store.ts';
import { awardClaim } from './award.ts';
import { takeClaim } from './load-claim.ts';
import { recordEvents } from './record-events.ts';

const hourMs = 3_600_000;
const refusals = { 'offer-too-high': offerTooHigh, 'offer-over': offerOver, 'own-offer': ownOffer };
const refuse = (code: OfferRefusal | undefined): void => {
  if (code) throw refusals[code]();
};

/** An offer stops no clock. A new one ends the one before, whoever made it. Refusals: `claim-moved`, `offer-too-high`. */
export async function makeOffer(
  deps: ClaimsDeps,
  given: { claimId: string; side: ClaimSide; amountFen: number; hours: number; link?: AnswerLink },
): Promise<void> {
  const { claimId, side, amountFen, link } = given;
  const most = await mostOf(deps, claimId, side);
  await inTransaction(deps.db, async (trx) => {
    const claim = await takeClaim(trx, claimId);
    if (!mayOffer(claim.state)) throw claimMoved();
    refuse(checkOffer(amountFen, most === 'claimed' ? claim.amountFen : most.fen));
    const atMs = deps.clock.now();
    const expiresAt = new Date(atMs + given.hours * hourMs);
    const before = (await store.listOffers(trx, claimId)).find(({ state }) => state === 'open');
    const ends = before && (before.expires_at.getTime() <= atMs ? 'expired' : 'countered');
    if (before && ends) await store.endOffer(trx, before.id, ends);
    const offerId = newId('off');
    await store.insertOffer(trx, {
      id: offerId,
      claim_id: claimId,
      by: side,
      amount_fen: amountFen,
      state: 'open',
      made_at: new Date(atMs),
      expires_at: expiresAt,
      link: link ?? null,
    });
    const made = { offerId, by: side, amountFen, expiresAt: expiresAt.toISOString(), ...sealedLink(link) };
    const event = newEvent(claimId, atMs, 'offer.made', made);
    const answered = { offerId: before?.id, answer: 'countered' };
    const ended =
      ends === 'countered'
        ? [newEvent(claimId, atMs, 'offer.answered', answered)]
        : before
          ? [newEvent(claimId, atMs, 'offer.expired', { offerId: before.id })]
          : [];
    const recorded = await recordEvents(deps, trx, [...ended, event]);
    const to = side === 'buyer' ? 'respondent' : 'buyer';
    const key = `${recorded.at(-1)?.id}:${to}`;
    await deps.outbox.enqueue(trx, { topic: 'claims.tell', key, payload: { claimId, to, state: 'offer' } });
  });
}

/** Up to how much an offer goes. A buyer from whom the order is hidden learns nothing of its amount by trying offers. */
async function mostOf(
  deps: ClaimsDeps,
  claimId: string,
  side: ClaimSide,
): Promise<'claimed' | { fen: number | undefined }> {
  if (side === 'respondent') return 'claimed';
  const { detailsHidden, amountFen } = await readBuyerClaim(deps, claimId);
  return detailsHidden ? { fen: amountFen } : 'claimed';
}

/**
 * Acceptance binds: the claim is decided at the offered amount in the same transaction. Refusals: `offer-not-found`,
 * `offer-over`, `own-offer`, `offer-too-high`, `claim-moved`.
 */
export async function answerOffer(
  deps: ClaimsDeps,
  given: {
    claimId: string;
    offerId: string;
    side: ClaimSide;
    answer: 'accept' | 'decline';
    link?: AnswerLink;
  },
): Promise<void> {
  const { claimId, offerId, side, link } = given;
  await inTransaction(deps.db, async (trx) => {
    const claim = await takeClaim(trx, claimId);
    const offer = (await store.listOffers(trx, claimId)).find(({ id }) => id === offerId);
    if (!offer) throw offerNotFound();
    const atMs = deps.clock.now();
    refuse(checkOfferAnswer({ ...offer, expiresAtMs: offer.expires_at.getTime() }, side, atMs));
    if (!mayOffer(claim.state)) throw claimMoved();
    // Hers may be more than the order, where she may not know how much that was.
    if (given.answer === 'accept') refuse(checkOffer(offer.amountFen, claim.amountFen));
    const answer = given.answer === 'accept' ? 'accepted' : 'declined';
    await store.endOffer(trx, offerId, answer, link);
    const body = { offerId, answer, ...sealedLink(link) };
    await recordEvents(deps, trx, [newEvent(claimId, atMs, 'offer.answered', body)]);
    if (answer === 'accepted')
      await awardClaim(deps, trx, claim, {
        outcome: 'agreed',
        amountFen: offer.amountFen,
        // How the respondent agreed: by its answer, or by its own offer.
        link: side === 'respondent' ? link : offer.link,
      });
  });
}
