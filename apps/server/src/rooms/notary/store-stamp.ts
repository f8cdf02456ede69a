import type { RefusalText } from '@redress/kernel';
import { sql } from 'kysely';
import type { Database, Migration } from '#platform/database';

export const stampMigration: Migration = {
  name: '0008-stamps',
  up: [
    // An authority that gave no token since its last one, for the pause before the next trial and for pages.
    `CREATE TABLE notary.stamp_trouble (
      shard text NOT NULL, authority text NOT NULL, failures int NOT NULL, failing_since timestamptz NOT NULL,
      failed_at timestamptz NOT NULL, problem_zh text NOT NULL, problem_en text NOT NULL,
      PRIMARY KEY (shard, authority))`,
  ],
};

/** A head as it is stamped: the exact text. */
export interface StampableHead {
  size: number;
  note: string;
}

/**
 * The newest head that counts: the newest final one where a policy says which are final, else the newest published one.
 * With `size`, the head of that size. The empty log is never stamped.
 */
export async function findStampable(
  db: Database,
  shard: string,
  which: { final: boolean; size?: number },
): Promise<StampableHead | undefined> {
  const table = sql.id('notary', which.final ? 'final' : 'checkpoint');
  const { rows } = await sql<{ size: string; note: string }>`SELECT size, note FROM ${table}
    WHERE shard = ${shard} AND size > 0 AND (${which.size ?? null}::bigint IS NULL OR size = ${which.size ?? null})
    ORDER BY size DESC LIMIT 1`.execute(db.kysely);
  return rows[0] && { size: Number(rows[0].size), note: rows[0].note };
}

export interface TokenRow {
  size: number;
  authority: string;
  /** The text that was stamped. */
  note: string;
  /** The authority's answer, byte for byte. */
  token: Buffer;
  /** The authority's clock. */
  stampedAt: Date;
  /** Ours. */
  receivedAt: Date;
}

/** The first token of an authority for a head stays; a second one is dropped. */
export async function insertToken(db: Database, shard: string, row: TokenRow): Promise<void> {
  await sql`INSERT INTO notary.token (shard, size, authority, note, token, stamped_at, received_at)
    VALUES (${shard}, ${row.size}, ${row.authority}, ${row.note}, ${row.token}, ${row.stampedAt.toISOString()},
      ${row.receivedAt.toISOString()}) ON CONFLICT DO NOTHING`.execute(db.kysely);
}

export async function readTokens(db: Database, shard: string, size: number): Promise<TokenRow[]> {
  const { rows } = await sql<Omit<TokenRow, 'size'> & { size: string }>`
    SELECT size, authority, note, token, stamped_at AS "stampedAt", received_at AS "receivedAt"
    FROM notary.token WHERE shard = ${shard} AND size = ${size} ORDER BY authority`.execute(db.kysely);
  return rows.map((row) => ({ ...row, size: Number(row.size) }));
}

/** The newest head that an authority stamped. */
export async function findLastToken(
  db: Database,
  shard: string,
  authority: string,
): Promise<Pick<TokenRow, 'size' | 'stampedAt' | 'receivedAt'> | undefined> {
  const { rows } = await sql<{ size: string; stampedAt: Date; receivedAt: Date }>`
    SELECT size, stamped_at AS "stampedAt", received_at AS "receivedAt" FROM notary.token
    WHERE shard = ${shard} AND authority = ${authority} ORDER BY size DESC LIMIT 1`.execute(db.kysely);
  return rows[0] && { ...rows[0], size: Number(rows[0].size) };
}

export interface StampTrouble {
  failures: number;
  failingSince: Date;
  failedAt: Date;
  problem: RefusalText;
}

export async function findTrouble(
  db: Database,
  shard: string,
  authority: string,
): Promise<StampTrouble | undefined> {
  const { rows } = await sql<Omit<StampTrouble, 'problem'> & { zh: string; en: string }>`
    SELECT failures, failing_since AS "failingSince", failed_at AS "failedAt", problem_zh AS zh, problem_en AS en
    FROM notary.stamp_trouble WHERE shard = ${shard} AND authority = ${authority}`.execute(db.kysely);
  if (!rows[0]) return undefined;
  const { zh, en, ...trouble } = rows[0];
  return { ...trouble, problem: { zh, en } };
}

export async function noteTrouble(
  db: Database,
  shard: string,
  authority: string,
  { at, problem }: { at: Date; problem: RefusalText },
): Promise<void> {
  await sql`INSERT INTO notary.stamp_trouble (shard, authority, failures, failing_since, failed_at, problem_zh, problem_en)
    VALUES (${shard}, ${authority}, 1, ${at.toISOString()}, ${at.toISOString()}, ${problem.zh}, ${problem.en})
    ON CONFLICT (shard, authority) DO UPDATE SET failures = notary.stamp_trouble.failures + 1,
      failed_at = excluded.failed_at, problem_zh = excluded.problem_zh, problem_en = excluded.problem_en`.execute(
    db.kysely,
  );
}

export const forgetTrouble = (db: Database, shard: string, authority: string) =>
  sql`DELETE FROM notary.stamp_trouble WHERE shard = ${shard} AND authority = ${authority}`.execute(
    db.kysely,
  );
