import type { Insertable, Selectable } from 'kysely';
import type { Database, Trx } from '#platform/database';
import { typed } from './store.ts';
import type { DocumentTable } from './tables.ts';

export type DocumentRow = Selectable<DocumentTable>;

export async function insertDocument(trx: Trx, row: Insertable<DocumentTable>): Promise<void> {
  await typed(trx).insertInto('vetting.document').values(row).execute();
}

/** Papers that the organisation has not taken out, in order of arrival. */
export async function listDocuments(db: Database | Trx, orgId: string): Promise<DocumentRow[]> {
  return typed(db)
    .selectFrom('vetting.document')
    .selectAll()
    .where('org_id', '=', orgId)
    .where('removed_at', 'is', null)
    .orderBy('added_at')
    .orderBy('id')
    .execute();
}

/** These papers of the organisation, also those that it took out later: they were handed in. */
export async function findDocuments(
  db: Database | Trx,
  orgId: string,
  ids: readonly string[],
): Promise<DocumentRow[]> {
  if (ids.length === 0) return [];
  return typed(db)
    .selectFrom('vetting.document')
    .selectAll()
    .where('org_id', '=', orgId)
    .where('id', 'in', ids)
    .orderBy('added_at')
    .orderBy('id')
    .execute();
}

export async function setValidUntil(trx: Trx, id: string, validUntil: string | null): Promise<void> {
  await typed(trx)
    .updateTable('vetting.document')
    .set({ valid_until: validUntil })
    .where('id', '=', id)
    .execute();
}

export async function markRemoved(trx: Trx, id: string, at: Date): Promise<void> {
  await typed(trx).updateTable('vetting.document').set({ removed_at: at }).where('id', '=', id).execute();
}

/** As if they had never been taken out. */
export async function restoreDocuments(trx: Trx, ids: readonly string[]): Promise<void> {
  if (ids.length === 0) return;
  await typed(trx).updateTable('vetting.document').set({ removed_at: null }).where('id', 'in', ids).execute();
}

export async function deleteDocument(trx: Trx, id: string): Promise<void> {
  await typed(trx).deleteFrom('vetting.document').where('id', '=', id).execute();
}

/** Which of these blobs a paper names. */
export async function namedBlobs(db: Database, keys: readonly string[]): Promise<string[]> {
  if (keys.length === 0) return [];
  const rows = await typed(db)
    .selectFrom('vetting.document')
    .select('blob')
    .where('blob', 'in', keys)
    .execute();
  return rows.map(({ blob }) => blob);
}
