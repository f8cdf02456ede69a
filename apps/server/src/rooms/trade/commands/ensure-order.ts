import type { Trx } from '#platform/database';
import type { TradeDeps } from '../deps.ts';
import { orderKeyOf } from '../order-key.ts';
import { sourceNotFound } from '../refusals.ts';
import * as store from '../store.ts';
import * as orders from '../store-orders.ts';
import { keepOrders } from './keep-orders.ts';
import { formOf } from './sources.ts';

export interface OrderNamed {
  /** Either the shop, or only its platform. */
  sourceId?: string | undefined;
  platformId?: string | undefined;
  orderRef: string;
}

/**
 * The order that somebody names, whether a shop reported it or not; without a report it is empty. Of a platform alone, the
 * order in any of its shops. Refusal: `source-not-found`.
 */
export async function ensureOrder(
  deps: TradeDeps,
  trx: Trx,
  { sourceId, platformId, orderRef }: OrderNamed,
): Promise<{ orderId: string; sourceId: string }> {
  const key = orderKeyOf(deps.secret, orderRef);
  if (sourceId === undefined && platformId !== undefined) {
    const known = await orders.findOrderOfPlatform(trx, platformId, key);
    if (known) return { orderId: known.id, sourceId: known.source_id };
  }
  const source =
    sourceId === undefined
      ? platformId && (await formOf(deps, trx, platformId))
      : await store.findSource(trx, sourceId);
  if (!source) throw sourceNotFound();
  const envelope = { type: 'named', data: {}, occurred_at: '', order_ref: orderRef };
  const place = { source, nowMs: deps.clock.now() };
  const { orders: kept, written } = await keepOrders(deps, trx, place, [{ envelope }], true);
  await written;
  return { orderId: kept.get(orderRef)?.id as string, sourceId: source.id };
}
