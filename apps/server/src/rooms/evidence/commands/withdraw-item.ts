import { inTransaction } from '#platform/database';
import type { EvidenceDeps } from '../deps.ts';
import { newEvent } from '../events.ts';
import { itemNotFound } from '../refusals.ts';
import * as store from '../store.ts';
import { recordEvents } from './record-events.ts';
import { removeBlobsAfterCommit } from './remove-blobs.ts';

/** Takes an item out of the case: its contents and salt are erased, its seal stays. Refusal: `item-not-found`. */
export async function withdrawItem(
  deps: EvidenceDeps,
  { caseId, itemId }: { caseId: string; itemId: string },
): Promise<void> {
  await inTransaction(deps.db, async (trx) => {
    const dossier = await store.lockDossier(trx, caseId);
    const item = await store.findItem(trx, caseId, itemId);
    if (!dossier || !item) throw itemNotFound();
    const erased = { salt: null, blob: null, thumbnail_blob: null, contents: null };
    await store.updateItem(trx, item, { state: 'withdrawn', ...erased });
    await deps.notary.forgetContents(trx, [itemId]);
    await store.updateDossier(trx, caseId, {
      item_count: dossier.items - 1,
      item_bytes: String(dossier.bytes - Number(item.bytes)),
    });
    await recordEvents(deps, trx, [newEvent(caseId, deps.clock.now(), 'item.withdrawn', { itemId })]);
    await removeBlobsAfterCommit(deps, trx, [item]);
  });
}
