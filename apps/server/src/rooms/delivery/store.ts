import { type Insertable, type Kysely, type Selectable, sql } from 'kysely';
import type { Database, Trx } from '#platform/database';
import type {
  AssessmentTable,
  ClaimMarkTable,
  DeliveryTables,
  FileTable,
  RevealTable,
  TagTable,
} from './tables.ts';

export type AssessmentRow = Selectable<AssessmentTable>;
export type FileRow = Selectable<FileTable>;

export const typed = (db: Database | Trx) => ('engine' in db ? db.kysely : db) as Kysely<DeliveryTables>;

export async function insertEventSalt(
  trx: Trx,
  row: { event_id: string; subject_id: string; salt: Buffer },
): Promise<void> {
  await typed(trx).insertInto('delivery.event_salt').values(row).execute();
}

export async function findAssessment(
  db: Database | Trx,
  orderId: string,
): Promise<AssessmentRow | undefined> {
  return typed(db)
    .selectFrom('delivery.assessment')
    .selectAll()
    .where('order_id', '=', orderId)
    .executeTakeFirst();
}

export async function keepAssessment(trx: Trx, row: AssessmentRow): Promise<void> {
  const { order_id: _, seen_at: __, ...change } = row;
  const json = { body: JSON.stringify(row.body) as never };
  await typed(trx)
    .insertInto('delivery.assessment')
    .values({ ...row, ...json })
    .onConflict((conflict) => conflict.column('order_id').doUpdateSet({ ...change, ...json }))
    .execute();
}

export interface ListOptions {
  /** `named`: instead of the orders of shops, the numbers that only claims name. */
  only: 'open' | 'all' | 'named';
  before?: { at: Date; id: string } | undefined;
  limit: number;
}

/** Orders of a platform or of a merchant, newest first. */
export async function listAssessments(
  db: Database,
  orgId: string,
  { only, before, limit }: ListOptions,
): Promise<AssessmentRow[]> {
  let query = typed(db)
    .selectFrom('delivery.assessment')
    .selectAll()
    .where((eb) => eb.or([eb('platform_id', '=', orgId), eb('merchant_id', '=', orgId)]))
    .where('named_only', '=', only === 'named');
  if (only === 'open') query = query.where('counts', '=', false);
  if (before)
    query = query.where(sql<boolean>`(seen_at, order_id) < (${before.at}::timestamptz, ${before.id})`);
  return query.orderBy('seen_at', 'desc').orderBy('order_id', 'desc').limit(limit).execute();
}

/** How many numbers only claims name. */
export async function countNamed(db: Database, orgId: string): Promise<number> {
  const { count } = await typed(db)
    .selectFrom('delivery.assessment')
    .select((eb) => eb.fn.countAll<string>().as('count'))
    .where((eb) => eb.or([eb('platform_id', '=', orgId), eb('merchant_id', '=', orgId)]))
    .where('named_only', '=', true)
    .executeTakeFirstOrThrow();
  return Number(count);
}

/** Of several complaints about one order the first one counts; a bill that came later is added. */
export async function keepClaimMark(trx: Trx, row: Insertable<ClaimMarkTable>): Promise<void> {
  await sql`INSERT INTO delivery.claim_mark AS m (order_id, claimed_at, paid_at)
    VALUES (${row.order_id}, ${row.claimed_at}::timestamptz, ${row.paid_at ?? null}::timestamptz)
    ON CONFLICT (order_id) DO UPDATE SET claimed_at = least(m.claimed_at, excluded.claimed_at),
      paid_at = coalesce(excluded.paid_at, m.paid_at)`.execute(trx);
}

/** The first time counts. Its claim has left a mark before. */
export async function keepPayerMark(trx: Trx, orderId: string, at: Date): Promise<void> {
  await sql`UPDATE delivery.claim_mark SET payer_shown_at = coalesce(payer_shown_at, ${at}::timestamptz)
    WHERE order_id = ${orderId}`.execute(trx);
}

export async function findClaimMark(
  db: Database | Trx,
  orderId: string,
): Promise<Selectable<ClaimMarkTable> | undefined> {
  return typed(db)
    .selectFrom('delivery.claim_mark')
    .selectAll()
    .where('order_id', '=', orderId)
    .executeTakeFirst();
}

export async function insertReveal(trx: Trx, row: Insertable<RevealTable>): Promise<void> {
  await typed(trx).insertInto('delivery.reveal').values(row).execute();
}

