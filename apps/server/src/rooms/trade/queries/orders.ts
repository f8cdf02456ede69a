import type { Trx } from '#platform/database';
import { orderFacts } from '../contents.ts';
import type { TradeDeps } from '../deps.ts';
import { orderKeyOf } from '../order-key.ts';
import { orderNotFound } from '../refusals.ts';
import { type ReportedRefund, refundOf } from '../rules/project-money.ts';
import type { OrderFacts } from '../rules/project-order.ts';
import * as orders from '../store-orders.ts';
import { openFacts } from './open-facts.ts';

/** What is known of an order; whatever no event said is absent. */
export interface Order {
  id: string;
  sourceId: string;
  platformId: string;
  merchantId?: string;
  orderRef: string;
  title?: string;
  category?: string;
  qty?: number;
  amountFen?: number;
  /** By the report of the payment; the order's own amount may be another. */
  paidFen?: number;
  /** What the shop said went back: its word. */
  refund?: Omit<ReportedRefund, 'isContradicted'>;
  createdAtMs?: number;
  paidAtMs?: number;
  firstSeenAtMs: number;
  autoDelivery?: boolean;
  ids: { gatewayTradeNo?: string; channelNo?: string };
  /** Fields of which the shop told two different things. */
  contradicted: string[];
}

type Reader = Pick<TradeDeps, 'db' | 'blobs' | 'secret' | 'members'>;

/** Refusal: `order-not-found`. */
export async function readOrder(deps: Reader, orderId: string): Promise<Order> {
  const row = await orders.findOrder(deps.db, orderId);
  if (!row) throw orderNotFound();
  return toOrder(deps, row);
}

export async function findOrder(
  deps: Reader,
  { sourceId, orderRef }: { sourceId: string; orderRef: string },
): Promise<Order | undefined> {
  const row = await orders.findOrderOfSource(deps.db, sourceId, orderKeyOf(deps.secret, orderRef));
  return row && toOrder(deps, row);
}

/** Its own number where the shop itself reported order or payment; undefined where only somebody named it. */
export async function reportedRef(
  { blobs }: Pick<TradeDeps, 'blobs'>,
  trx: Trx,
  orderId: string,
): Promise<string | undefined> {
  const row = await orders.findOrder(trx, orderId);
  if (!row?.created_at && !row?.paid_at) return undefined;
  return orderFacts.open(blobs, row.vault, row.contents).orderRef;
}

/** Every order of that number in any shop of these platforms, the first one reported first. */
export async function ordersNamed(
  deps: Reader,
  { platformIds, orderRef }: { platformIds: readonly string[]; orderRef: string },
): Promise<Order[]> {
  const rows = await orders.listOrdersOfPlatforms(deps.db, platformIds, orderKeyOf(deps.secret, orderRef));
  return Promise.all(rows.map((row) => toOrder(deps, row)));
}

/** The merchant is looked up now: a platform may name its merchants after their first orders. */
export async function toOrder(deps: Reader, row: orders.OrderRow): Promise<Order> {
  const facts = (await openFacts(deps, deps.db, [row])).get(row.id) as OrderFacts;
  const { orderRef, gatewayTradeNo, channelNo, merchantRef, contradicted = [] } = facts;
  const merchantId = await deps.members.merchantOf({ platformId: row.platform_id, merchantRef });
  const { title, category, qty, amountFen, paidFen, createdAtMs, paidAtMs, autoDelivery } = facts;
  const { isContradicted = false, ...refund } = refundOf(facts) ?? {};
  const said = { title, category, qty, amountFen, paidFen, createdAtMs, paidAtMs, autoDelivery, merchantId };
  return {
    id: row.id,
    sourceId: row.source_id,
    platformId: row.platform_id,
    orderRef,
    ...(present(said) as Partial<Order>),
    ...('isWhole' in refund ? { refund } : {}),
    firstSeenAtMs: row.first_seen_at.getTime(),
    ids: present({ gatewayTradeNo, channelNo }),
    contradicted: isContradicted ? [...contradicted, 'refund'] : contradicted,
  };
}

const present = <T extends object>(values: T) =>
  Object.fromEntries(Object.entries(values).filter(([, value]) => value !== undefined)) as {
    [K in keyof T]?: Exclude<T[K], undefined>;
  };
