import { sql } from 'kysely';
import type { Database, Trx } from '#platform/database';

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

/** Other sequencers of this shard wait until the transaction ends. */
export async function lockShard(trx: Trx, name: string): Promise<ShardRow> {
  const { rows } =
    await sql<RawShard>`SELECT ${shardColumns} FROM notary.shard WHERE name = ${name} FOR UPDATE`.execute(
      trx,
    );
  return shardOf(rows[0]) as ShardRow;
}

export const insertShard = (trx: Trx, name: string, head: Omit<ShardRow, 'size' | 'fence'>) =>
  sql`INSERT INTO notary.shard (name, origin, vkey, root, checkpoint)
      VALUES (${name}, ${head.origin}, ${head.vkey}, ${head.root}, ${head.checkpoint}) ON CONFLICT (name) DO NOTHING`.execute(
    trx,
  );

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

/** Many at once, in their order; gives the ids that are new. */
export async function insertSubmissions(
  trx: Trx,
  shard: string,
  rows: readonly { id: string; bytes: Uint8Array; leafHash: Uint8Array }[],
): Promise<Set<string>> {
  const hex = (bytes: Uint8Array) => Buffer.from(bytes).toString('hex');
  const { rows: fresh } = await sql<{ id: string }>`
    INSERT INTO notary.submission (shard, id, bytes, leaf_hash)
    SELECT ${shard}, s.id, decode(s.bytes, 'hex'), decode(s.leaf_hash, 'hex')
    FROM unnest(${rows.map((row) => row.id)}::text[], ${rows.map((row) => hex(row.bytes))}::text[],
      ${rows.map((row) => hex(row.leafHash))}::text[]) WITH ORDINALITY AS s(id, bytes, leaf_hash, n)
    WHERE NOT EXISTS (SELECT 1 FROM notary.entry e WHERE e.id = s.id)
    ORDER BY s.n ON CONFLICT (id) DO NOTHING RETURNING id`.execute(trx);
  return new Set(fresh.map((row) => row.id));
}

/** The bytes first submitted under an id. */
export async function bytesOf(trx: Trx, id: string): Promise<Buffer | undefined> {
  const { rows } = await sql<{ bytes: Buffer }>`
    SELECT bytes FROM notary.submission WHERE id = ${id} UNION ALL SELECT bytes FROM notary.entry WHERE id = ${id}
    LIMIT 1`.execute(trx);
  return rows[0]?.bytes;
}

export interface WaitingRow {
  position: string;
  leafHash: Buffer;
  /** Sealed already: a repetition that slipped in while the first was being integrated. */
  known: boolean;
}

export async function readWaiting(trx: Trx, shard: string, limit: number): Promise<WaitingRow[]> {
  const { rows } = await sql<WaitingRow>`
    SELECT s.position, s.leaf_hash AS "leafHash", e.id IS NOT NULL AS known
    FROM notary.submission s LEFT JOIN notary.entry e ON e.id = s.id
    WHERE s.shard = ${shard} ORDER BY s.position LIMIT ${limit}`.execute(trx);
  return rows;
}

export async function countWaiting(db: Database, shard: string): Promise<number> {
  const { rows } = await sql<{
    n: string;
  }>`SELECT count(*) AS n FROM notary.submission WHERE shard = ${shard}`.execute(db.kysely);
  return Number(rows[0]?.n);
}

/** Submissions become entries `first`, `first` + 1 …, in the order given; the bytes do not leave the database. */
export async function moveToLog(
  trx: Trx,
  shard: string,
  positions: readonly string[],
  first: number,
  at: Date,
): Promise<void> {
  await sql`WITH moved AS (
      DELETE FROM notary.submission WHERE position = ANY(${positions}::bigint[]) RETURNING position, id, bytes)
    INSERT INTO notary.entry (shard, index, id, bytes, sealed_at)
    SELECT ${shard}, ${first}::bigint + o.n - 1, m.id, m.bytes, ${at.toISOString()}::timestamptz
    FROM unnest(${positions}::bigint[]) WITH ORDINALITY AS o(position, n) JOIN moved m USING (position)`.execute(
    trx,
  );
}

export const dropSubmissions = (trx: Trx, positions: readonly string[]) =>
  sql`DELETE FROM notary.submission WHERE position = ANY(${positions}::bigint[])`.execute(trx);

export interface TileRow {
  level: number;
  index: number;
  bytes: Uint8Array;
}

export async function writeTiles(trx: Trx, shard: string, tiles: readonly TileRow[]): Promise<void> {
  await sql`INSERT INTO notary.tile (shard, level, index, hashes)
    SELECT ${shard}, t.level, t.index, decode(t.hex, 'hex')
    FROM unnest(${tiles.map((t) => t.level)}::int[], ${tiles.map((t) => t.index)}::bigint[],
      ${tiles.map((t) => Buffer.from(t.bytes).toString('hex'))}::text[]) AS t(level, index, hex)
    ON CONFLICT (shard, level, index) DO UPDATE SET hashes = excluded.hashes`.execute(trx);
}

export async function readTile(
  db: Database | Trx,
  shard: string,
  level: number,
  index: number,
): Promise<Buffer | undefined> {
  const { rows } = await sql<{ hashes: Buffer }>`
    SELECT hashes FROM notary.tile WHERE shard = ${shard} AND level = ${level} AND index = ${index}`.execute(
    'engine' in db ? db.kysely : db,
  );
  return rows[0]?.hashes;
}

export interface NewHead {
  size: number;
  root: Uint8Array;
  note: string;
  at: Date;
}

/** Only the holder of the fence moves the head, and only forward. Gives false when it was neither. */
export async function publishHead(
  trx: Trx,
  shard: string,
  fence: string,
  head: NewHead,
  leaseMs: number,
): Promise<boolean> {
  const root = Buffer.from(head.root);
  const { rows } = await sql`
    UPDATE notary.shard SET size = ${head.size}, root = ${root}, checkpoint = ${head.note},
      lease_until = clock_timestamp() + ${leaseMs} * interval '1 millisecond'
    WHERE name = ${shard} AND fence = ${fence} AND size < ${head.size} RETURNING 1`.execute(trx);
  if (rows.length === 0) return false;
  await sql`INSERT INTO notary.checkpoint (shard, size, root, note, fence, at)
    VALUES (${shard}, ${head.size}, ${root}, ${head.note}, ${fence}, ${head.at.toISOString()})`.execute(trx);
  return true;
}

export interface EntryRow {
  id: string;
  index: number;
  bytes: Buffer;
  sealedAt: Date;
}

export async function findEntry(db: Database, id: string): Promise<EntryRow | undefined> {
  const { rows } = await sql<Omit<EntryRow, 'index'> & { index: string }>`
    SELECT id, index, bytes, sealed_at AS "sealedAt" FROM notary.entry WHERE id = ${id}`.execute(db.kysely);
  const row = rows[0];
  return row && { ...row, index: Number(row.index) };
}

export async function readEntries(
  db: Database,
  shard: string,
  first: number,
  count: number,
): Promise<Buffer[]> {
  const { rows } = await sql<{ bytes: Buffer }>`
    SELECT bytes FROM notary.entry WHERE shard = ${shard} AND index >= ${first} AND index < ${first + count}
    ORDER BY index`.execute(db.kysely);
  return rows.map((row) => row.bytes);
}
