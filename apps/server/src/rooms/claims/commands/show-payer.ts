import { inTransaction, type Trx } from '#platform/database';
import { openContents, sealContents } from '../contents.ts';
import type { ClaimsDeps } from '../deps.ts';
import { newEvent } from '../events.ts';
import { orderFactsOf } from '../queries/order-of.ts';
import { claimNotFound, numberUnfit, numberUnknown, paymentNoMissing, recordNotOpen } from '../refusals.ts';
import { mayShowPayer } from '../rules/may.ts';
import { asksStatement } from '../rules/order-facts.ts';
import { isTelling } from '../rules/payment-number.ts';
import * as store from '../store.ts';
import { sameNumber } from '../tokens.ts';
import { takeClaim } from './load-claim.ts';
import { recordEvents } from './record-events.ts';
import { statePayer } from './state-payer.ts';
import { takeTryOfHolder } from './take-try.ts';
import { tellChange } from './tell-organisations.ts';

/**
 * The buyer shows that the order is hers by the number on her bill, which the shop reported and which is in no link and on no
 * page. A try counts before anything is compared, and the same is refused where the order does not exist, was not reported, or
 * was not paid, so that nothing is learned by trying. Where the shop reported the payment without a number hers is stated to the
 * merchant instead. Once it is shown it stays so; without a number the one that she gave with the claim counts.
 * Refusals: `claim-not-found`, `record-not-open` (a claim that ended without payment), `payment-no-missing`,
 * `payment-no-unfit`, `tries-used`, `payment-no-unknown`.
 */
export async function showPayer(
  deps: ClaimsDeps,
  { claimId, paymentNo, visitor }: { claimId: string; paymentNo?: string | undefined; visitor?: string },
): Promise<void> {
  const found = await store.findClaim(deps.db, claimId);
  if (!found) throw claimNotFound();
  const facts = await orderFactsOf(deps, found.order_id);
  const isShown = await inTransaction(deps.db, async (trx) => {
    const claim = await takeClaim(trx, claimId);
    if (claim.erased_at) throw claimNotFound();
    if (claim.payer_shown_at) return true;
    if (!mayShowPayer(claim)) throw recordNotOpen();
    const { orderRef, paymentNo: given } = openContents(deps.blobs, claim);
    const no = paymentNo?.trim() || given;
    if (!no) throw paymentNoMissing();
    if (!isTelling(no, orderRef)) throw numberUnfit();
    await takeTryOfHolder(deps, trx, claim, visitor);
    if (asksStatement(claim, facts)) {
      await statePayer(deps, trx, claim, { paymentNo: no, facts });
      return true;
    }
    const reported = sameNumber(deps, no, facts.paymentNos);
    if (reported === undefined) return false;
    await markPayer(deps, trx, claim, reported);
    return true;
  });
  // After the commit: the try is counted.
  if (!isShown) throw numberUnknown();
}

/**
 * Of a locked claim and a number that was compared under the limit: kept with what she said, sealed for both sides, and told
 * to whom the order concerns.
 */
export async function markPayer(
  deps: ClaimsDeps,
  trx: Trx,
  claim: store.Claim,
  paymentNo: string,
): Promise<void> {
  const { id: claimId, order_id: orderId } = claim;
  if (claim.payer_shown_at || claim.erased_at || !orderId) return;
  const atMs = deps.clock.now();
  const contents = { ...openContents(deps.blobs, claim), paymentNo };
  await store.updateClaim(trx, claimId, {
    payer_shown_at: new Date(atMs),
    payment_matched: true,
    contents: sealContents(deps.blobs, claim.vault, contents),
  });
  await deps.delivery.notePayer(trx, { orderId, atMs });
  const [event] = await recordEvents(deps, trx, [newEvent(claimId, atMs, 'payer.shown', {})]);
  const key = event?.id as string;
  if (claim.case_id) await deps.outbox.enqueue(trx, { topic: 'claims.fill', key, payload: { claimId } });
  await tellChange(deps, trx, claim, { key, paymentMatched: true });
}
