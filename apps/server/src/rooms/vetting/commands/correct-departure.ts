import type { Day } from '@redress/kernel';
import { newId } from '#platform/clock';
import { inTransaction } from '#platform/database';
import { sealText } from '../contents.ts';
import type { VettingDeps } from '../deps.ts';
import { newEvent } from '../events.ts';
import * as store from '../store.ts';
import { insertCorrection } from '../store-departures.ts';
import { openFile, recordEvents } from './move-file.ts';

/**
 * Another day on which a merchant left than the one on record: what was recorded before stays, with who changed it, when and
 * why. Everything that counts from that day counts from the new one. Refusals: `departure-not-found`, `left-on-refused`.
 */
export async function correctDeparture(
  deps: VettingDeps,
  input: { platformId: string; departureId: string; leftOn: Day; reason: string; by: string },
): Promise<void> {
  const { platformId, departureId, by, reason } = input;
  const atMs = deps.clock.now();
  await inTransaction(deps.db, async (trx) => {
    const file = await openFile(deps, trx, platformId);
    const of = { platformId, periodId: departureId, leftOn: input.leftOn };
    const { merchantId, from, to } = await deps.members.correctLeftOn(trx, of);
    if (from === to) return;
    await insertCorrection(trx, {
      ...{ id: newId('vcor'), platform_id: platformId, merchant_id: merchantId, period_id: departureId },
      ...{ from_day: from, to_day: to, corrected_by: by, corrected_at: new Date(atMs) },
      reason: sealText(deps.blobs, store.vaultOf(file), reason),
    });
    const body = { by, departureId, merchantId, from, to };
    await recordEvents(deps, trx, [newEvent(platformId, atMs, 'departure.corrected', body)]);
  });
}
