import { type Selectable, sql } from 'kysely';
import { type Database, endToEnd, type Trx } from '#platform/database';
import { typed } from './store.ts';
import type { ReceivedTable } from './tables.ts';

export type ReceivedRow = Selectable<ReceivedTable>;
/** As the hot path writes it: arrays of columns, one statement for all. */
export interface ReceivedWrite extends Omit<ReceivedRow, 'occurred_at' | 'received_at' | 'seq'> {
  occurredAtMs: number;
  receivedAtMs: number;
  seq: number | null;
}

export type KnownRow = Omit<ReceivedRow, 'contents' | 'salt' | 'prev' | 'seq'>;
const knownColumns = sql.raw(
  'id, source_id, event_id, order_id, type, known, by, occurred_at, received_at, backfilled, conflict, sha256, signature, key_id',
);

/** What is known under these ids, conflicts too. Asked of each of the two partial indexes by itself: both at once use neither. */
export async function findKnown(
  trx: Trx,
  sourceId: string,
  eventIds: readonly string[],
): Promise<KnownRow[]> {
  const { rows } = await sql<KnownRow>`SELECT ${knownColumns} FROM trade.received
    WHERE source_id = ${sourceId} AND event_id = ANY(${eventIds}::text[]) AND NOT conflict
    UNION ALL SELECT ${knownColumns} FROM trade.received
    WHERE source_id = ${sourceId} AND event_id = ANY(${eventIds}::text[]) AND conflict`.execute(trx);
  return rows;
}

/**
 * Gives how many were really new: fewer when another request brought one of them meanwhile. All are of one source and came
 * at one time. Bytes go as one binary value a column: an array of bytes would go as hexadecimal text.
 */
export async function insertReceived(trx: Trx, rows: readonly ReceivedWrite[]): Promise<number> {
  const [one] = rows;
  if (!one) return 0;
  const of = <K extends keyof ReceivedWrite>(key: K) => rows.map((row) => row[key]);
  const contents = endToEnd(rows.map((row) => row.contents));
  const { numAffectedRows } = await sql`/* trade.insert_received */
    INSERT INTO trade.received (id, source_id, event_id, order_id, type, known, by, occurred_at, received_at,
      backfilled, conflict, seq, prev, sha256, signature, key_id, salt, contents)
    SELECT r.id, ${one.source_id}, r.event_id, r.order_id, r.type, r.known, r.by, r.occurred_at,
      ${new Date(one.receivedAtMs).toISOString()}::timestamptz, r.backfilled, r.conflict, r.seq, r.prev,
      substr(${Buffer.concat(of('sha256'))}::bytea, (32 * n - 31)::int, 32), r.signature, r.key_id,
      substr(${Buffer.concat(of('salt'))}::bytea, (32 * n - 31)::int, 32),
      substr(${contents.bytes}::bytea, r.start, r.length)
    FROM unnest(${of('id')}::text[], ${of('event_id')}::text[], ${of('order_id')}::text[], ${of('type')}::text[],
      ${of('known')}::boolean[], ${of('by')}::text[],
      ${rows.map((row) => new Date(row.occurredAtMs).toISOString())}::timestamptz[], ${of('backfilled')}::boolean[],
      ${of('conflict')}::boolean[], ${of('seq')}::bigint[], ${of('prev')}::bytea[], ${of('signature')}::text[],
      ${of('key_id')}::text[], ${contents.starts}::int[], ${contents.lengths}::int[]) WITH ORDINALITY
      AS r(id, event_id, order_id, type, known, by, occurred_at, backfilled, conflict, seq, prev, signature, key_id,
        start, length, n)
    ON CONFLICT DO NOTHING`.execute(trx);
  return Number(numAffectedRows);
}

const all = (db: Database | Trx) => typed(db).selectFrom('trade.received').selectAll();

/** Of an order, as the shop says that it went: by its clock, then by its count, then as they came. */
export async function listOfOrder(db: Database | Trx, orderId: string): Promise<ReceivedRow[]> {
  return all(db)
    .where('order_id', '=', orderId)
    .orderBy('occurred_at')
    .orderBy(sql`seq NULLS LAST`)
    .orderBy('received_at')
    .orderBy('id')
    .execute();
}

