import { inTransaction, type Trx } from '#platform/database';
import { openContents, sealContents } from '../contents.ts';
import type { ClaimsDeps } from '../deps.ts';
import { newEvent } from '../events.ts';
import { claimHasCase, claimNotFound, moneyUnderway } from '../refusals.ts';
import { isFinal } from '../rules/lifecycle/claim-lifecycle.ts';
import * as store from '../store.ts';
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

/** With the case, in its transaction: all or nothing. Refusal: `money-underway`. */
export async function eraseClaimsOfCase(deps: ClaimsDeps, trx: Trx, caseId: string): Promise<void> {
  for (const { id } of await store.listByCase(trx, caseId)) {
    const claim = await store.lockClaim(trx, id);
    if (claim) await erase(deps, trx, claim);
  }
}

/**
 * What is the buyer's goes: words, address, payment number, payee, files, the receipt, and the key of all of it. Shop, order
 * number and sums are sealed anew under another key, since the other side answered for them and the ledger names them; events
 * and digests stay. An open claim ends as withdrawn, which frees its hold.
 */
async function erase(deps: ClaimsDeps, trx: Trx, claim: store.Claim): Promise<void> {
  if (claim.erased_at) return;
  await refuseUnderway(deps, trx, claim);
  if (!isFinal(claim.state))
    await moveClaim(deps, trx, claim, { move: 'withdraw', kind: 'claim.said', body: { word: 'withdraw' } });
  const files = await store.listFiles(trx, claim.id);
  await store.deleteFiles(trx, claim.id);
  await deps.outbox.enqueueMany(
    trx,
    files.map(({ blob }) => ({ topic: 'claims.remove-blob', key: blob, payload: { blob } })),
  );
  const { shop, orderRef, amountFen, goods, refundNo } = openContents(deps.blobs, claim);
  const vault = deps.blobs.createVault(claim.vault.id);
  const kept = { shop, orderRef, sentence: '', amountFen, goods, refundNo };
  const atMs = deps.clock.now();
  await store.updateClaim(trx, claim.id, {
    wrapped_key: vault.wrappedKey,
    contents: sealContents(deps.blobs, vault, kept),
    erased_at: new Date(atMs),
    payee_ref: null,
    case_id: null,
  });
  const { payout_id: payoutId, payee_ref: payee } = claim;
  await deps.deposits.forgetPayee(trx, { ...(payoutId ? { payoutId } : {}), ...(payee ? { payee } : {}) });
  await deps.members.forgetCase(trx, claim.id);
  const body = { files: files.length };
  await recordEvents(deps, trx, [newEvent(claim.id, atMs, 'claim.erased', body)]);
}

/** Once nobody can be asked where to pay to, money that is owed would lie there for ever. */
async function refuseUnderway(deps: ClaimsDeps, trx: Trx, { state, payout_id }: store.Claim): Promise<void> {
  if (state === 'paying') throw moneyUnderway();
  if (payout_id === null) return;
  const payout = await deps.deposits.payoutOf(payout_id, trx);
  if (payout.state !== 'paid' && payout.state !== 'cancelled') throw moneyUnderway();
}
