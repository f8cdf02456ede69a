import type { ClaimSide } from '@redress/contract';

export interface Offer {
  id: string;
  by: ClaimSide;
  amountFen: number;
  state: 'open' | 'accepted' | 'declined' | 'countered' | 'expired' | 'ended';
  expiresAtMs: number;
}

export type OfferRefusal = 'offer-too-high' | 'offer-over' | 'own-offer';

/** An offer settles at most what is claimed: more would be a second claim. */
export function checkOffer(amountFen: number, claimedFen: number | undefined): OfferRefusal | undefined {
  return claimedFen !== undefined && amountFen > claimedFen ? 'offer-too-high' : undefined;
}

/** Whether `side` may accept or decline it now. Expiry follows from the clock, recorded or not. */
export function checkOfferAnswer(offer: Offer, side: ClaimSide, nowMs: number): OfferRefusal | undefined {
  if (offer.by === side) return 'own-offer';
  return offer.state !== 'open' || offer.expiresAtMs <= nowMs ? 'offer-over' : undefined;
}
