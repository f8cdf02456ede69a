import { sql } from 'kysely';
import type { Database, Trx } from '#platform/database';
import type { CosignatureLine } from './rules/witness-final.ts';

export interface NewCosignature extends CosignatureLine {
  size: number;
  at: Date;
  receivedAt: Date;
}

/**
 * Keeps a verified cosignature, the first of each witness and size, and gives all of that size. Whoever keeps one of
 * the same log waits here until the transaction ends, so that the one that completes a quorum sees the others.
 */
export async function keepCosignature(
  trx: Trx,
  shard: string,
  row: NewCosignature,
): Promise<CosignatureLine[]> {
  await lockFinal(trx, shard);
  await sql`INSERT INTO notary.cosignature (shard, size, witness, line, at, received_at)
    VALUES (${shard}, ${row.size}, ${row.witness}, ${row.line}, ${row.at.toISOString()}, ${row.receivedAt.toISOString()})
    ON CONFLICT DO NOTHING`.execute(trx);
  return linesOf(trx, shard, row.size);
}

export const lockFinal = (trx: Trx, shard: string) =>
  sql`SELECT pg_advisory_xact_lock(hashtext('notary.final'), hashtext(${shard}))`.execute(trx);

/** The cosignatures of one head, in the order in which they came. */
export async function linesOf(db: Database | Trx, shard: string, size: number): Promise<CosignatureLine[]> {
  const { rows } = await sql<CosignatureLine>`
    SELECT witness, line FROM notary.cosignature WHERE shard = ${shard} AND size = ${size}
    ORDER BY received_at, witness`.execute('engine' in db ? db.kysely : db);
  return rows;
}

/** The newest line of each witness that ever cosigned: its key must not change under its name. */
export async function newestLines(db: Database, shard: string): Promise<CosignatureLine[]> {
  const { rows } = await sql<CosignatureLine>`
    SELECT DISTINCT ON (witness) witness, line FROM notary.cosignature WHERE shard = ${shard}
    ORDER BY witness, size DESC`.execute(db.kysely);
  return rows;
}

/** Once per size; what stands there is never changed. */
export const insertFinal = (trx: Trx, shard: string, head: { size: number; note: string; at: Date }) =>
  sql`INSERT INTO notary.final (shard, size, note, at)
    VALUES (${shard}, ${head.size}, ${head.note}, ${head.at.toISOString()}) ON CONFLICT DO NOTHING`.execute(
    trx,
  );

export interface FinalRow {
  size: number;
  note: string;
  at: Date;
}
interface RawFinal extends Omit<FinalRow, 'size'> {
  size: string;
}

export async function newestFinal(db: Database, shard: string): Promise<FinalRow | undefined> {
  const { rows } = await sql<RawFinal>`
    SELECT size, note, at FROM notary.final WHERE shard = ${shard} ORDER BY size DESC LIMIT 1`.execute(
    db.kysely,
  );
  return rows[0] && { ...rows[0], size: Number(rows[0].size) };
}

/** The smallest final head of at least `size` entries. */
export async function finalCovering(
  db: Database,
  shard: string,
  size: number,
): Promise<FinalRow | undefined> {
  const { rows } = await sql<RawFinal>`
    SELECT size, note, at FROM notary.final WHERE shard = ${shard} AND size >= ${size}
    ORDER BY size LIMIT 1`.execute(db.kysely);
  return rows[0] && { ...rows[0], size: Number(rows[0].size) };
}

/** When and as what the head of this size was published; the first head of size 0 has no time. */
export async function publishedNote(
  db: Database | Trx,
  shard: string,
  size: number,
): Promise<{ note: string; at: Date } | undefined> {
  const { rows } = await sql<{ note: string; at: Date }>`
    SELECT note, at FROM notary.checkpoint WHERE shard = ${shard} AND size = ${size}`.execute(
    'engine' in db ? db.kysely : db,
  );
  return rows[0];
}

export interface WitnessRow {
  witness: string;
  knownSize: number | null;
  answeredAt: Date | null;
  failingSince: Date | null;
  problem: string | null;
  detail: string | null;
  wentBackAt: Date | null;
  wentBackFrom: number | null;
}

export async function readWitnessStates(db: Database, shard: string): Promise<Map<string, WitnessRow>> {
  const { rows } = await sql<WitnessRow>`
    SELECT witness, known_size AS "knownSize", answered_at AS "answeredAt", failing_since AS "failingSince",
      problem, detail, went_back_at AS "wentBackAt", went_back_from AS "wentBackFrom"
    FROM notary.witness_state WHERE shard = ${shard}`.execute(db.kysely);
  const number = (value: number | null) => (value === null ? null : Number(value));
  return new Map(
    rows.map((row) => [
      row.witness,
      { ...row, knownSize: number(row.knownSize), wentBackFrom: number(row.wentBackFrom) },
    ]),
  );
}

/** It cosigned the head of this size: what was wrong is over. */
export const noteCosigned = (trx: Trx, shard: string, witness: string, size: number, at: Date) =>
  sql`INSERT INTO notary.witness_state (shard, witness, known_size, answered_at)
    VALUES (${shard}, ${witness}, ${size}, ${at.toISOString()})
    ON CONFLICT (shard, witness) DO UPDATE SET known_size = excluded.known_size, answered_at = excluded.answered_at,
      failing_since = NULL, problem = NULL, detail = NULL`.execute(trx);

/** `since` is kept from the first failure in a row. */
export const noteFailing = (
  db: Database,
  shard: string,
  witness: string,
  problem: { code: string; detail: string },
  at: Date,
) =>
  sql`INSERT INTO notary.witness_state (shard, witness, failing_since, problem, detail)
    VALUES (${shard}, ${witness}, ${at.toISOString()}, ${problem.code}, ${problem.detail})
    ON CONFLICT (shard, witness) DO UPDATE SET problem = excluded.problem, detail = excluded.detail,
      failing_since = coalesce(witness_state.failing_since, excluded.failing_since)`.execute(db.kysely);

/** It answered after it had been noted as slow. */
export const noteWell = (db: Database, shard: string, witness: string) =>
  sql`UPDATE notary.witness_state SET failing_since = NULL, problem = NULL, detail = NULL
    WHERE shard = ${shard} AND witness = ${witness}`.execute(db.kysely);

/** It knew `from` and now says less: it lost its memory or was restored. */
export const noteWentBack = (
  db: Database,
  shard: string,
  witness: string,
  move: { from: number; to: number; at: Date },
) =>
  sql`UPDATE notary.witness_state SET known_size = ${move.to}, went_back_at = ${move.at.toISOString()},
    went_back_from = ${move.from} WHERE shard = ${shard} AND witness = ${witness}`.execute(db.kysely);
