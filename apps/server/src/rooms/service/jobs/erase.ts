import { inTransaction } from '#platform/database';
import type { Handler } from '#platform/outbox';
import { recordEvents } from '../commands/record-events.ts';
import type { ServiceDeps } from '../deps.ts';
import { newEvent } from '../events.ts';
import * as store from '../store.ts';

/**
 * Erases what this room holds of an erased case: key, address, letters, tries, rungs, mails, subscriptions. Its address is
 * refused from then on. The row of the mailbox stays empty, so that nothing opens it again.
 */
export function eraseService(deps: ServiceDeps): Handler<{ caseId: string }> {
  return async ({ payload: { caseId } }) => {
    await inTransaction(deps.db, async (trx) => {
      const mailbox = await store.lockMailbox(trx, caseId);
      if (!mailbox) {
        await store.insertMailbox(trx, { case_id: caseId, ...nothing });
        return;
      }
      await recordEvents(deps, trx, [newEvent(caseId, deps.clock.now(), 'service.erased', {})]);
      const { blobs, rungs } = await store.eraseRows(trx, caseId);
      await deps.notary.forgetContents(trx, rungs);
      for (const blob of blobs)
        await deps.outbox.enqueue(trx, { topic: 'service.remove-blob', key: blob, payload: { blob } });
    });
    return 'done';
  };
}

const nothing = { wrapped_key: null, address_hash: null, unsubscribe_hash: null, contents: null };

/** Deletes a file that no row names any more; one that is already gone is fine. */
export function removeBlob(deps: Pick<ServiceDeps, 'blobs'>): Handler<{ blob: string }> {
  return async ({ payload }) => {
    await deps.blobs.remove(payload.blob);
    return 'done';
  };
}
