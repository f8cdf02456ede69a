import { type Insertable, type Kysely, sql, type Updateable } from 'kysely';
import type { Database, Trx } from '#platform/database';
import type { InboundRow, PartRow, PushRow } from './store.ts';
import type { InboundTable, PartTable, PushTable, ReminderTable, ServiceTables } from './tables.ts';

const typed = (db: Database | Trx) => ('engine' in db ? db.kysely : db) as Kysely<ServiceTables>;

/** False when the same mail was kept before. */
export async function insertInbound(trx: Trx, row: Insertable<InboundTable>): Promise<boolean> {
  const { numInsertedOrUpdatedRows } = await typed(trx)
    .insertInto('service.inbound')
    .values(row)
    .onConflict((conflict) => conflict.columns(['case_id', 'digest']).doNothing())
    .executeTakeFirstOrThrow();
  return numInsertedOrUpdatedRows === 1n;
}

export async function updateInbound(trx: Trx, id: string, change: Updateable<InboundTable>): Promise<void> {
  await typed(trx).updateTable('service.inbound').set(change).where('id', '=', id).execute();
}

export async function findInbound(
  db: Database | Trx,
  caseId: string,
  id: string,
): Promise<InboundRow | undefined> {
  const query = typed(db).selectFrom('service.inbound').selectAll();
  return query.where('id', '=', id).where('case_id', '=', caseId).executeTakeFirst();
}

export async function listInbound(db: Database, caseId: string): Promise<InboundRow[]> {
  const query = typed(db).selectFrom('service.inbound').selectAll().where('case_id', '=', caseId);
  return query.orderBy('received_at').orderBy('id').execute();
}

export async function countInboundSince(db: Database, caseId: string, since: Date): Promise<number> {
  const { count } = await typed(db)
    .selectFrom('service.inbound')
    .select((eb) => eb.fn.countAll<string>().as('count'))
    .where('case_id', '=', caseId)
    .where('received_at', '>', since)
    .executeTakeFirstOrThrow();
  return Number(count);
}

/** False when this attachment was kept before. */
export async function insertPart(trx: Trx, row: Insertable<PartTable>): Promise<boolean> {
  const { numInsertedOrUpdatedRows } = await typed(trx)
    .insertInto('service.part')
    .values(row)
    .onConflict((conflict) => conflict.columns(['inbound_id', 'number']).doNothing())
    .executeTakeFirstOrThrow();
  return numInsertedOrUpdatedRows === 1n;
}

export async function listParts(db: Database | Trx, caseId: string): Promise<PartRow[]> {
  const query = typed(db).selectFrom('service.part').selectAll().where('case_id', '=', caseId);
  return query.orderBy('inbound_id').orderBy('number').execute();
}

/** The same browser subscribing again is the same row. Gives its id. */
export async function upsertPush(trx: Trx, row: Insertable<PushTable>): Promise<string> {
  const { id } = await typed(trx)
    .insertInto('service.push')
    .values(row)
    .onConflict((conflict) =>
      conflict.columns(['case_id', 'endpoint_hash']).doUpdateSet({ contents: row.contents }),
    )
    .returning('id')
    .executeTakeFirstOrThrow();
  return id;
}

export async function listPush(db: Database | Trx, caseId: string): Promise<PushRow[]> {
  const query = typed(db).selectFrom('service.push').selectAll().where('case_id', '=', caseId);
  return query.orderBy('created_at').execute();
}

/** False when there was none. */
export async function deletePush(trx: Trx, caseId: string, id: string): Promise<boolean> {
  const { numDeletedRows } = await typed(trx)
    .deleteFrom('service.push')
    .where('case_id', '=', caseId)
    .where('id', '=', id)
    .executeTakeFirstOrThrow();
  return numDeletedRows === 1n;
}

/** The reminder's row, made if there is none; locked until the transaction ends. */
export async function lockReminder(
  trx: Trx,
  caseId: string,
  key: string,
): Promise<{ mailed: boolean; pushed: boolean }> {
  const { rows } = await sql<Pick<ReminderTable, 'mailed_at' | 'pushed_at'>>`
    INSERT INTO service.reminder (case_id, key) VALUES (${caseId}, ${key})
    ON CONFLICT (case_id, key) DO UPDATE SET key = excluded.key
    RETURNING mailed_at, pushed_at`.execute(trx);
  return { mailed: rows[0]?.mailed_at != null, pushed: rows[0]?.pushed_at != null };
}

export async function updateReminder(
  trx: Trx,
  caseId: string,
  key: string,
  change: Updateable<ReminderTable>,
): Promise<void> {
  const update = typed(trx).updateTable('service.reminder').set(change);
  await update.where('case_id', '=', caseId).where('key', '=', key).execute();
}
