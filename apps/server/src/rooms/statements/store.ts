import { type Insertable, type Kysely, type Selectable, sql, type Updateable } from 'kysely';
import type { Vault } from '#platform/blobs';
import type { Database, Trx } from '#platform/database';
import type {
  EventSaltTable,
  PictureTable,
  PublicPictureTable,
  ReplyTable,
  StatementsTables,
  StatementTable,
} from './tables.ts';

/** A statement that is not erased, with the key of its contents. */
export interface StatementRow extends Omit<Selectable<StatementTable>, 'wrapped_key' | 'draft'> {
  vault: Vault;
  draft: Buffer;
}
export type PictureRow = Selectable<PictureTable>;
export type ReplyRow = Selectable<ReplyTable>;

const typed = (db: Database | Trx) => ('engine' in db ? db.kysely : db) as Kysely<StatementsTables>;

/** False when another request made it meanwhile. */
export async function insertStatement(trx: Trx, row: Insertable<StatementTable>): Promise<void> {
  await typed(trx)
    .insertInto('statements.statement')
    .values(row)
    .onConflict((conflict) => conflict.column('case_id').doNothing())
    .execute();
}

export async function findStatement(db: Database | Trx, caseId: string): Promise<StatementRow | undefined> {
  return toRow(await query(db).where('case_id', '=', caseId).executeTakeFirst());
}

/** The statement, locked until the transaction ends. */
export async function lockStatement(trx: Trx, caseId: string): Promise<StatementRow | undefined> {
  return toRow(await query(trx).where('case_id', '=', caseId).forUpdate().executeTakeFirst());
}

/** Also an erased one: its address must say that it is gone. */
export async function findBySlug(
  db: Database,
  slug: string,
): Promise<Selectable<StatementTable> | undefined> {
  return query(db).where('slug', '=', slug).executeTakeFirst();
}

const query = (db: Database | Trx) => typed(db).selectFrom('statements.statement').selectAll();

/** Undefined for none and for an erased one. */
export function toRow(row: Selectable<StatementTable> | undefined): StatementRow | undefined {
  if (!row?.wrapped_key || !row.draft) return undefined;
  const { wrapped_key: wrappedKey, draft, ...rest } = row;
  return { ...rest, draft, vault: { id: `statement:${row.case_id}`, wrappedKey } };
}

export async function updateStatement(
  trx: Trx,
  caseId: string,
  change: Updateable<StatementTable>,
): Promise<void> {
  await typed(trx).updateTable('statements.statement').set(change).where('case_id', '=', caseId).execute();
}

export async function insertPicture(trx: Trx, row: Insertable<PictureTable>): Promise<boolean> {
  const inserted = await typed(trx)
    .insertInto('statements.picture')
    .values(row)
    .onConflict((conflict) => conflict.columns(['case_id', 'item_id']).doNothing())
    .returning('id')
    .executeTakeFirst();
  return inserted !== undefined;
}

export async function listPictures(db: Database | Trx, caseId: string): Promise<PictureRow[]> {
  return typed(db)
    .selectFrom('statements.picture')
    .selectAll()
    .where('case_id', '=', caseId)
    .orderBy('position')
    .execute();
}

export async function findPicture(
  db: Database | Trx,
  caseId: string,
  id: string,
): Promise<PictureRow | undefined> {
  return typed(db)
    .selectFrom('statements.picture')
    .selectAll()
    .where('case_id', '=', caseId)
    .where('id', '=', id)
    .executeTakeFirst();
}

/** False when the picture was changed or removed meanwhile. */
export async function updatePicture(
  trx: Trx,
  { id, version }: Pick<PictureRow, 'id' | 'version'>,
  change: Updateable<PictureTable>,
): Promise<boolean> {
  const changed = await typed(trx)
    .updateTable('statements.picture')
    .set(change)
    .where('id', '=', id)
    .where('version', '=', version)
    .returning('id')
    .executeTakeFirst();
  return changed !== undefined;
}

export async function deletePicture(trx: Trx, caseId: string, id: string): Promise<PictureRow | undefined> {
  return typed(trx)
    .deleteFrom('statements.picture')
    .where('case_id', '=', caseId)
    .where('id', '=', id)
    .returningAll()
    .executeTakeFirst();
}

export async function insertPublicPictures(
  trx: Trx,
  rows: readonly Insertable<PublicPictureTable>[],
): Promise<void> {
  if (rows.length > 0) await typed(trx).insertInto('statements.public_picture').values(rows).execute();
}

export async function findPublicPicture(
  db: Database,
  caseId: string,
  exhibit: number,
): Promise<string | undefined> {
  const row = await typed(db)
    .selectFrom('statements.public_picture')
    .select('blob')
    .where('case_id', '=', caseId)
    .where('exhibit', '=', exhibit)
    .executeTakeFirst();
  return row?.blob;
}

export async function deletePublicPictures(trx: Trx, caseId: string): Promise<string[]> {
  const rows = await typed(trx)
    .deleteFrom('statements.public_picture')
    .where('case_id', '=', caseId)
    .returning('blob')
    .execute();
  return rows.map(({ blob }) => blob);
}

export async function insertReply(trx: Trx, row: Insertable<ReplyTable>): Promise<void> {
  await typed(trx).insertInto('statements.reply').values(row).execute();
}

export async function listReplies(db: Database | Trx, caseId: string): Promise<ReplyRow[]> {
  return typed(db)
    .selectFrom('statements.reply')
    .selectAll()
    .where('case_id', '=', caseId)
    .orderBy('received_at')
    .execute();
}

/** Forgets pictures and replies of a case and gives the blobs that are left. */
export async function deleteContents(trx: Trx, caseId: string): Promise<string[]> {
  await typed(trx).deleteFrom('statements.reply').where('case_id', '=', caseId).execute();
  const pictures = await typed(trx)
    .deleteFrom('statements.picture')
    .where('case_id', '=', caseId)
    .returning('blob')
    .execute();
  const open = await deletePublicPictures(trx, caseId);
  await typed(trx).deleteFrom('statements.event_salt').where('case_id', '=', caseId).execute();
  return [...open, ...pictures.flatMap(({ blob }) => blob ?? [])];
}

/** Ids under which published versions were sealed. */
export async function listPublicationIds(trx: Trx, caseId: string): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`SELECT body->>'publicationId' AS id FROM statements.event
    WHERE subject_id = ${caseId} AND kind = 'statement.published'`.execute(trx);
  return rows.map(({ id }) => id);
}

/** Which of these blobs a picture names. */
export async function namedBlobs(db: Database, keys: readonly string[]): Promise<string[]> {
  const drafts = await typed(db)
    .selectFrom('statements.picture')
    .select('blob')
    .where('blob', 'in', keys)
    .execute();
  const open = await typed(db)
    .selectFrom('statements.public_picture')
    .select('blob')
    .where('blob', 'in', keys)
    .execute();
  return [...drafts, ...open].flatMap(({ blob }) => blob ?? []);
}

export async function insertEventSalt(trx: Trx, row: Insertable<EventSaltTable>): Promise<void> {
  await typed(trx).insertInto('statements.event_salt').values(row).execute();
}
