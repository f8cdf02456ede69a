import type { Payee } from '@redress/contract';
import { inTransaction, type Trx } from '#platform/database';
import { openContents, sealContents } from '../contents.ts';
import type { ClaimsDeps } from '../deps.ts';
import { newEvent } from '../events.ts';
import { type FollowedPart, followParts } from '../queries/follow-parts.ts';
import { orderFactsOf } from '../queries/order-of.ts';
import {
  claimNotFound,
  payeeHandedOver,
  payeeNotAsked,
  paymentNoMissing,
  paymentNoWrong,
} from '../refusals.ts';
import { paymentMatches } from '../rules/order-facts.ts';
import { asksPayee, asksPaymentNo, isStuck, isUnderway, mayChangePayee } from '../rules/payee.ts';
import * as store from '../store.ts';
import { takeClaim } from './load-claim.ts';
import { orderParts } from './pay-parts.ts';
import { recordEvents } from './record-events.ts';
import { markPayer } from './show-payer.ts';
import { takeTry } from './take-try.ts';

/**
 * Where the money goes. Whoever knows an order number is not yet its buyer: where the shop reported payment numbers, the
 * one on the buyer's bill must be one of them before a deposit pays, whoever decided that. After a payment that failed or came back
 * it is asked anew, and paid there under a new number. Until a file or a rail has it she may name another account.
 * Refusals: `payee-not-asked`, `payee-handed-over`, `payment-no-missing`, `payment-no-wrong`, `tries-used`.
 */
export async function setPayee(
  deps: ClaimsDeps,
  given: { claimId: string; payee: Payee; paymentNo?: string | undefined },
): Promise<void> {
  const { claimId, payee, paymentNo } = given;
  const found = await store.findClaim(deps.db, claimId);
  if (!found) throw claimNotFound();
  const facts = await orderFactsOf(deps, found.order_id);
  // By itself, so that a try counts whatever comes of it.
  if (paymentNo && asksPaymentNo(found, facts))
    await inTransaction(deps.db, (trx) => takeTry(deps, trx, found));
  await inTransaction(deps.db, async (trx) => {
    const claim = await takeClaim(trx, claimId);
    const parts = await followParts(deps, trx, claimId);
    const changes = mayChangePayee(claim, parts);
    if (!changes && !asksPayee(claim, parts)) throw isUnderway(parts) ? payeeHandedOver() : payeeNotAsked();
    if (asksPaymentNo(claim, facts)) {
      if (!paymentNo) throw paymentNoMissing();
      if (paymentMatches(facts, paymentNo) === false) throw paymentNoWrong();
      await markPayer(deps, trx, claim, paymentNo);
    }
    const payeeRef = changes
      ? await changePayee(deps, trx, claimId, parts, payee)
      : ((await payAgain(deps, trx, claimId, parts, payee)) ??
        (await deps.deposits.keepPayee(trx, { payee })));
    const change = {
      payee_ref: payeeRef,
      ...(paymentNo === undefined ? {} : { payment_matched: paymentMatches(facts, paymentNo) ?? null }),
    };
    await store.updateClaim(trx, claimId, change);
    await orderParts(deps, trx, { ...claim, ...change });
  });
}

/**
 * To another account, before anybody was asked to pay. The buyer is told by mail: by her receipt code somebody else could do
 * this. Refusal: `payee-handed-over` where a file or a rail was faster.
 */
async function changePayee(
  deps: ClaimsDeps,
  trx: Trx,
  claimId: string,
  parts: readonly FollowedPart[],
  payee: Payee,
): Promise<string> {
  const waiting = parts.filter(({ payout }) => payout?.state === 'waiting');
  const payoutIds = waiting.flatMap(({ payoutId }) => payoutId ?? []);
  const payeeRef = await deps.deposits.changePayee(trx, { payoutIds, payee });
  if (payeeRef === undefined) throw payeeHandedOver();
  const [event] = await recordEvents(deps, trx, [newEvent(claimId, deps.clock.now(), 'payee.changed', {})]);
  const payload = { claimId, to: 'buyer', state: 'payee-changed' };
  await deps.outbox.enqueue(trx, { topic: 'claims.tell', key: `${event?.id}:buyer`, payload });
  return payeeRef;
}

/** Every part that failed or came back goes to the new account. Gives the reference of it; undefined where there was none. */
async function payAgain(
  deps: ClaimsDeps,
  trx: Trx,
  claimId: string,
  parts: readonly FollowedPart[],
  payee: Payee,
): Promise<string | undefined> {
  let payeeRef: string | undefined;
  for (const { payoutId, payout } of parts) {
    if (payoutId === null || !isStuck(payout?.state)) continue;
    payeeRef = await deps.deposits.payAgain(trx, { payoutId, payee });
    await recordEvents(deps, trx, [newEvent(claimId, deps.clock.now(), 'payout.again', { payoutId })]);
  }
  return payeeRef;
}

/** Keeps where notices go, encrypted; without an address it is forgotten. */
export async function setContact(
  deps: ClaimsDeps,
  { claimId, email }: { claimId: string; email?: string | undefined },
): Promise<void> {
  await inTransaction(deps.db, async (trx) => {
    const claim = await takeClaim(trx, claimId);
    // Nothing is kept anew of who erased it.
    if (claim.erased_at) throw claimNotFound();
    const { contact: _, ...rest } = openContents(deps.blobs, claim);
    const contents = { ...rest, ...(email ? { contact: email } : {}) };
    await store.updateClaim(trx, claimId, { contents: sealContents(deps.blobs, claim.vault, contents) });
  });
}
