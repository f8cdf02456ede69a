import type { Insertable, Selectable, Updateable } from 'kysely';
import type { Database, Trx } from '#platform/database';
import { typed } from './store.ts';
import type { NameChangeTable } from './tables.ts';

export type NameChangeRow = Selectable<NameChangeTable>;

export async function insertNameChange(trx: Trx, row: Insertable<NameChangeTable>): Promise<void> {
  await typed(trx).insertInto('vetting.name_change').values(row).execute();
}

/** Newest first. */
export async function listNameChanges(db: Database | Trx, orgId: string): Promise<NameChangeRow[]> {
  return typed(db)
    .selectFrom('vetting.name_change')
    .selectAll()
    .where('org_id', '=', orgId)
    .orderBy('asked_at', 'desc')
    .orderBy('id', 'desc')
    .execute();
}

export async function updateNameChange(
  trx: Trx,
  id: string,
  change: Updateable<NameChangeTable>,
): Promise<void> {
  await typed(trx).updateTable('vetting.name_change').set(change).where('id', '=', id).execute();
}

/** Those of these organisations that wait for another name; without ids: all. */
export async function waitingForNames(db: Database, orgIds?: readonly string[]): Promise<Set<string>> {
  if (orgIds?.length === 0) return new Set();
  const query = typed(db).selectFrom('vetting.name_change').select('org_id').where('state', '=', 'waiting');
  const rows = await (orgIds ? query.where('org_id', 'in', orgIds) : query).execute();
  return new Set(rows.map(({ org_id }) => org_id));
}
