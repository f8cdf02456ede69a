import type { Insertable, Selectable } from 'kysely';
import type { Vault } from '#platform/blobs';
import type { Database, Trx } from '#platform/database';
import { typed } from './store.ts';
import type { ReportTable } from './tables.ts';

export type ReportRow = Selectable<ReportTable>;

export const vaultId = (id: string): string => `report:${id}`;
export const vaultOf = ({ id, wrapped_key }: ReportRow): Vault => ({
  id: vaultId(id),
  wrappedKey: wrapped_key,
});

export async function insertReport(trx: Trx, row: Insertable<ReportTable>): Promise<void> {
  await typed(trx).insertInto('oversight.report').values(row).execute();
}

/** The newest first. */
export async function listReports(db: Database, platformId: string, limit: number): Promise<ReportRow[]> {
  return typed(db)
    .selectFrom('oversight.report')
    .selectAll()
    .where('platform_id', '=', platformId)
    .orderBy('made_at', 'desc')
    .orderBy('id', 'desc')
    .limit(limit)
    .execute();
}

export async function findReport(
  db: Database,
  platformId: string,
  id: string,
): Promise<ReportRow | undefined> {
  return typed(db)
    .selectFrom('oversight.report')
    .selectAll()
    .where('id', '=', id)
    .where('platform_id', '=', platformId)
    .executeTakeFirst();
}

/** Which of these blobs a report names. */
export async function namedBlobs(db: Database, keys: readonly string[]): Promise<string[]> {
  const rows = await typed(db)
    .selectFrom('oversight.report')
    .select(['csv_blob', 'pdf_blob'])
    .where((on) => on.or([on('csv_blob', 'in', [...keys]), on('pdf_blob', 'in', [...keys])]))
    .execute();
  return rows.flatMap(({ csv_blob, pdf_blob }) => [csv_blob, pdf_blob]);
}
