import { type Insertable, type Kysely, type Selectable, sql, type Updateable } from 'kysely';
import type { Vault } from '#platform/blobs';
import type { Database, Trx } from '#platform/database';
import type { CasesTables, CaseTable, EventSaltTable, LetterTable } from './tables.ts';

/** A case that is not erased, with the key of its contents. */
export interface CaseRow extends Omit<Selectable<CaseTable>, 'wrapped_key' | 'contents'> {
  vault: Vault;
  contents: Buffer;
}
export type LetterRow = Selectable<LetterTable>;

const typed = (db: Database | Trx) => ('engine' in db ? db.kysely : db) as Kysely<CasesTables>;

export async function insertCase(trx: Trx, row: Insertable<CaseTable>): Promise<void> {
  await typed(trx).insertInto('cases.case').values(row).execute();
}

/** Undefined when there is no such case or it is erased. */
export async function findCase(db: Database | Trx, id: string): Promise<CaseRow | undefined> {
  return toCase(await caseQuery(db, id).executeTakeFirst());
}

/** The case, locked until the transaction ends. */
export async function lockCase(trx: Trx, id: string): Promise<CaseRow | undefined> {
  return toCase(await caseQuery(trx, id).forUpdate().executeTakeFirst());
}

const caseQuery = (db: Database | Trx, id: string) =>
  typed(db).selectFrom('cases.case').selectAll().where('id', '=', id);

function toCase(row: Selectable<CaseTable> | undefined): CaseRow | undefined {
  if (!row?.wrapped_key || !row.contents) return undefined;
  const { wrapped_key: wrappedKey, contents, ...rest } = row;
  return { ...rest, contents, vault: { id: row.id, wrappedKey } };
}

export async function updateCase(trx: Trx, id: string, change: Updateable<CaseTable>): Promise<void> {
  await typed(trx).updateTable('cases.case').set(change).where('id', '=', id).execute();
}

/** False when this very letter was kept already by another request. */
export async function insertLetter(trx: Trx, row: Insertable<LetterTable>): Promise<boolean> {
  const inserted = await typed(trx)
    .insertInto('cases.letter')
    .values(row)
    .onConflict((conflict) => conflict.columns(['case_id', 'name', 'format', 'source_sha256']).doNothing())
    .returning('id')
    .executeTakeFirst();
  return inserted !== undefined;
}

export async function findLetter(
  db: Database,
  key: Pick<LetterRow, 'case_id' | 'name' | 'format' | 'source_sha256'>,
): Promise<LetterRow | undefined> {
  return typed(db)
    .selectFrom('cases.letter')
    .selectAll()
    .where('case_id', '=', key.case_id)
    .where('name', '=', key.name)
    .where('format', '=', key.format)
    .where('source_sha256', '=', key.source_sha256)
    .executeTakeFirst();
}

/** Which of these blobs a letter names. */
export async function namedBlobs(db: Database, keys: readonly string[]): Promise<string[]> {
  const rows = await typed(db).selectFrom('cases.letter').select('blob').where('blob', 'in', keys).execute();
  return rows.map((row) => row.blob);
}

/** Forgets the letters of a case and gives their ids and blobs. */
export async function deleteLetters(trx: Trx, caseId: string): Promise<{ id: string; blob: string }[]> {
  return typed(trx)
    .deleteFrom('cases.letter')
    .where('case_id', '=', caseId)
    .returning(['id', 'blob'])
    .execute();
}

/** Ids under which the case files of a case's bundles were sealed. */
export async function listBundleIds(trx: Trx, caseId: string): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`SELECT body->>'bundleId' AS id FROM cases.event
    WHERE subject_id = ${caseId} AND kind = 'bundle.issued'`.execute(trx);
  return rows.map((row) => row.id);
}

export async function insertEventSalts(trx: Trx, rows: readonly Insertable<EventSaltTable>[]): Promise<void> {
  await typed(trx)
    .insertInto('cases.event_salt')
    .values([...rows])
    .execute();
}

export async function deleteEventSalts(trx: Trx, caseId: string): Promise<void> {
  await typed(trx).deleteFrom('cases.event_salt').where('case_id', '=', caseId).execute();
}
