import { sql } from 'kysely';
import type { Database, Trx } from '#platform/database';

export interface EntryRow {
  id: string;
  shard: string;
  index: number;
  bytes: Buffer;
  sealedAt: Date;
}

/** The entry that bears an id. */
export async function findEntry(
  db: Database | Trx,
  id: string,
  shard?: string,
): Promise<EntryRow | undefined> {
  const [row] = await findEntries(db, [id], shard);
  return row;
}

/** Those of the ids that are sealed; of each batch only the entry's own bytes are read. */
export async function findEntries(
  db: Database | Trx,
  ids: readonly string[],
  shard?: string,
): Promise<EntryRow[]> {
  const { rows } = await sql<Omit<EntryRow, 'index'> & { index: string }>`
    SELECT i.id, i.shard, i.index, c.at AS "sealedAt",
      substr(c.bytes, coalesce(c.ends[c.n - 1], 0) + 1, c.ends[c.n] - coalesce(c.ends[c.n - 1], 0)) AS bytes
    FROM notary.entry_id i CROSS JOIN LATERAL (
      SELECT at, ends, bytes, (i.index - size + cardinality(ends) + 1)::int AS n FROM notary.checkpoint
      WHERE shard = i.shard AND size > i.index ORDER BY size LIMIT 1) c
    WHERE i.id = ANY(${ids}::text[]) AND (${shard ?? null}::text IS NULL OR i.shard = ${shard ?? null})`.execute(
    'engine' in db ? db.kysely : db,
  );
  return rows.map((row) => ({ ...row, index: Number(row.index) }));
}

export interface StoredEntry {
  index: number;
  bytes: Buffer;
  sealedAt: Date;
}

/** Entries `first` … `first` + `count` - 1, in their order; what is missing is not there. One slice of each batch is read. */
export async function readEntryRows(
  db: Database | Trx,
  shard: string,
  first: number,
  count: number,
): Promise<StoredEntry[]> {
  const end = first + count;
  const { rows } = await sql<{ from: string; start: number; ends: number[]; bytes: Buffer; at: Date }>`
    SELECT size - cardinality(ends) + low AS from, coalesce(ends[low], 0) AS start, ends[low + 1 : high] AS ends, at,
      substr(bytes, coalesce(ends[low], 0) + 1, ends[high] - coalesce(ends[low], 0)) AS bytes
    FROM (
      SELECT size, ends, bytes, at,
        greatest(0, ${first}::bigint - size + cardinality(ends))::int AS low,
        least(cardinality(ends), ${end}::bigint - size + cardinality(ends))::int AS high
      FROM notary.checkpoint WHERE shard = ${shard} AND size > ${first} AND size <= coalesce(
        (SELECT min(size) FROM notary.checkpoint WHERE shard = ${shard} AND size >= ${end}), ${end}::bigint)) c
    WHERE high > low ORDER BY size`.execute('engine' in db ? db.kysely : db);
  return rows.flatMap(({ from, start, ends, bytes, at }) =>
    ends.map((stop, i) => ({
      index: Number(from) + i,
      bytes: bytes.subarray((ends[i - 1] ?? start) - start, stop - start),
      sealedAt: at,
    })),
  );
}

/** The root that the log published for a size. */
export async function findRoot(db: Database, shard: string, size: number): Promise<Buffer | undefined> {
  const { rows } = await sql<{ root: Buffer }>`
    SELECT root FROM notary.checkpoint WHERE shard = ${shard} AND size = ${size}`.execute(db.kysely);
  return rows[0]?.root;
}

/** The newest size that has a checkpoint; 0 before the first. */
export async function largestSize(db: Database, shard: string): Promise<number> {
  const { rows } = await sql<{ size: string | null }>`
    SELECT max(size) AS size FROM notary.checkpoint WHERE shard = ${shard}`.execute(db.kysely);
  return Number(rows[0]?.size ?? 0);
}

/** Their bytes alone. */
export async function readEntries(db: Database | Trx, shard: string, first: number, count: number) {
  const rows = await readEntryRows(db, shard, first, count);
  return rows.map(({ bytes }) => bytes);
}
