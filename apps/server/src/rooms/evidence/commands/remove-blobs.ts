import type { Trx } from '#platform/database';
import type { EvidenceDeps } from '../deps.ts';
import type { ItemRow } from '../store.ts';

/** Queues the deletion of the items' blobs: it happens once the transaction that forgets them is committed. */
export async function removeBlobsAfterCommit(
  deps: Pick<EvidenceDeps, 'outbox'>,
  trx: Trx,
  items: readonly ItemRow[],
): Promise<void> {
  for (const blob of items.flatMap((item) => [item.blob, item.thumbnail_blob])) {
    if (blob !== null)
      await deps.outbox.enqueue(trx, { topic: 'evidence.remove-blob', key: blob, payload: { blob } });
  }
}
