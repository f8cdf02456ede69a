import type { ClaimRule } from '@redress/contract';
import { type Insertable, type Selectable, sql } from 'kysely';
import type { Database, Trx } from '#platform/database';
import { typed } from './store.ts';
import type { AlertTable, EventTable, RuleTable } from './tables.ts';

export type RuleRow = Selectable<RuleTable>;

/** Every version, the newest first. */
export async function listRules(db: Database | Trx, merchantId: string): Promise<RuleRow[]> {
  return typed(db)
    .selectFrom('claims.rule')
    .selectAll()
    .where('merchant_id', '=', merchantId)
    .orderBy('version', 'desc')
    .execute();
}

export async function newestRule(trx: Trx, merchantId: string): Promise<RuleRow | undefined> {
  return typed(trx)
    .selectFrom('claims.rule')
    .selectAll()
    .where('merchant_id', '=', merchantId)
    .orderBy('version', 'desc')
    .limit(1)
    .executeTakeFirst();
}

/** The next version; two at once meet in the primary key and the second is told to look again. */
export async function insertRule(
  trx: Trx,
  row: { merchantId: string; version: number; rule: ClaimRule; savedAt: Date; savedBy: string },
): Promise<boolean> {
  const inserted = await typed(trx)
    .insertInto('claims.rule')
    .values({
      merchant_id: row.merchantId,
      version: row.version,
      body: JSON.stringify(row.rule),
      saved_at: row.savedAt,
      saved_by: row.savedBy,
    })
    .onConflict((conflict) => conflict.columns(['merchant_id', 'version']).doNothing())
    .returning('version')
    .executeTakeFirst();
  return inserted !== undefined;
}

/** What a rule refunded on a day, locked: the cap holds however many claims come at once. */
export async function lockSpent(trx: Trx, merchantId: string, day: string): Promise<number> {
  await sql`INSERT INTO claims.rule_day (merchant_id, day, spent_fen) VALUES (${merchantId}, ${day}, 0)
    ON CONFLICT DO NOTHING`.execute(trx);
  const row = await typed(trx)
    .selectFrom('claims.rule_day')
    .select('spent_fen')
    .where('merchant_id', '=', merchantId)
    .where('day', '=', day)
    .forUpdate()
    .executeTakeFirstOrThrow();
  return Number(row.spent_fen);
}

export async function addSpent(trx: Trx, merchantId: string, day: string, fen: number): Promise<void> {
  await sql`UPDATE claims.rule_day SET spent_fen = spent_fen + ${fen}
    WHERE merchant_id = ${merchantId} AND day = ${day}`.execute(trx);
}

/** How often something was asked or tried on a day, with this time; whoever comes at the same time waits for the one before. */
export async function countAsked(trx: Trx, digest: Buffer, day: string): Promise<number> {
  const { rows } = await sql<{ count: number }>`INSERT INTO claims.asked (digest, day, count)
    VALUES (${digest}, ${day}, 1) ON CONFLICT (digest, day) DO UPDATE SET count = claims.asked.count + 1
    RETURNING count`.execute(trx);
  return Number(rows[0]?.count);
}

/** How often it was asked that day. */
export async function askedOn(db: Database, digest: Buffer, day: string): Promise<number> {
  const { rows } = await sql<{ count: number }>`SELECT count FROM claims.asked
    WHERE digest = ${digest} AND day = ${day}`.execute(typed(db));
  return Number(rows[0]?.count ?? 0);
}

/** Counts of days before this one. */
export async function forgetAsked(db: Database, day: string): Promise<void> {
  await sql`DELETE FROM claims.asked WHERE day < ${day}`.execute(typed(db));
}

export async function findAlert(
  db: Database | Trx,
  caseId: string,
): Promise<Selectable<AlertTable> | undefined> {
  return typed(db).selectFrom('claims.alert').selectAll().where('case_id', '=', caseId).executeTakeFirst();
}

export async function putAlert(trx: Trx, row: Insertable<AlertTable>): Promise<void> {
  await typed(trx)
    .insertInto('claims.alert')
    .values(row)
    .onConflict((conflict) =>
      conflict.column('case_id').doUpdateSet({ sent_at: row.sent_at, opens_at: row.opens_at, way: row.way }),
    )
    .execute();
}

export async function listEvents(db: Database | Trx, subjectId: string): Promise<Selectable<EventTable>[]> {
  return typed(db)
    .selectFrom('claims.event')
    .selectAll()
    .where('subject_id', '=', subjectId)
    .orderBy('sequence')
    .execute();
}

export async function listSalts(db: Database | Trx, subjectId: string): Promise<Map<string, Buffer>> {
  const rows = await typed(db)
    .selectFrom('claims.event_salt')
    .selectAll()
    .where('subject_id', '=', subjectId)
    .execute();
  return new Map(rows.map(({ event_id, salt }) => [event_id, salt]));
}

export async function insertSalts(
  trx: Trx,
  rows: readonly { event_id: string; subject_id: string; salt: Buffer }[],
): Promise<void> {
  if (rows.length > 0)
    await typed(trx)
      .insertInto('claims.event_salt')
      .values([...rows])
      .execute();
}

/** False when this record was kept before. */
export async function noteRecorded(trx: Trx, key: string): Promise<boolean> {
  const { rows } = await sql`INSERT INTO claims.recorded (key) VALUES (${key})
    ON CONFLICT DO NOTHING RETURNING key`.execute(trx);
  return rows.length > 0;
}
