import { type Insertable, type Kysely, type Selectable, sql, type Updateable } from 'kysely';
import type { Vault } from '#platform/blobs';
import type { Database, Trx } from '#platform/database';
import type {
  AttemptTable,
  DispatchTable,
  EventSaltTable,
  InboundTable,
  MailboxTable,
  PartTable,
  PushTable,
  RungTable,
  ServiceTables,
} from './tables.ts';

export type DispatchRow = Selectable<DispatchTable>;
export type AttemptRow = Selectable<AttemptTable>;
export type RungRow = Selectable<RungTable>;
export type InboundRow = Selectable<InboundTable>;
export type PartRow = Selectable<PartTable>;
export type PushRow = Selectable<PushTable>;

/** The mail side of a case that is not erased. */
export interface Mailbox {
  caseId: string;
  vault: Vault;
  contents: Buffer;
  mailOff: boolean;
}

const typed = (db: Database | Trx) => ('engine' in db ? db.kysely : db) as Kysely<ServiceTables>;

/** False when there is one already, also one that was erased. */
export async function insertMailbox(trx: Trx, row: Insertable<MailboxTable>): Promise<boolean> {
  const { numInsertedOrUpdatedRows } = await typed(trx)
    .insertInto('service.mailbox')
    .values(row)
    .onConflict((conflict) => conflict.column('case_id').doNothing())
    .executeTakeFirstOrThrow();
  return numInsertedOrUpdatedRows === 1n;
}

function toMailbox(row: Selectable<MailboxTable> | undefined): Mailbox | undefined {
  if (!row?.wrapped_key || !row.contents) return undefined;
  const vault = { id: row.case_id, wrappedKey: row.wrapped_key };
  return { caseId: row.case_id, vault, contents: row.contents, mailOff: row.mail_off };
}

/** Undefined where the case has none, or is erased. */
export async function findMailbox(db: Database | Trx, caseId: string): Promise<Mailbox | undefined> {
  return toMailbox(await mailboxes(db).where('case_id', '=', caseId).executeTakeFirst());
}

/** Locked until the transaction ends: changes of one case's service never run at the same time. */
export async function lockMailbox(trx: Trx, caseId: string): Promise<Mailbox | undefined> {
  return toMailbox(await mailboxes(trx).where('case_id', '=', caseId).forUpdate().executeTakeFirst());
}

export async function findMailboxBy(
  db: Database,
  column: 'address_hash' | 'unsubscribe_hash',
  hash: Buffer,
): Promise<Mailbox | undefined> {
  return toMailbox(await mailboxes(db).where(column, '=', hash).executeTakeFirst());
}

const mailboxes = (db: Database | Trx) => typed(db).selectFrom('service.mailbox').selectAll();

export async function updateMailbox(
  trx: Trx,
  caseId: string,
  change: Updateable<MailboxTable>,
): Promise<void> {
  await typed(trx).updateTable('service.mailbox').set(change).where('case_id', '=', caseId).execute();
}

export async function insertDispatch(trx: Trx, row: Insertable<DispatchTable>): Promise<void> {
  await typed(trx).insertInto('service.dispatch').values(row).execute();
}

export async function updateDispatch(trx: Trx, id: string, change: Updateable<DispatchTable>): Promise<void> {
  await typed(trx).updateTable('service.dispatch').set(change).where('id', '=', id).execute();
}

/** A letter of this very case. */
export async function findDispatch(
  db: Database | Trx,
  caseId: string,
  id: string,
): Promise<DispatchRow | undefined> {
  const query = typed(db).selectFrom('service.dispatch').selectAll();
  return query.where('id', '=', id).where('case_id', '=', caseId).executeTakeFirst();
}

/** The letter of a step that leaves by mail, or that nobody could send. */
export async function findStepDispatch(db: Database | Trx, stepId: string): Promise<DispatchRow | undefined> {
  const query = typed(db).selectFrom('service.dispatch').selectAll();
  return query.where('step_id', '=', stepId).where('way', '<>', 'post').executeTakeFirst();
}

export async function listDispatches(db: Database | Trx, caseId: string): Promise<DispatchRow[]> {
  const query = typed(db).selectFrom('service.dispatch').selectAll().where('case_id', '=', caseId);
  return query.orderBy('created_at').orderBy('id').execute();
}