export async function listReveals(db: Database | Trx, orderId: string): Promise<Selectable<RevealTable>[]> {
  return typed(db)
    .selectFrom('delivery.reveal')
    .selectAll()
    .where('order_id', '=', orderId)
    .orderBy('at')
    .execute();
}

/** Gives those that were not known of this order. */
export async function insertTags(trx: Trx, rows: readonly TagTable[]): Promise<Buffer[]> {
  if (rows.length === 0) return [];
  const fresh = await typed(trx)
    .insertInto('delivery.tag')
    .values([...rows])
    .onConflict((conflict) => conflict.columns(['key', 'order_id']).doNothing())
    .returning('key')
    .execute();
  return fresh.map(({ key }) => key);
}

export interface TwinRow {
  key: Buffer;
  order_id: string;
  scope: 'shop' | 'shared-pepper' | 'alliance';
}

/**
 * Other orders with a code of this one. Between platforms only where both owners take part in the check: what competitors
 * sell is not compared without their wish.
 */
export async function listTwins(db: Database | Trx, orderId: string): Promise<TwinRow[]> {
  const run = 'engine' in db ? db.kysely : db;
  const { rows } = await sql<TwinRow>`SELECT t.key, t.order_id, CASE
      WHEN t.source_id = own.source_id THEN 'shop'
      WHEN t.platform_id = own.platform_id THEN 'shared-pepper' ELSE 'alliance' END AS scope
    FROM delivery.tag own JOIN delivery.tag t ON t.key = own.key AND t.order_id <> own.order_id
    WHERE own.order_id = ${orderId} AND (t.platform_id = own.platform_id OR (
      EXISTS (SELECT 1 FROM delivery.partner WHERE org_id IN (own.owner_id, own.platform_id))
      AND EXISTS (SELECT 1 FROM delivery.partner WHERE org_id IN (t.owner_id, t.platform_id))))
    ORDER BY t.order_id LIMIT 1000`.execute(run);
  return rows;
}

export async function isPartner(db: Database | Trx, orgId: string): Promise<boolean> {
  const row = await typed(db)
    .selectFrom('delivery.partner')
    .select('org_id')
    .where('org_id', '=', orgId)
    .executeTakeFirst();
  return row !== undefined;
}

export async function setPartner(trx: Trx, orgId: string, since: Date | undefined): Promise<void> {
  if (since)
    await typed(trx)
      .insertInto('delivery.partner')
      .values({ org_id: orgId, since })
      .onConflict((conflict) => conflict.column('org_id').doNothing())
      .execute();
  else await typed(trx).deleteFrom('delivery.partner').where('org_id', '=', orgId).execute();
}

export async function insertFile(trx: Trx, row: Insertable<FileTable>): Promise<void> {
  await typed(trx).insertInto('delivery.file').values(row).execute();
}

/** The owner's files among these ids, in the order asked for. */
export async function findFiles(
  db: Database | Trx,
  owner: string,
  ids: readonly string[],
): Promise<FileRow[]> {
  if (ids.length === 0) return [];
  const rows = await typed(db)
    .selectFrom('delivery.file')
    .selectAll()
    .where('owner', '=', owner)
    .where('id', 'in', ids)
    .execute();
  return ids.flatMap((id) => rows.find((row) => row.id === id) ?? []);
}

export async function fileUnder(trx: Trx, ids: readonly string[], orderId: string): Promise<void> {
  if (ids.length === 0) return;
  await typed(trx).updateTable('delivery.file').set({ order_id: orderId }).where('id', 'in', ids).execute();
}

/** Records that proofs of an order name. */
export async function listFilesOfOrder(db: Database, orderId: string): Promise<FileRow[]> {
  return typed(db)
    .selectFrom('delivery.file')
    .selectAll()
    .where('order_id', '=', orderId)
    .orderBy('added_at')
    .execute();
}

/** Which of these blobs a file names. */
export async function namedBlobs(db: Database, keys: readonly string[]): Promise<string[]> {
  const rows = await typed(db).selectFrom('delivery.file').select('blob').where('blob', 'in', keys).execute();
  return rows.map(({ blob }) => blob);
}

/** One writer of events of a subject at a time; freed at the end of the transaction. */
export const lockSubject = (trx: Trx, subjectId: string) =>
  sql`SELECT pg_advisory_xact_lock(hashtext('delivery.event'), hashtext(${subjectId}))`.execute(trx);
