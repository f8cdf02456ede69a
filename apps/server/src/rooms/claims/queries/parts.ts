import type { OfferView } from '@redress/contract';
import type { ClaimsDeps } from '../deps.ts';
import { wayOf } from '../rules/answer-link.ts';
import type { Claim, OfferRow } from '../store.ts';
import { type FileRow, listFiles } from '../store-files.ts';

/** An offer whose time passed is over, whether the ticker has written it or not. */
export function offerViewOf(offer: OfferRow, nowMs: number, isMember: boolean): OfferView {
  const over = offer.state === 'open' && offer.expires_at.getTime() <= nowMs;
  return {
    offerId: offer.id,
    by: offer.by,
    amountFen: offer.amountFen,
    state: over ? 'expired' : offer.state,
    madeAt: offer.made_at.toISOString(),
    expiresAt: offer.expires_at.toISOString(),
    ...(offer.link ? { way: wayOf(offer.link, isMember) } : {}),
  };
}

export function fileViewOf(deps: Pick<ClaimsDeps, 'blobs'>, { vault, respondent_id }: Claim, file: FileRow) {
  return {
    fileId: file.id,
    name: deps.blobs.openRow(vault, file.contents).toString(),
    bytes: file.bytes,
    mediaType: file.media_type,
    addedAt: file.added_at.toISOString(),
    ...(file.link ? { way: wayOf(file.link, respondent_id !== null) } : {}),
  };
}

/**
 * Papers of the answer, then what was uploaded by hand with delivery proofs of the order: without their names for whoever may not
 * open them.
 */
export async function filesOf(
  deps: Pick<ClaimsDeps, 'blobs' | 'db' | 'delivery'>,
  claim: Claim,
  mayOpen: boolean,
) {
  const files = (await listFiles(deps.db, claim.id)).filter(({ filed }) => filed);
  const records = claim.order_id ? await deps.delivery.recordsOf(claim.order_id) : [];
  return [
    ...files.map((file) => fileViewOf(deps, claim, file)),
    ...records.map((record) => ({
      ...record,
      ...(mayOpen ? {} : { name: '', locked: true as const }),
      byHand: true as const,
    })),
  ];
}
