import { inTransaction } from '#platform/database';
import type { LinkingDeps } from '../deps.ts';
import { newEvent } from '../events.ts';
import * as store from '../store.ts';
import { deletePictures, listPictures } from '../store-pictures.ts';
import { activeEpochs } from './epochs.ts';
import { judge } from './judge.ts';
import { recordEvents } from './record-events.ts';
import { relink } from './relink.ts';

/** Removes all keys, figures and consents of a case that was erased; only its id stays, so that no late look brings them back. */
export async function forgetCase(deps: LinkingDeps, caseId: string): Promise<void> {
  const { current: epoch } = await activeEpochs(deps);
  await inTransaction(deps.db, async (trx) => {
    await store.lockLinks(trx);
    const row = await store.lockCase(trx, caseId);
    if (!row || row.erased) return;
    const held = await store.listHeld(trx, caseId);
    const pictures = await listPictures(trx, caseId);
    await deletePictures(
      trx,
      caseId,
      pictures.map(({ item_id }) => item_id),
    );
    const removed = await store.removeHolds(trx, caseId, held);
    await store.updateCase(trx, caseId, {
      erased: true,
      counts: false,
      vanished: false,
      silent: false,
      amount_fen: null,
      paid_day: null,
      joined_at: null,
      share_identity: false,
      representative: false,
    });
    const touched = await relink(deps, trx, { epoch, caseId, added: [], removed });
    for (const id of touched) await judge(deps, trx, epoch, id);
    const body = { values: held.length };
    await recordEvents(deps, trx, [newEvent(caseId, deps.clock.now(), 'case.forgotten', body)]);
    await store.deleteEventSalts(trx, caseId);
  });
}
