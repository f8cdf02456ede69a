import { leafHash } from '@redress/tlog';
import { sql } from 'kysely';
import type { Database } from '#platform/database';
import { sha256 } from './keys.ts';
import { findEntry, readEntries, readEntryRows } from './store-entries.ts';

/** What `/log` shows, read only; each question is answered from an index, also in a log of millions. */
export interface HeadRow {
  size: number;
  root: Buffer;
  note: string;
  at: Date;
}
export interface HeadLineRow extends HeadRow {
  before: number;
  final: boolean;
  cosignedBy: string[];
  stampedBy: string[];
  anchoredOn: string[];
}

const numbers = <T extends object, K extends keyof T>(row: T, ...keys: K[]): T =>
  Object.assign(
    row,
    Object.fromEntries(keys.map((key) => [key, row[key] === null ? null : Number(row[key])])),
  );

/** Heads below `below`, newest first. */
export async function readHeads(
  db: Database,
  shard: string,
  below: number,
  limit: number,
): Promise<HeadLineRow[]> {
  const { rows } = await sql<HeadLineRow>`
    SELECT c.size, c.root, c.note, c.at,
      coalesce((SELECT max(p.size) FROM notary.checkpoint p WHERE p.shard = c.shard AND p.size < c.size), 0) AS before,
      EXISTS (SELECT 1 FROM notary.final f WHERE f.shard = c.shard AND f.size = c.size) AS final,
      ARRAY(SELECT witness FROM notary.cosignature s WHERE s.shard = c.shard AND s.size = c.size
        ORDER BY 1) AS "cosignedBy",
      ARRAY(SELECT authority FROM notary.token t WHERE t.shard = c.shard AND t.size = c.size
        ORDER BY 1) AS "stampedBy",
      ARRAY(SELECT chain FROM notary.anchor a WHERE a.shard = c.shard AND a.size = c.size AND a.block IS NOT NULL
        ORDER BY 1) AS "anchoredOn"
    FROM notary.checkpoint c WHERE c.shard = ${shard} AND c.size < ${below}
    ORDER BY c.size DESC LIMIT ${limit}`.execute(db.kysely);
  return rows.map((row) => numbers(row, 'size', 'before'));
}

/** When the head of this size was published; undefined for the empty one. */
export async function headTime(db: Database, shard: string, size: number): Promise<Date | undefined> {
  const { rows } = await sql<{ at: Date }>`
    SELECT at FROM notary.checkpoint WHERE shard = ${shard} AND size = ${size}`.execute(db.kysely);
  return rows[0]?.at;
}

export async function newestFinal(
  db: Database,
  shard: string,
): Promise<{ size: number; note: string; at: Date } | undefined> {
  const { rows } = await sql<{ size: number; note: string; at: Date }>`
    SELECT size, note, at FROM notary.final WHERE shard = ${shard} ORDER BY size DESC LIMIT 1`.execute(
    db.kysely,
  );
  return rows[0] && numbers(rows[0], 'size');
}

export interface WitnessRow {
  witness: string;
  since: Date | null;
  size: number | null;
  signedAt: Date | null;
  failingSince: Date | null;
}

/** One row per name, in their order. */
export async function readWitnesses(
  db: Database,
  shard: string,
  names: readonly string[],
): Promise<WitnessRow[]> {
  const of = sql`notary.cosignature s WHERE s.shard = ${shard} AND s.witness = w.name`;
  const { rows } = await sql<WitnessRow>`
    SELECT w.name AS witness, newest.size, newest.at AS "signedAt", state.failing_since AS "failingSince",
      (SELECT s.at FROM ${of} ORDER BY s.size LIMIT 1) AS since
    FROM unnest(${names}::text[]) WITH ORDINALITY AS w(name, n)
    LEFT JOIN LATERAL (SELECT s.size, s.at FROM ${of} ORDER BY s.size DESC LIMIT 1) newest ON true
    LEFT JOIN notary.witness_state state ON state.shard = ${shard} AND state.witness = w.name
    ORDER BY w.n`.execute(db.kysely);
  return rows.map((row) => numbers(row, 'size'));
}

/** The newest token of each authority that ever stamped this log, by skipping along the index. */
export async function readAuthorities(db: Database, shard: string) {
  const { rows } = await sql<{ name: string; size: number; stampedAt: Date }>`
    WITH RECURSIVE a(name) AS (
      (SELECT authority FROM notary.token WHERE shard = ${shard} ORDER BY authority LIMIT 1)
      UNION ALL
      SELECT (SELECT t.authority FROM notary.token t WHERE t.shard = ${shard} AND t.authority > a.name
        ORDER BY t.authority LIMIT 1) FROM a WHERE a.name IS NOT NULL)
    SELECT a.name, newest.size, newest.stamped_at AS "stampedAt" FROM a CROSS JOIN LATERAL (
      SELECT size, stamped_at FROM notary.token t WHERE t.shard = ${shard} AND t.authority = a.name
      ORDER BY size DESC LIMIT 1) newest ORDER BY 1`.execute(db.kysely);
  return rows.map((row) => numbers(row, 'size'));
}

