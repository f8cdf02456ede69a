import { afterCommit, type Trx } from '#platform/database';
import type { EvidenceDeps } from '../deps.ts';
import { newEvent } from '../events.ts';
import * as store from '../store.ts';
import { recordEvents } from './record-events.ts';
import { removeBlobsAfterCommit } from './remove-blobs.ts';

/**
 * Erases key, rows, salts and blobs of a case's evidence, in the transaction that erases the case. With the key gone
 * the blobs are noise even before they are deleted; the entries in the log stay and say nothing.
 */
export async function eraseDossier(deps: EvidenceDeps, trx: Trx, caseId: string): Promise<void> {
  if (!(await store.lockDossier(trx, caseId))) return;
  const items = await store.listItems(trx, caseId);
  await removeBlobsAfterCommit(deps, trx, items);
  await store.deleteItems(trx, caseId);
  await deps.notary.forgetContents(
    trx,
    items.map(({ id }) => id),
  );
  await store.updateDossier(trx, caseId, {
    wrapped_key: null,
    corrections: null,
    item_count: 0,
    item_bytes: '0',
  });
  await recordEvents(deps, trx, [
    newEvent(caseId, deps.clock.now(), 'evidence.erased', { items: items.length }),
  ]);
  await store.deleteEventSalts(trx, caseId);
  afterCommit(trx, () => deps.computed.forget(caseId));
}
