import type { Trx } from '#platform/database';
import { openContents } from '../contents.ts';
import type { ClaimsDeps } from '../deps.ts';
import { newEvent } from '../events.ts';
import { readBuyerClaim } from '../queries/read-claim.ts';
import { caseJoined, claimNotFound } from '../refusals.ts';
import * as store from '../store.ts';
import { takeClaim } from './load-claim.ts';
import { recordEvents } from './record-events.ts';

interface Opened {
  caseId: string;
  receiptCode: string;
  token: string;
}

/**
 * Opens a case with what the claim knows; the record of the claim follows as an item of its evidence. The case's session
 * then opens the claim too. Refusals: `claim-not-found`, `case-joined`.
 */
export async function openCaseFromClaim(
  deps: ClaimsDeps,
  claimId: string,
  alongside: (trx: Trx, opened: Opened) => Promise<void>,
): Promise<Opened> {
  const claim = await store.findClaim(deps.db, claimId);
  if (!claim || claim.erased_at) throw claimNotFound();
  const { shop, orderRef, sentence, paymentNo, shopEmail } = openContents(deps.blobs, claim);
  // The facts that her own page shows her: nothing of an order that may not be hers.
  const { goods, amountFen: amount } = await readBuyerClaim(deps, claimId);
  const opened = await deps.cases.openCase({
    disputeType: claim.kind === 'not-received' ? 'not-delivered' : 'code-invalid',
    story: sentence,
    parties: { merchant: { name: shop, ...(shopEmail ? { email: shopEmail } : {}) } },
    async alongside(trx, fresh) {
      const locked = await takeClaim(trx, claimId);
      if (locked.case_id) throw caseJoined();
      await store.updateClaim(trx, claimId, { case_id: fresh.caseId });
      const event = newEvent(claimId, deps.clock.now(), 'claim.joined', { caseId: fresh.caseId });
      await recordEvents(deps, trx, [event]);
      await deps.outbox.enqueue(trx, {
        topic: 'claims.record',
        key: `${claimId}:joined`,
        payload: { claimId },
      });
      await alongside(trx, fresh);
    },
  });
  await deps.evidence.addFacts({
    caseId: opened.caseId,
    values: {
      orderNo: orderRef,
      merchantName: shop,
      ...(amount === undefined ? {} : { amountFen: amount }),
      ...(paymentNo === undefined ? {} : { tradeNo: paymentNo }),
      ...(goods === undefined ? {} : { goods }),
    },
  });
  return opened;
}