export interface AnchorRow {
  chain: string;
  contract: string;
  size: number;
  tx: string;
  block: number | null;
  at: Date | null;
}

/** The newest anchor on each chain that stands in a block. */
export async function readAnchors(db: Database, shard: string): Promise<AnchorRow[]> {
  const { rows } = await sql<AnchorRow>`
    SELECT DISTINCT ON (chain) chain, contract, size, tx, block, anchored_at AS at FROM notary.anchor
    WHERE shard = ${shard} AND block IS NOT NULL ORDER BY chain, size DESC`.execute(db.kysely);
  return rows.map((row) => numbers(row, 'size', 'block'));
}

export interface AuditRow {
  at: Date;
  size: number;
  ok: boolean;
  problem: string | null;
}

export async function newestAudit(db: Database, shard: string): Promise<AuditRow | undefined> {
  const { rows } = await sql<AuditRow>`
    SELECT at, size, ok, problem FROM notary.audit WHERE shard = ${shard} ORDER BY at DESC LIMIT 1`.execute(
    db.kysely,
  );
  return rows[0] && numbers(rows[0], 'size');
}

/**
 * The size that the log had at each instant, i.e. of the last head published before it. The times of heads never go
 * back, so each is found by halving the sizes, about 24 steps in a log of ten million: an index on times would cost
 * every append, and is asked for nothing else.
 */
export async function sizesAt(db: Database, shard: string, instants: readonly Date[]): Promise<number[]> {
  const { rows } = await sql<{ size: string }>`
    WITH RECURSIVE search(n, at, low, high) AS (
      SELECT i.n, i.at, 0::bigint, coalesce((SELECT s.size FROM notary.shard s WHERE s.name = ${shard}), 0)
      FROM unnest(${instants.map((at) => at.toISOString())}::timestamptz[]) WITH ORDINALITY AS i(at, n)
      UNION ALL
      SELECT n, search.at, CASE WHEN head.at < search.at THEN head.size ELSE low END,
        CASE WHEN head.at < search.at THEN high ELSE middle - 1 END
      FROM search CROSS JOIN LATERAL (SELECT (low + high + 1) / 2 AS middle) AS half
      CROSS JOIN LATERAL (SELECT c.size, c.at FROM notary.checkpoint c
        WHERE c.shard = ${shard} AND c.size >= middle ORDER BY c.size LIMIT 1) AS head
      WHERE low < high)
    SELECT low AS size FROM search WHERE low >= high ORDER BY n`.execute(db.kysely);
  return rows.map(({ size }) => Number(size));
}

export interface FoundEntry {
  index: number;
  id: string;
  bytes: Buffer;
  sealedAt: Date;
}
export async function entryAt(db: Database, shard: string, index: number): Promise<FoundEntry | undefined> {
  const [entry] = await readEntryRows(db, shard, index, 1);
  // An entry says its own id.
  return entry && { ...entry, id: /"id":"([^"]*)"/.exec(entry.bytes.toString())?.[1] ?? '' };
}

export const entryOf = (db: Database, shard: string, id: string): Promise<FoundEntry | undefined> =>
  findEntry(db, id, shard);

/**
 * The index of a leaf, by reading the lowest tiles: 32 bytes per entry, so the caller lets one at a time. Those that no
 * full tile covers yet are hashed.
 */
export async function findLeaf(db: Database, shard: string, leaf: Uint8Array): Promise<number | undefined> {
  const { rows } = await sql<{ index: string; at: number }>`
    SELECT index, position(${Buffer.from(leaf)}::bytea IN hashes) AS at FROM notary.tile
    WHERE shard = ${shard} AND level = 0 AND position(${Buffer.from(leaf)}::bytea IN hashes) > 0
    LIMIT 1`.execute(db.kysely);
  const row = rows[0];
  if (row) return row.at % 32 === 1 ? Number(row.index) * 256 + (row.at - 1) / 32 : undefined;
  const newest = (await readHeads(db, shard, Number.MAX_SAFE_INTEGER, 1))[0]?.size ?? 0;
  const first = newest - (newest % 256);
  const at = (await readEntries(db, shard, first, newest - first)).findIndex((bytes) =>
    Buffer.from(leaf).equals(leafHash(bytes, sha256)),
  );
  return at < 0 ? undefined : first + at;
}
