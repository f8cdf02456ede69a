import type { Database, Trx } from '#platform/database';
import { orderFacts, verbatim } from '../contents.ts';
import type { TradeDeps } from '../deps.ts';
import { moneyTypes, projectMoney } from '../rules/project-money.ts';
import type { OrderFacts } from '../rules/project-order.ts';
import type { OrderRow } from '../store-orders.ts';
import { listOfOrders } from '../store-received.ts';

/**
 * What is known of each of these orders. One that was kept before refunds were read has them read from its events now, and
 * is kept with them when it changes next.
 */
export async function openFacts(
  { blobs }: Pick<TradeDeps, 'blobs'>,
  db: Database | Trx,
  rows: readonly OrderRow[],
): Promise<Map<string, OrderFacts>> {
  const known = new Map(rows.map((row) => [row.id, orderFacts.open(blobs, row.vault, row.contents)]));
  const older = rows.filter(({ id }) => known.get(id)?.refunds === undefined);
  if (older.length === 0) return known;
  const ids = older.map(({ id }) => id);
  for (const id of ids) known.set(id, { ...(known.get(id) as OrderFacts), refunds: [] });
  const vaults = new Map(older.map(({ id, vault }) => [id, vault]));
  for (const { order_id: orderId, contents } of await listOfOrders(db, ids, moneyTypes)) {
    const id = orderId as string;
    const { body } = verbatim.open(blobs, vaults.get(id) as OrderRow['vault'], contents);
    known.set(id, projectMoney(known.get(id) as OrderFacts, JSON.parse(body.toString())));
  }
  return known;
}
