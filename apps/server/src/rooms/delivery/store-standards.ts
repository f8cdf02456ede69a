import { type Insertable, type Selectable, sql } from 'kysely';
import type { Database, Trx } from '#platform/database';
import { typed } from './store.ts';
import type { SignatureTable, StandardTable } from './tables.ts';

export type StandardRow = Selectable<StandardTable>;
export type SignatureRow = Selectable<SignatureTable>;

const all = (db: Database | Trx) => typed(db).selectFrom('delivery.standard').selectAll();

/** Of an organisation, newest version first. */
export async function listOfOrg(db: Database | Trx, orgId: string): Promise<StandardRow[]> {
  return all(db).where('org_id', '=', orgId).orderBy('category').orderBy('version', 'desc').execute();
}

export async function listOfId(db: Database, id: string): Promise<StandardRow[]> {
  return all(db).where('id', '=', id).where('state', '=', 'published').orderBy('version', 'desc').execute();
}

export async function listPublished(db: Database): Promise<StandardRow[]> {
  return all(db)
    .where('state', '=', 'published')
    .orderBy('org_id')
    .orderBy('category')
    .orderBy('version', 'desc')
    .limit(500)
    .execute();
}

/** Newest version of an organisation's standard of a category, locked. */
export async function lockNewest(
  trx: Trx,
  orgId: string,
  category: string,
): Promise<StandardRow | undefined> {
  return all(trx)
    .where('org_id', '=', orgId)
    .where('category', '=', category)
    .orderBy('version', 'desc')
    .limit(1)
    .forUpdate()
    .executeTakeFirst();
}

export async function keepStandard(trx: Trx, row: StandardRow): Promise<void> {
  const json = { body: JSON.stringify(row.body) as never };
  await typed(trx)
    .insertInto('delivery.standard')
    .values({ ...row, ...json })
    // A published version is never edited: its row is not a draft any more.
    .onConflict((conflict) =>
      conflict
        .columns(['id', 'version'])
        .doUpdateSet({ ...row, ...json })
        .where(sql<boolean>`standard.state = 'draft'`),
    )
    .execute();
}

export async function insertSignature(trx: Trx, row: Insertable<SignatureTable>): Promise<boolean> {
  const fresh = await typed(trx)
    .insertInto('delivery.signature')
    .values(row)
    .onConflict((conflict) => conflict.columns(['org_id', 'standard_id', 'version']).doNothing())
    .returning('id')
    .executeTakeFirst();
  return fresh !== undefined;
}

export async function listSignatures(
  db: Database | Trx,
  by: { orgId?: string; standardIds?: readonly string[] },
): Promise<SignatureRow[]> {
  let query = typed(db).selectFrom('delivery.signature').selectAll();
  if (by.orgId) query = query.where('org_id', '=', by.orgId);
  if (by.standardIds?.length) query = query.where('standard_id', 'in', by.standardIds);
  return query.orderBy('signed_at', 'desc').limit(500).execute();
}
