import type { ItemKind, ItemView } from '@redress/contract';
import { inTransaction } from '#platform/database';
import type { EvidenceDeps } from '../deps.ts';
import { newEvent } from '../events.ts';
import { readItemView } from '../queries/read-evidence.ts';
import { itemNotFound } from '../refusals.ts';
import * as store from '../store.ts';
import { recordEvents } from './record-events.ts';

/** The buyer says what kind of evidence an item is; reading never overrules it. Refusal: `item-not-found`. */
export async function changeItem(
  deps: EvidenceDeps,
  input: { caseId: string; itemId: string; kind: ItemKind },
): Promise<ItemView> {
  const { caseId, itemId, kind } = input;
  await inTransaction(deps.db, async (trx) => {
    await store.lockDossier(trx, caseId);
    const item = await store.findItem(trx, caseId, itemId);
    if (!item) throw itemNotFound();
    if (item.kind === kind && item.kind_by === 'buyer') return;
    await store.updateItem(trx, item, { kind, kind_by: 'buyer' });
    await store.updateDossier(trx, caseId, {});
    await recordEvents(deps, trx, [
      newEvent(caseId, deps.clock.now(), 'item.classified', { itemId, itemKind: kind }),
    ]);
  });
  return readItemView(deps, caseId, itemId);
}