/** Accepted events of these types and orders, as they came. */
export async function listOfOrders(
  db: Database | Trx,
  orderIds: readonly string[],
  types: readonly string[],
): Promise<ReceivedRow[]> {
  return all(db)
    .where('order_id', 'in', [...orderIds])
    .where('type', 'in', [...types])
    .where('conflict', '=', false)
    .orderBy('received_at')
    .orderBy('id')
    .execute();
}

/** The accepted event first, then what contradicts it. */
export async function listOfEvent(db: Database, sourceId: string, eventId: string): Promise<ReceivedRow[]> {
  const of = (conflict: boolean) =>
    all(db)
      .where('source_id', '=', sourceId)
      .where('event_id', '=', eventId)
      .where('conflict', '=', sql.lit(conflict))
      .orderBy('received_at')
      .execute();
  return [...(await of(false)), ...(await of(true))];
}

export async function listNewest(
  db: Database,
  sourceId: string,
  filter: { conflicts: boolean; before?: { at: Date; id: string } | undefined },
  limit: number,
): Promise<ReceivedRow[]> {
  let query = all(db).where('source_id', '=', sourceId);
  if (filter.conflicts) query = query.where('conflict', '=', true);
  const { before } = filter;
  if (before)
    query = query.where(sql<boolean>`(received_at, id) < (${before.at}::timestamptz, ${before.id})`);
  return query.orderBy('received_at', 'desc').orderBy('id', 'desc').limit(limit).execute();
}

/** Sources of a platform that ever sent something themselves. */
export async function listReporting(db: Database, platformId: string): Promise<string[]> {
  const { rows } = await sql<{
    id: string;
  }>`SELECT s.id FROM trade.source s WHERE s.platform_id = ${platformId}
    AND EXISTS (SELECT 1 FROM trade.received r WHERE r.source_id = s.id AND r.by <> 'form')`.execute(
    db.kysely,
  );
  return rows.map(({ id }) => id);
}

/** The very first event of the shop, or the newest; of one batch by the shop's clock, then by its count. */
export async function findEdge(db: Database, sourceId: string, edge: 'first' | 'last') {
  const way = edge === 'first' ? 'asc' : 'desc';
  return all(db)
    .where('source_id', '=', sourceId)
    .where('by', '=', 'shop')
    .orderBy('received_at', way)
    .orderBy('occurred_at', way)
    .orderBy('seq', way)
    .orderBy('id', way)
    .limit(1)
    .executeTakeFirst();
}

export interface HealthRow {
  lastAt: Date | null;
  events: number;
  late: number;
  conflicts: number;
  signed: number;
  unknown: number;
}

/** How a source did since then. */
export async function healthOf(db: Database, sourceId: string, since: Date): Promise<HealthRow> {
  const { rows } = await sql<HealthRow>`SELECT
      (SELECT max(received_at) FROM trade.received WHERE source_id = ${sourceId}) AS "lastAt",
      count(*) FILTER (WHERE NOT conflict)::int AS events,
      count(*) FILTER (WHERE NOT conflict AND backfilled)::int AS late,
      count(*) FILTER (WHERE conflict)::int AS conflicts,
      count(*) FILTER (WHERE NOT conflict AND signature = 'valid')::int AS signed,
      count(*) FILTER (WHERE NOT conflict AND NOT known)::int AS unknown
    FROM trade.received WHERE source_id = ${sourceId} AND received_at >= ${since}::timestamptz`.execute(
    db.kysely,
  );
  return rows[0] as HealthRow;
}

export interface LinkRow {
  id: string;
  seq: string;
  sha256: Buffer;
  prev: Buffer | null;
}

/** The shop's own chain, from its newest count backwards. */
export async function listChain(db: Database, sourceId: string, limit: number): Promise<LinkRow[]> {
  const { rows } = await sql<LinkRow>`SELECT event_id AS id, seq, sha256, prev FROM trade.received
    WHERE source_id = ${sourceId} AND seq IS NOT NULL AND NOT conflict
    ORDER BY seq DESC, received_at DESC LIMIT ${limit}`.execute(db.kysely);
  return rows.reverse();
}