export async function countLettersSince(trx: Trx, caseId: string, since: Date): Promise<number> {
  const { count } = await typed(trx)
    .selectFrom('service.dispatch')
    .select((eb) => eb.fn.countAll<string>().as('count'))
    .where('case_id', '=', caseId)
    .where('way', '=', 'mail')
    .where('created_at', '>', since)
    .executeTakeFirstOrThrow();
  return Number(count);
}

export async function insertAttempt(trx: Trx, row: Insertable<AttemptTable>): Promise<void> {
  await typed(trx).insertInto('service.attempt').values(row).execute();
}

export async function endAttempt(
  trx: Trx,
  { dispatch_id, number }: Pick<AttemptRow, 'dispatch_id' | 'number'>,
  change: Updateable<AttemptTable>,
): Promise<void> {
  await typed(trx)
    .updateTable('service.attempt')
    .set(change)
    .where('dispatch_id', '=', dispatch_id)
    .where('number', '=', number)
    .execute();
}

/** The tries of one letter, the first one first. */
export async function listAttempts(db: Database | Trx, dispatchId: string): Promise<AttemptRow[]> {
  const query = typed(db).selectFrom('service.attempt').selectAll();
  return query.where('dispatch_id', '=', dispatchId).orderBy('number').execute();
}

export async function listCaseAttempts(db: Database, caseId: string): Promise<AttemptRow[]> {
  const query = typed(db).selectFrom('service.attempt').selectAll().where('case_id', '=', caseId);
  return query.orderBy('dispatch_id').orderBy('number').execute();
}

/** False when this rung stands already. */
export async function insertRung(trx: Trx, row: Insertable<RungTable>): Promise<boolean> {
  const { numInsertedOrUpdatedRows } = await typed(trx)
    .insertInto('service.rung')
    .values(row)
    .onConflict((conflict) => conflict.columns(['dispatch_id', 'key']).doNothing())
    .executeTakeFirstOrThrow();
  return numInsertedOrUpdatedRows === 1n;
}

export async function findRung(db: Database, caseId: string, id: string): Promise<RungRow | undefined> {
  const query = typed(db).selectFrom('service.rung').selectAll();
  return query.where('id', '=', id).where('case_id', '=', caseId).executeTakeFirst();
}

export async function listRungs(db: Database | Trx, caseId: string): Promise<RungRow[]> {
  const query = typed(db).selectFrom('service.rung').selectAll().where('case_id', '=', caseId);
  return query.orderBy('at').orderBy('id').execute();
}

export async function insertEventSalt(trx: Trx, row: Insertable<EventSaltTable>): Promise<void> {
  await typed(trx).insertInto('service.event_salt').values(row).execute();
}

/** Which of these blobs a letter or a proof names. */
export async function namedBlobs(db: Database, keys: readonly string[]): Promise<string[]> {
  const { rows } = await sql<{ blob: string }>`
    SELECT blob FROM service.dispatch WHERE blob = ANY(${keys}) UNION ALL
    SELECT proof_blob FROM service.rung WHERE proof_blob = ANY(${keys})`.execute(db.kysely);
  return rows.map((row) => row.blob);
}

/** Everything of a case but its events; gives what must leave the blob store and the log's look-up. */
export async function eraseRows(trx: Trx, caseId: string): Promise<{ blobs: string[]; rungs: string[] }> {
  const db = typed(trx);
  const letters = await listDispatches(trx, caseId);
  const rungs = await listRungs(trx, caseId);
  for (const table of [
    'service.part',
    'service.inbound',
    'service.rung',
    'service.attempt',
    'service.push',
    'service.reminder',
    'service.dispatch',
    'service.event_salt',
  ] as const)
    await db.deleteFrom(table).where('case_id', '=', caseId).execute();
  const erased = { wrapped_key: null, address_hash: null, unsubscribe_hash: null, contents: null };
  await updateMailbox(trx, caseId, erased);
  const blobs = letters.flatMap(({ blob }) => (blob === null ? [] : [blob]));
  return { blobs, rungs: rungs.map(({ id }) => id) };
}
