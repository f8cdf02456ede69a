import type { Trx } from '#platform/database';
import type { DeliveryDeps } from '../deps.ts';
import { newEvent } from '../events.ts';
import * as store from '../store.ts';
import { recordEvents } from './record-events.ts';

/** A buyer complained: what is told from now on about before is told afterwards, and the time may run from the buyer's bill. */
export async function noteClaim(
  deps: DeliveryDeps,
  trx: Trx,
  { orderId, claimedAtMs, paidAtMs }: { orderId: string; claimedAtMs: number; paidAtMs?: number | undefined },
): Promise<void> {
  await store.keepClaimMark(trx, {
    order_id: orderId,
    claimed_at: new Date(claimedAtMs),
    paid_at: paidAtMs === undefined ? null : new Date(paidAtMs),
  });
  const body = { claimedAtMs, ...(paidAtMs === undefined ? {} : { paidAtMs }) };
  const [key] = await recordEvents(deps, trx, [newEvent(orderId, deps.clock.now(), 'order.claimed', body)]);
  await deps.outbox.enqueue(trx, { topic: 'delivery.look', key: key as string, payload: { orderId } });
}
