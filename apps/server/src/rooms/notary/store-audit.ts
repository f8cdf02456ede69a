import { sql } from 'kysely';
import type { Database, Trx } from '#platform/database';

/** Where the log finds each of these ids; unknown ones are not there. */
export async function readIndexes(
  db: Database,
  shard: string,
  ids: readonly string[],
): Promise<Map<string, number>> {
  const { rows } = await sql<{ id: string; index: string }>`
    SELECT id, index FROM notary.entry_id WHERE id = ANY(${ids}::text[]) AND shard = ${shard}`.execute(
    db.kysely,
  );
  return new Map(rows.map((row) => [row.id, Number(row.index)]));
}

export interface StoredTile {
  hashes: Buffer;
  /** Of the tile's whole subtree. */
  root: Buffer;
}

/** Stored tiles of one level, by index. */
export async function readStoredTiles(
  db: Database,
  shard: string,
  level: number,
  range: { first: number; count: number },
): Promise<Map<number, StoredTile>> {
  const { first, count } = range;
  const { rows } = await sql<StoredTile & { index: string }>`
    SELECT index, hashes, root FROM notary.tile WHERE shard = ${shard} AND level = ${level}
      AND index >= ${first} AND index < ${first + count}`.execute(db.kysely);
  return new Map(rows.map(({ index, ...tile }) => [Number(index), tile]));
}

export interface StoredHead {
  size: number;
  root: Buffer;
  note: string;
  fence: bigint;
  at: Date;
}

/** Published heads of more than `after` entries, the smallest first. */
export async function readStoredHeads(db: Database, shard: string, after: number, limit: number) {
  const { rows } = await sql<{ size: string; root: Buffer; note: string; fence: string; at: Date }>`
    SELECT size, root, note, fence, at FROM notary.checkpoint WHERE shard = ${shard} AND size > ${after}
    ORDER BY size LIMIT ${limit}`.execute(db.kysely);
  return rows.map((row): StoredHead => ({ ...row, size: Number(row.size), fence: BigInt(row.fence) }));
}

/**
 * Rows that no published head accounts for, in words. One statement, so that a batch committed meanwhile is seen whole
 * or not at all.
 */
export async function findStrays(db: Database, shard: string): Promise<string[]> {
  const { rows } = await sql<{ what: string }>`
    WITH s AS (SELECT name, size FROM notary.shard WHERE name = ${shard})
    (SELECT 'id ' || e.id || ': leads to entry ' || e.index || ', beyond the newest head' AS what
      FROM notary.entry_id e JOIN s ON e.shard = s.name AND e.index >= s.size ORDER BY e.index LIMIT 3)
    UNION ALL
    (SELECT 'ids: ' || n || ' of them lead into the ' || s.size || ' entries' AS what
      FROM s, (SELECT count(*) AS n FROM notary.entry_id e JOIN s ON e.shard = s.name AND e.index < s.size) c
      WHERE n <> s.size)
    UNION ALL
    (SELECT 'head of ' || c.size || ': larger than the newest head'
      FROM notary.checkpoint c JOIN s ON c.shard = s.name AND c.size > s.size ORDER BY c.size LIMIT 3)
    UNION ALL
    (SELECT 'tile ' || t.level || '/' || t.index || ': wider than the tree'
      FROM notary.tile t JOIN s ON t.shard = s.name
      WHERE (t.index + 1) * power(256::numeric, t.level + 1) > s.size
      ORDER BY t.level, t.index LIMIT 3)`.execute(db.kysely);
  return rows.map((row) => row.what);
}

/** A note or line that somebody outside stands behind, with the head as it is stored for that size. */
export interface TrustRow {
  kind: 'final' | 'cosignature' | 'token' | 'anchor';
  size: number;
  /** Witness, authority or chain. */
  name: string;
  /** The stored note; of a cosignature its line. */
  text: string;
  /** The published note of that size, if there is one. */
  head: string | null;
  /** The note that became final, if one did. */
  final: string | null;
  token: Buffer | null;
  /** The root that stands on a chain. */
  root: Buffer | null;
}

/** What others attested, a page after (`size`, `kind`, `name`). */
export async function readTrust(
  db: Database,
  shard: string,
  after: Pick<TrustRow, 'size' | 'kind' | 'name'>,
  limit: number,
): Promise<TrustRow[]> {
  const { rows } = await sql<Omit<TrustRow, 'size'> & { size: string }>`
    SELECT t.kind, t.size, t.name, t.text, c.note AS head, f.note AS final, t.token, t.root
    FROM (
      SELECT 'final' AS kind, size, '' AS name, note AS text, NULL::bytea AS token, NULL::bytea AS root
        FROM notary.final WHERE shard = ${shard}
      UNION ALL
      SELECT 'cosignature', size, witness, line, NULL, NULL FROM notary.cosignature WHERE shard = ${shard}
      UNION ALL
      SELECT 'token', size, authority, note, token, NULL FROM notary.token WHERE shard = ${shard}
      UNION ALL
      SELECT 'anchor', size, chain, note, NULL, root FROM notary.anchor WHERE shard = ${shard}) t
    LEFT JOIN notary.checkpoint c ON c.shard = ${shard} AND c.size = t.size
    LEFT JOIN notary.final f ON f.shard = ${shard} AND f.size = t.size
    WHERE (t.size, t.kind, t.name) > (${after.size}::bigint, ${after.kind}, ${after.name})
    ORDER BY t.size, t.kind, t.name LIMIT ${limit}`.execute(db.kysely);
  return rows.map((row) => ({ ...row, size: Number(row.size) }));
}

export interface AuditRow {
  at: Date;
  size: number;
  ok: boolean;
  /** What differs, a line each. */
  problem: string | null;
  durationMs: number;
}

/** The newest audit. */
export async function findAudit(db: Database, shard: string): Promise<AuditRow | undefined> {
  const { rows } = await sql<Omit<AuditRow, 'size' | 'durationMs'> & { size: string; durationMs: string }>`
    SELECT at, size, ok, problem, duration_ms AS "durationMs" FROM notary.audit WHERE shard = ${shard}
    ORDER BY at DESC LIMIT 1`.execute(db.kysely);
  const row = rows[0];
  return row && { ...row, size: Number(row.size), durationMs: Number(row.durationMs) };
}

export const insertAudit = (trx: Trx, shard: string, audit: AuditRow) =>
  sql`INSERT INTO notary.audit (shard, at, size, ok, problem, duration_ms)
    VALUES (${shard}, ${audit.at.toISOString()}, ${audit.size}, ${audit.ok}, ${audit.problem},
      ${audit.durationMs})`.execute(trx);
