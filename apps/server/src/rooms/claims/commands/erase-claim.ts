import { inTransaction, type Trx } from '#platform/database';
import { openContents, sealContents } from '../contents.ts';
import type { ClaimsDeps } from '../deps.ts';
import { newEvent } from '../events.ts';
import { followParts } from '../queries/follow-parts.ts';
import { claimHasCase, claimNotFound, moneyUnderway } from '../refusals.ts';
import { isFinal } from '../rules/lifecycle/claim-lifecycle.ts';
import { allArrived } from '../rules/parts.ts';
import * as store from '../store.ts';
import { deleteFiles, listFiles } from '../store-files.ts';
import { endedWithPart } from './give-up.ts';
import { moveClaim } from './move-claim.ts';
import { recordEvents } from './record-events.ts';

/**
 * The buyer erases a claim that has no case. Refusals: `claim-not-found`, `claim-has-case` (the case erases it),
 * `money-underway`.
 */
export async function eraseClaim(deps: ClaimsDeps, claimId: string): Promise<void> {
  await inTransaction(deps.db, async (trx) => {
    const claim = await store.lockClaim(trx, claimId);
    if (!claim) throw claimNotFound();
    if (claim.case_id !== null) throw claimHasCase();
    await erase(deps, trx, claim);
  });
}

/**
 * With the case, in its transaction: all or nothing. The receipt of the case goes on to the claim whose payment the bank
 * may send back longest, and opens the others of its kind with it. Refusal: `money-underway`.
 */
export async function eraseClaimsOfCase(deps: ClaimsDeps, trx: Trx, caseId: string): Promise<void> {
  const kept: { id: string; untilMs: number }[] = [];
  for (const { id } of await store.listByCase(trx, caseId)) {
    const claim = await store.lockClaim(trx, id);
    const until = claim && (await erase(deps, trx, claim));
    if (until) kept.push({ id, untilMs: until.getTime() });
  }
  const [last, ...others] = kept.sort((a, b) => b.untilMs - a.untilMs);
  if (!last) return;
  await deps.members.passReceipt(trx, { from: caseId, to: last.id });
  for (const { id } of others) await store.updateClaim(trx, id, { receipt_claim: last.id });
}

/**
 * What is the buyer's goes: words, address, payment number, payee, files, the receipt, and the key of all of it. Shop, order
 * number and sums are sealed anew under another key, since the other side answered for them and the ledger names them; events
 * and digests stay. An open claim ends as withdrawn, which frees its hold. Where the bank may still send the payment back,
 * payee and receipt wait for that instant, which is given: otherwise nobody could be asked where else to pay to.
 */
async function erase(deps: ClaimsDeps, trx: Trx, claim: store.Claim): Promise<Date | undefined> {
  if (claim.erased_at) return undefined;
  const until = await eraseMoney(deps, trx, claim);
  if (!isFinal(claim.state) && claim.state !== 'paying')
    await moveClaim(deps, trx, claim, { move: 'withdraw', kind: 'claim.said', body: { word: 'withdraw' } });
  const files = await listFiles(trx, claim.id);
  await deleteFiles(trx, claim.id);
  await deps.outbox.enqueueMany(
    trx,
    files.map(({ blob }) => ({ topic: 'claims.remove-blob', key: blob, payload: { blob } })),
  );
  const { shop, orderRef, amountFen, goods, refundNo, refundFen } = openContents(deps.blobs, claim);
  const vault = deps.blobs.createVault(claim.vault.id);
  const kept = { shop, orderRef, sentence: '', amountFen, goods, refundNo, refundFen };
  const atMs = deps.clock.now();
  await store.updateClaim(trx, claim.id, {
    wrapped_key: vault.wrappedKey,
    contents: sealContents(deps.blobs, vault, kept),
    erased_at: new Date(atMs),
    kept_until: until ?? null,
    payee_ref: null,
    case_id: null,
  });
  if (!until) await deps.members.forgetCase(trx, claim.id);
  const body = { files: files.length, ...(until ? { keptUntil: until.toISOString() } : {}) };
  await recordEvents(deps, trx, [newEvent(claim.id, atMs, 'claim.erased', body)]);
  return until;
}

/**
 * Refusal: `money-underway`. Once nobody can be asked where to pay to, money that is owed would lie there for ever. Where
 * all that was covered has arrived, erasing gives up what no deposit covers.
 */
async function eraseMoney(deps: ClaimsDeps, trx: Trx, claim: store.Claim): Promise<Date | undefined> {
  const { state, payee_ref: payee } = claim;
  const parts = await followParts(deps, trx, claim.id);
  if (state === 'paying') {
    if (claim.owedFen === 0 || !allArrived(claim, parts)) throw moneyUnderway();
    await moveClaim(deps, trx, claim, endedWithPart);
  }
  const payouts = parts.flatMap(({ payoutId }) => payoutId ?? []);
  if (payouts.length === 0 && payee !== null) await deps.deposits.forgetPayee(trx, { payee });
  const untils: Date[] = [];
  for (const payoutId of payouts) {
    const until = await deps.deposits.sealPayee(trx, { payoutId });
    const payout = await deps.deposits.payoutOf(payoutId, trx);
    // Of a payment that comes back just now, the refusal undoes the sealing.
    if (payout.state !== 'paid' && payout.state !== 'cancelled') throw moneyUnderway();
    if (until) untils.push(until);
  }
  return untils.sort((a, b) => b.getTime() - a.getTime())[0];
}
