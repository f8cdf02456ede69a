import { inTransaction } from '#platform/database';
import type { DeliveryDeps } from '../deps.ts';
import { newEvent } from '../events.ts';
import * as store from '../store.ts';
import { recordEvents } from './record-events.ts';

export async function setDuplicateCheck(
  deps: DeliveryDeps,
  orgId: string,
  takesPart: boolean,
): Promise<void> {
  await inTransaction(deps.db, async (trx) => {
    if ((await store.isPartner(trx, orgId)) === takesPart) return;
    const atMs = deps.clock.now();
    await store.setPartner(trx, orgId, takesPart ? new Date(atMs) : undefined);
    await recordEvents(deps, trx, [newEvent(orgId, atMs, 'duplicate-check.set', { takesPart })]);
  });
}
