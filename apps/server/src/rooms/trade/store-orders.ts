import { type Selectable, sql } from 'kysely';
import type { Vault } from '#platform/blobs';
import { type Database, endToEnd, type Trx } from '#platform/database';
import { typed } from './store.ts';
import type { OrderTable } from './tables.ts';

export interface OrderRow extends Omit<Selectable<OrderTable>, 'wrapped_key'> {
  vault: Vault;
}
export const orderVault = (id: string, wrappedKey: Buffer): Vault => ({ id: `order:${id}`, wrappedKey });

const toOrder = ({ wrapped_key: wrappedKey, ...row }: Selectable<OrderTable>): OrderRow => ({
  ...row,
  vault: orderVault(row.id, wrappedKey),
});

const all = (db: Database | Trx) => typed(db).selectFrom('trade.order').selectAll();

export async function findOrder(db: Database | Trx, id: string): Promise<OrderRow | undefined> {
  const row = await all(db).where('id', '=', id).executeTakeFirst();
  return row && toOrder(row);
}

export async function findOrderOfSource(
  db: Database | Trx,
  sourceId: string,
  orderKey: Buffer,
): Promise<OrderRow | undefined> {
  const row = await all(db)
    .where('source_id', '=', sourceId)
    .where('order_key', '=', orderKey)
    .executeTakeFirst();
  return row && toOrder(row);
}

/** In whichever shop of the platform, the first one reported. */
export async function findOrderOfPlatform(
  db: Database | Trx,
  platformId: string,
  orderKey: Buffer,
): Promise<OrderRow | undefined> {
  const row = await all(db)
    .where('platform_id', '=', platformId)
    .where('order_key', '=', orderKey)
    .orderBy('first_seen_at')
    .executeTakeFirst();
  return row && toOrder(row);
}

/** In any shop of these platforms, the first one reported first. */
export async function listOrdersOfPlatforms(
  db: Database | Trx,
  platformIds: readonly string[],
  orderKey: Buffer,
): Promise<OrderRow[]> {
  if (platformIds.length === 0) return [];
  const rows = await all(db)
    .where('platform_id', 'in', platformIds)
    .where('order_key', '=', orderKey)
    .orderBy('first_seen_at')
    .execute();
  return rows.map(toOrder);
}

/** Of these orders, those that somebody named and their shop reported neither as ordered nor as paid. */
export async function listUnreported(db: Database, orderIds: readonly string[]): Promise<string[]> {
  if (orderIds.length === 0) return [];
  const { rows } = await sql<{ id: string }>`SELECT id FROM trade."order"
    WHERE id = ANY(${[...orderIds]}::text[]) AND created_at IS NULL AND paid_at IS NULL`.execute(db.kysely);
  return rows.map(({ id }) => id);
}

/** The known ones of these orders, locked in one order by everybody. */
export async function lockOrders(trx: Trx, sourceId: string, keys: readonly Buffer[]): Promise<OrderRow[]> {
  const { rows } = await sql<Selectable<OrderTable>>`
    SELECT * FROM trade."order" WHERE source_id = ${sourceId} AND order_key = ANY(${keys}::bytea[])
    ORDER BY order_key FOR UPDATE`.execute(trx);
  return rows.map(toOrder);
}

export interface OrderWrite {
  id: string;
  orderKey: Buffer;
  wrappedKey: Buffer;
  contents: Buffer;
  merchantRef: string | undefined;
  category: string | undefined;
  amountFen: number | undefined;
  createdAtMs: number | undefined;
  paidAtMs: number | undefined;
}

const columns = (rows: readonly OrderWrite[]) => ({
  ids: rows.map((row) => row.id),
  contents: endToEnd(rows.map((row) => row.contents)),
  merchantRefs: rows.map((row) => row.merchantRef ?? null),
  categories: rows.map((row) => row.category ?? null),
  amounts: rows.map((row) => row.amountFen ?? null),
  created: rows.map((row) => isoOf(row.createdAtMs)),
  paid: rows.map((row) => isoOf(row.paidAtMs)),
});
const isoOf = (ms: number | undefined) => (ms === undefined ? null : new Date(ms).toISOString());

/** New orders in the order of their keys; gives how many are really new. */
export async function insertOrders(
  trx: Trx,
  { id: sourceId, platform_id: platformId }: { id: string; platform_id: string },
  firstSeenAt: Date,
  rows: readonly OrderWrite[],
): Promise<number> {
  const given = columns(rows);
  const wrapped = endToEnd(rows.map((row) => row.wrappedKey));
  const { numAffectedRows } = await sql`/* trade.insert_orders */
    INSERT INTO trade."order" (source_id, platform_id, first_seen_at,
      id, order_key, wrapped_key, contents, merchant_ref, category, amount_fen, created_at, paid_at)
    SELECT ${sourceId}, ${platformId}, ${firstSeenAt.toISOString()}::timestamptz, o.id,
      substr(${Buffer.concat(rows.map((row) => row.orderKey))}::bytea, (32 * n - 31)::int, 32),
      substr(${wrapped.bytes}::bytea, o.key_start, o.key_length),
      substr(${given.contents.bytes}::bytea, o.start, o.length),
      o.merchant_ref, o.category, o.amount_fen, o.created_at, o.paid_at
    FROM unnest(${given.ids}::text[], ${wrapped.starts}::int[], ${wrapped.lengths}::int[],
      ${given.contents.starts}::int[], ${given.contents.lengths}::int[], ${given.merchantRefs}::text[],
      ${given.categories}::text[], ${given.amounts}::bigint[], ${given.created}::timestamptz[],
      ${given.paid}::timestamptz[]) WITH ORDINALITY
      AS o(id, key_start, key_length, start, length, merchant_ref, category, amount_fen, created_at, paid_at, n)
    ON CONFLICT DO NOTHING`.execute(trx);
  return Number(numAffectedRows);
}

export async function updateOrders(trx: Trx, rows: readonly OrderWrite[]): Promise<void> {
  const given = columns(rows);
  await sql`UPDATE trade."order" AS t SET
      contents = substr(${given.contents.bytes}::bytea, o.start, o.length), merchant_ref = o.merchant_ref,
      category = o.category, amount_fen = o.amount_fen, created_at = o.created_at, paid_at = o.paid_at
    FROM unnest(${given.ids}::text[], ${given.contents.starts}::int[], ${given.contents.lengths}::int[],
      ${given.merchantRefs}::text[], ${given.categories}::text[], ${given.amounts}::bigint[], ${given.created}::timestamptz[],
      ${given.paid}::timestamptz[])
      AS o(id, start, length, merchant_ref, category, amount_fen, created_at, paid_at)
    WHERE t.id = o.id`.execute(trx);
}
