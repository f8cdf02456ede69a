import { migrate, type Trx } from '#platform/database';
import type { Server } from '#platform/http';
import { acceptEvents } from './commands/accept-events.ts';
import { ensureOrder, type OrderNamed } from './commands/ensure-order.ts';
import { type RecordedEvent, recordEvent } from './commands/record-event.ts';
import { createSource, type NewSource } from './commands/sources.ts';
import type { TradeDeps, TradeRoomDeps } from './deps.ts';
import { addTradeRoutes } from './http/index.ts';
import { createLimits } from './limits.ts';
import { migrations } from './migrations.ts';
import { conflictsOf, eventsOf } from './queries/events-of.ts';
import { findSourceOf } from './queries/find-source.ts';
import { buyerRecord, orderRecord } from './queries/order-record.ts';
import { findOrder, ordersNamed, readOrder, reportedRef } from './queries/orders.ts';
import { healthOf, reportingSources } from './queries/source-views.ts';
import { createRefusalCounts } from './refusal-counts.ts';
import { hasShop } from './store.ts';
import { listUnreported } from './store-orders.ts';

export type TradeRoom = Awaited<ReturnType<typeof createTradeRoom>>;

/** What shops report of their orders: kept byte for byte, sealed, and read as orders. */
export async function createTradeRoom(given: TradeDeps) {
  await migrate(given.db, 'trade', migrations);
  const deps: TradeRoomDeps = {
    ...given,
    limits: createLimits(),
    refusals: createRefusalCounts(given.db),
  };
  return {
    createSource: (source: NewSource) => createSource(deps, source),
    acceptEvents: (sourceId: string, sendings: Parameters<typeof acceptEvents>[2]) =>
      acceptEvents(deps, sourceId, sendings),
    /** The shop behind a link; undefined for none. */
    findSource: (sourceId: string) => findSourceOf(deps, sourceId),
    findOrder: (of: Parameters<typeof findOrder>[1]) => findOrder(deps, of),
    ordersNamed: (of: Parameters<typeof ordersNamed>[1]) => ordersNamed(deps, of),
    /** Whether any of these platforms has a shop that reports its orders. */
    hasShop: (platformIds: readonly string[]) => hasShop(deps.db, platformIds),
    readOrder: (orderId: string) => readOrder(deps, orderId),
    reportedRef: (trx: Trx, orderId: string) => reportedRef(deps, trx, orderId),
    /** By the shop's clock; contradictions stand among them and are marked. */
    eventsOf: (orderId: string) => eventsOf(deps, orderId),
    conflictsOf: (orderId: string) => conflictsOf(deps, orderId),
    orderRecord: (orderId: string) => orderRecord(deps, orderId),
    /** Without what is of others. */
    buyerRecord: (orderId: string) => buyerRecord(deps, orderId),
    /** For what people enter on our pages; in the caller's transaction. */
    recordEvent: (trx: Trx, event: RecordedEvent) => recordEvent(deps, trx, event),
    /** Gives the ids of an order and its source, also of an order that nobody reported. */
    ensureOrder: (trx: Trx, order: OrderNamed) => ensureOrder(deps, trx, order),
    /** Those shops of a platform that ever reported an order by themselves. */
    reportingSources: (platformId: string) => reportingSources(deps, platformId),
    unreportedOf: (orderIds: readonly string[]) => listUnreported(deps.db, orderIds),
    /** Every source of a platform and how it did in the last days. */
    healthOf: (platformId: string) => healthOf(deps, platformId),
    http: (app: Server) => addTradeRoutes(app, deps),
  };
}
