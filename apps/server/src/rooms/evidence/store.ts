import { type Insertable, type Kysely, type Selectable, sql, type Updateable } from 'kysely';
import type { Vault } from '#platform/blobs';
import type { Database, Trx } from '#platform/database';
import type { DossierTable, EventSaltTable, EvidenceTables, ItemTable } from './tables.ts';

export type ItemRow = Selectable<ItemTable>;

/** The case's dossier with the key of its contents. */
export interface Dossier {
  caseId: string;
  vault: Vault;
  version: number;
  items: number;
  bytes: number;
  corrections: Buffer | null;
}

const typed = (db: Database | Trx) => ('engine' in db ? db.kysely : db) as Kysely<EvidenceTables>;

export async function insertDossier(trx: Trx, vault: Vault): Promise<void> {
  await typed(trx)
    .insertInto('evidence.dossier')
    .values({ case_id: vault.id, wrapped_key: vault.wrappedKey, version: 0, item_count: 0, item_bytes: '0' })
    .execute();
}

/**
 * The case's dossier, locked until the transaction ends: two changes of one case's evidence never run at the same
 * time, so that its counts, names and positions are true. Undefined once the case is erased, or where there is none.
 */
export async function lockDossier(trx: Trx, caseId: string): Promise<Dossier | undefined> {
  return toDossier(await dossierQuery(trx, caseId).forUpdate().executeTakeFirst());
}

export async function findDossier(db: Database, caseId: string): Promise<Dossier | undefined> {
  return toDossier(await dossierQuery(db, caseId).executeTakeFirst());
}

const dossierQuery = (db: Database | Trx, caseId: string) =>
  typed(db).selectFrom('evidence.dossier').selectAll().where('case_id', '=', caseId);

function toDossier(row: Selectable<DossierTable> | undefined): Dossier | undefined {
  if (!row?.wrapped_key) return undefined;
  return {
    caseId: row.case_id,
    vault: { id: row.case_id, wrappedKey: row.wrapped_key },
    version: row.version,
    items: row.item_count,
    bytes: Number(row.item_bytes),
    corrections: row.corrections,
  };
}

export async function updateDossier(
  trx: Trx,
  caseId: string,
  change: Updateable<DossierTable>,
): Promise<void> {
  await typed(trx)
    .updateTable('evidence.dossier')
    .set({ ...change, version: sql`version + 1` })
    .where('case_id', '=', caseId)
    .execute();
}

export async function insertItem(trx: Trx, row: Insertable<ItemTable>): Promise<void> {
  await typed(trx).insertInto('evidence.item').values(row).execute();
}

/** Only under the dossier's lock, which makes the version that was read the current one. */
export async function updateItem(trx: Trx, item: ItemRow, change: Updateable<ItemTable>): Promise<void> {
  await typed(trx)
    .updateTable('evidence.item')
    .set({ ...change, version: item.version + 1 })
    .where('id', '=', item.id)
    .execute();
}

/** Progress is no change of the item: it bears no version and makes no event. */
export async function setItemProgress(db: Database, id: string, percent: number): Promise<void> {
  await typed(db)
    .updateTable('evidence.item')
    .set({ progress: percent })
    .where('id', '=', id)
    .where('state', '=', 'reading')
    .where('progress', '<', percent)
    .execute();
}

/** Items of a case in order of arrival; withdrawn ones are left out. */
export async function listItems(db: Database | Trx, caseId: string): Promise<ItemRow[]> {
  return typed(db)
    .selectFrom('evidence.item')
    .selectAll()
    .where('case_id', '=', caseId)
    .where('state', '<>', 'withdrawn')
    .orderBy('position')
    .execute();
}

/** An item of this very case: an id of another case's item finds nothing. */
export async function findItem(
  db: Database | Trx,
  caseId: string,
  itemId: string,
): Promise<ItemRow | undefined> {
  return typed(db)
    .selectFrom('evidence.item')
    .selectAll()
    .where('id', '=', itemId)
    .where('case_id', '=', caseId)
    .where('state', '<>', 'withdrawn')
    .executeTakeFirst();
}

/** Which of these blobs an item names. */
export async function namedBlobs(db: Database, keys: readonly string[]): Promise<string[]> {
  const { rows } = await sql<{ blob: string }>`
    SELECT blob FROM evidence.item WHERE blob = ANY(${keys}) UNION ALL
    SELECT thumbnail_blob FROM evidence.item WHERE thumbnail_blob = ANY(${keys})`.execute(db.kysely);
  return rows.map((row) => row.blob);
}

export async function nextPosition(trx: Trx, caseId: string): Promise<number> {
  const row = await typed(trx)
    .selectFrom('evidence.item')
    .select((eb) => eb.fn.max('position').as('last'))
    .where('case_id', '=', caseId)
    .executeTakeFirst();
  return (row?.last ?? 0) + 1;
}

export async function deleteItems(trx: Trx, caseId: string): Promise<void> {
  await typed(trx).deleteFrom('evidence.item').where('case_id', '=', caseId).execute();
}

export async function insertEventSalt(trx: Trx, row: Insertable<EventSaltTable>): Promise<void> {
  await typed(trx).insertInto('evidence.event_salt').values(row).execute();
}

export async function deleteEventSalts(trx: Trx, caseId: string): Promise<void> {
  await typed(trx).deleteFrom('evidence.event_salt').where('case_id', '=', caseId).execute();
}
