import type { Trx } from '#platform/database';
import { openContents, sealContents } from '../contents.ts';
import { newEvent } from '../events.ts';
import { byReport, type RefundTaken, type ReportedRefund, takenOf } from '../rules/reported-refund.ts';
import { type Claim, updateClaim } from '../store.ts';
import { endOpenOffers } from '../store-offers.ts';
import { takeLate } from './late-refund.ts';
import { type MoveDeps, moveClaim } from './move-claim.ts';
import { recordEvents } from './record-events.ts';
import { tellBoth } from './tell-both.ts';

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
  if (taken.kind === 'late') {
    // Of before reports were told apart from answers among what is used.
    const wasReported = claim.used.includes('refund') && openContents(deps.blobs, claim).isReported;
    return wasReported ? claim : takeLate(deps, trx, claim, taken.fen);
  }
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
  // A part of it that was taken off is in it, but for what she said came.
  const isOpen = claim.decidedFen === undefined;
  const moved = await moveClaim(deps, trx, claim, {
    move: 'refund',
    kind: 'claim.refunded',
    body: { ...(fen === undefined ? {} : { amountFen: fen }), files: [], byReport: true },
    change: {
      used: [...claim.used, 'refund', byReport],
      contents: sealContents(deps.blobs, claim.vault, contents),
      ...(isOpen ? { lessened_fen: claim.confirmedFen } : {}),
    },
  });
  if (!isOpen) return moved;
  const lessenedFen = claim.confirmedFen;
  return { ...moved, lessenedFen, amountFen: claim.grossFen && claim.grossFen - lessenedFen };
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
  await tellBoth(deps, trx, claim, { key: event?.id as string, to: 'buyer', about: 'part-refunded' });
  return { ...claim, lessenedFen, amountFen: askedFen };
}
