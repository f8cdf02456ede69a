import type { Insertable, Kysely, Selectable } from 'kysely';
import type { Vault } from '#platform/blobs';
import type { Database, Trx } from '#platform/database';
import type { OversightTables, TermsCheckTable } from './tables.ts';

export type CheckRow = Selectable<TermsCheckTable>;

export const typed = (db: Database | Trx) => ('engine' in db ? db.kysely : db) as Kysely<OversightTables>;

export const vaultOf = ({ id, wrapped_key }: Pick<CheckRow, 'id' | 'wrapped_key'>): Vault => ({
  id: `terms:${id}`,
  wrappedKey: wrapped_key,
});

/** False when another check took this version meanwhile. */
export async function insertCheck(trx: Trx, row: Insertable<TermsCheckTable>): Promise<boolean> {
  const inserted = await typed(trx)
    .insertInto('oversight.terms_check')
    .values(row)
    .onConflict((conflict) => conflict.columns(['platform_id', 'document', 'version']).doNothing())
    .returning('id')
    .executeTakeFirst();
  return inserted !== undefined;
}

export async function findCheck(db: Database, platformId: string, id: string): Promise<CheckRow | undefined> {
  return typed(db)
    .selectFrom('oversight.terms_check')
    .selectAll()
    .where('id', '=', id)
    .where('platform_id', '=', platformId)
    .executeTakeFirst();
}

/** The newest version of a document, or the newest below one. */
export async function findVersion(
  db: Database,
  of: { platformId: string; document: string; below?: number },
): Promise<CheckRow | undefined> {
  let rows = typed(db)
    .selectFrom('oversight.terms_check')
    .selectAll()
    .where('platform_id', '=', of.platformId)
    .where('document', '=', of.document);
  if (of.below !== undefined) rows = rows.where('version', '<', of.below);
  return rows.orderBy('version', 'desc').limit(1).executeTakeFirst();
}

export async function listChecks(
  db: Database,
  platformId: string,
  page: { fromMs?: number; untilMs?: number; limit: number },
): Promise<CheckRow[]> {
  let rows = typed(db).selectFrom('oversight.terms_check').selectAll().where('platform_id', '=', platformId);
  if (page.fromMs !== undefined) rows = rows.where('checked_at', '>=', new Date(page.fromMs));
  if (page.untilMs !== undefined) rows = rows.where('checked_at', '<', new Date(page.untilMs));
  return rows.orderBy('checked_at', 'desc').orderBy('id', 'desc').limit(page.limit).execute();
}

export async function insertSalt(
  trx: Trx,
  row: { event_id: string; subject_id: string; salt: Buffer },
): Promise<void> {
  await typed(trx).insertInto('oversight.event_salt').values(row).execute();
}
