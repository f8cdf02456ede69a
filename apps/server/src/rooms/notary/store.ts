import { sql } from 'kysely';
import type { Database, Trx } from '#platform/database';

export { readEntries } from './store-entries.ts';

export interface ShardRow {
  origin: string;
  vkey: string;
  size: number;
  root: Buffer;
  checkpoint: string;
  fence: string;
}
interface RawShard extends Omit<ShardRow, 'size'> {
  size: string;
}
const shardColumns = sql`origin, vkey, size, root, checkpoint, fence`;
const shardOf = (row: RawShard | undefined): ShardRow | undefined =>
  row && { ...row, size: Number(row.size) };

export async function findShard(db: Database, name: string): Promise<ShardRow | undefined> {
  const { rows } = await sql<RawShard>`SELECT ${shardColumns} FROM notary.shard WHERE name = ${name}`.execute(
    db.kysely,
  );
  return shardOf(rows[0]);
}

/** Every sequencer of this shard waits until the transaction ends. */
export async function lockShard(trx: Trx, name: string): Promise<ShardRow> {
  const { rows } =
    await sql<RawShard>`SELECT ${shardColumns} FROM notary.shard WHERE name = ${name} FOR UPDATE`.execute(
      trx,
    );
  return shardOf(rows[0]) as ShardRow;
}

/** False: the log was begun before. */
export async function insertShard(
  trx: Trx,
  name: string,
  head: Omit<ShardRow, 'size' | 'fence'>,
): Promise<boolean> {
  const { rows } = await sql`INSERT INTO notary.shard (name, origin, vkey, root, checkpoint)
    VALUES (${name}, ${head.origin}, ${head.vkey}, ${head.root}, ${head.checkpoint})
    ON CONFLICT (name) DO NOTHING RETURNING 1`.execute(trx);
  return rows.length > 0;
}

/** A new fence for a holder, unless the shard is halted, when the lease is free, over, already its own, or `takeOver` says nobody else can be. */
export async function takeLease(
  db: Database,
  name: string,
  holder: string,
  leaseMs: number,
  takeOver: boolean,
) {
  const { rows } = await sql<{ fence: string }>`
    UPDATE notary.shard SET holder = ${holder}, fence = fence + 1,
      lease_until = clock_timestamp() + ${leaseMs} * interval '1 millisecond'
    WHERE name = ${name} AND (lease_until < clock_timestamp() OR holder = ${holder} OR ${takeOver})
      AND NOT EXISTS (SELECT 1 FROM notary.halt WHERE shard = ${name} AND lifted_at IS NULL)
    RETURNING fence`.execute(db.kysely);
  return rows[0]?.fence;
}

export const freeLease = (db: Database, name: string, fence: string) =>
  sql`UPDATE notary.shard SET holder = NULL, lease_until = '-infinity' WHERE name = ${name} AND fence = ${fence}`.execute(
    db.kysely,
  );

/**
 * Many at once, in their order; gives the ids that are new with their places in the queue. Bytes go as one value, see store-batch.ts. Each id is looked
 * for by itself: as a join the planner would read all ids of a log of some ten thousands for a handful of new ones.
 */
export async function insertSubmissions(
  trx: Trx,
  shard: string,
  rows: readonly { id: string; bytes: Uint8Array }[],
): Promise<Map<string, string>> {
  let end = 0;
  const ends = rows.map((row) => (end += row.bytes.length));
  const { rows: fresh } = await sql<{ id: string; position: string }>`/* notary.insert_submissions */
    INSERT INTO notary.submission (shard, id, bytes)
    SELECT ${shard}, s.id, substr(${Buffer.concat(rows.map((row) => row.bytes))}::bytea,
        s.stop - s.length + 1, s.length)
    FROM unnest(${rows.map((row) => row.id)}::text[], ${ends}::int[],
      ${rows.map((row) => row.bytes.length)}::int[]) WITH ORDINALITY AS s(id, stop, length, n)
    WHERE (SELECT e.id FROM notary.entry_id e WHERE e.id = s.id) IS NULL
    ORDER BY s.n ON CONFLICT (id) DO NOTHING RETURNING id, position`.execute(trx);
  return new Map(fresh.map((row) => [row.id, row.position]));
}

/** The bytes first submitted under an id. One statement: in between the row may become an entry. */
export async function bytesOf(trx: Trx, id: string): Promise<Buffer | undefined> {
  const { rows } = await sql<{ bytes: Buffer }>`
    SELECT bytes FROM notary.submission WHERE id = ${id} UNION ALL
    SELECT substr(c.bytes, coalesce(c.ends[c.n - 1], 0) + 1, c.ends[c.n] - coalesce(c.ends[c.n - 1], 0))
    FROM notary.entry_id i CROSS JOIN LATERAL (
      SELECT ends, bytes, (i.index - size + cardinality(ends) + 1)::int AS n FROM notary.checkpoint
      WHERE shard = i.shard AND size > i.index ORDER BY size LIMIT 1) c
    WHERE i.id = ${id} LIMIT 1`.execute(trx);
  return rows[0]?.bytes;
}

export interface WaitingRow {
  position: string;
  id: string;
  bytes: Uint8Array;
  /** Where it is known. */
  leafHash?: Uint8Array;
  /** Sealed already: a repetition that slipped in while the first was being integrated. */
  known: boolean;
}

/**
 * The submissions that wait longest. The table is a queue, mostly rows that are gone: `coalesce` keeps the planner from
 * taking a shard's rows for few and sorting them, which would read all of those; by position it begins where rows are.
 */
export async function readWaiting(db: Database, shard: string, limit: number): Promise<WaitingRow[]> {
  const { rows } = await sql<WaitingRow>`
    SELECT s.position, s.id, s.bytes,
      (SELECT e.id FROM notary.entry_id e WHERE e.id = s.id) IS NOT NULL AS known
    FROM notary.submission s WHERE coalesce(s.shard = ${shard}, false) ORDER BY s.position LIMIT ${limit}`.execute(
    db.kysely,
  );
  return rows;
}

/** Those of the ids that wait. */
export async function waitingIds(db: Database, ids: readonly string[]): Promise<Set<string>> {
  const { rows } = await sql<{ id: string }>`
    SELECT id FROM notary.submission WHERE id = ANY(${ids}::text[])`.execute(db.kysely);
  return new Set(rows.map(({ id }) => id));
}

/** What every node looks at now and then: the size, submissions that wait (counted up to `limit`), a halt's code. */
export async function peek(db: Database, shard: string, limit: number) {
  const { rows } = await sql<{ size: string; waiting: string; halt: string | null }>`
    SELECT size, (SELECT count(*) FROM (SELECT 1 FROM notary.submission WHERE shard = ${shard} LIMIT ${limit}) w)
        AS waiting,
      (SELECT code FROM notary.halt WHERE shard = ${shard} AND lifted_at IS NULL ORDER BY id LIMIT 1) AS halt
    FROM notary.shard WHERE name = ${shard}`.execute(db.kysely);
  const row = rows[0];
  return { size: Number(row?.size), waiting: Number(row?.waiting), halt: row?.halt ?? undefined };
}

export async function countWaiting(db: Database, shard: string): Promise<number> {
  const { rows } = await sql<{
    n: string;
  }>`SELECT count(*) AS n FROM notary.submission WHERE shard = ${shard}`.execute(db.kysely);
  return Number(rows[0]?.n);
}

export const dropSubmissions = (db: Database, positions: readonly string[]) =>
  sql`DELETE FROM notary.submission WHERE position = ANY(${positions}::bigint[])`.execute(db.kysely);
