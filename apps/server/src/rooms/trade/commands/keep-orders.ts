import { newId } from '#platform/clock';
import type { Trx } from '#platform/database';
import { orderFacts } from '../contents.ts';
import type { TradeDeps } from '../deps.ts';
import { orderKeyOf } from '../order-key.ts';
import { openFacts } from '../queries/open-facts.ts';
import { type OrderFacts, projectOrder } from '../rules/project-order.ts';
import type { SourceRow } from '../store.ts';
import * as orders from '../store-orders.ts';
import { raced } from './raced.ts';

interface Place {
  source: SourceRow;
  nowMs: number;
}

interface Spoken {
  envelope: Parameters<typeof projectOrder>[1] & { order_ref: string };
}

/** An order of this batch, with the key of its contents. */
export interface KeptOrder {
  id: string;
  vault: orders.OrderRow['vault'];
  facts: OrderFacts;
}

/**
 * Brings the orders that these events speak of up to date, and makes those that are new; gives them by their number. The
 * rows stay locked until the caller's transaction ends. `written` settles when they stand; what the caller makes meanwhile
 * costs no time of its own. Without `look`, orders whose creation is told are taken for new; where one is not, it throws
 * what makes `inTransaction` run again.
 */
export async function keepOrders(
  deps: Pick<TradeDeps, 'blobs' | 'secret'>,
  trx: Trx,
  { source, nowMs }: Place,
  events: readonly Spoken[],
  look: boolean,
): Promise<{ orders: Map<string, KeptOrder>; written: Promise<void> }> {
  const byRef = Map.groupBy(
    events.filter(({ envelope }) => envelope.order_ref !== ''),
    ({ envelope }) => envelope.order_ref,
  );
  const kept = new Map<string, KeptOrder>();
  if (byRef.size === 0) return { orders: kept, written: Promise.resolve() };
  const keyed = [...byRef]
    .map(([ref, about]) => ({ ref, about, key: orderKeyOf(deps.secret, ref) }))
    .sort((a, b) => Buffer.compare(a.key, b.key));
  const sought = look ? keyed : keyed.filter(({ about }) => !about.some(isCreation));
  const keys = sought.map(({ key }) => key);
  const found = keys.length > 0 ? await orders.lockOrders(trx, source.id, keys) : [];
  const rows = new Map(found.map((row) => [row.order_key.toString('hex'), row]));
  const known = await openFacts(deps, trx, found);
  const fresh: orders.OrderWrite[] = [];
  const changed: orders.OrderWrite[] = [];
  for (const { ref, about, key } of keyed) {
    const row = rows.get(key.toString('hex'));
    const id = row?.id ?? newId('ord');
    const vault = row?.vault ?? deps.blobs.createVault(`order:${id}`);
    const before = (row && known.get(row.id)) ?? { orderRef: ref, refunds: [] };
    const facts = about.reduce((order, { envelope }) => projectOrder(order, envelope), before);
    kept.set(ref, { id, vault, facts });
    if (row && facts === before) continue;
    const { wrappedKey } = vault;
    const contents = orderFacts.seal(deps.blobs, vault, facts);
    const { merchantRef, category, amountFen, createdAtMs, paidAtMs } = facts;
    const plain = { merchantRef, category, amountFen, createdAtMs, paidAtMs };
    (row ? changed : fresh).push({ id, orderKey: key, wrappedKey, contents, ...plain });
  }
  return { orders: kept, written: write(trx, { source, nowMs }, fresh, changed) };
}

const isCreation = ({ envelope }: Spoken): boolean => envelope.type === 'order.created';

async function write(
  trx: Trx,
  { source, nowMs }: Place,
  fresh: readonly orders.OrderWrite[],
  changed: readonly orders.OrderWrite[],
): Promise<void> {
  if (fresh.length > 0 && (await orders.insertOrders(trx, source, new Date(nowMs), fresh)) < fresh.length)
    throw raced();
  if (changed.length > 0) await orders.updateOrders(trx, changed);
}
