import { type Selectable, sql } from 'kysely';
import type { Database, Trx } from '#platform/database';
import { typed } from './store.ts';
import type { PictureTable } from './tables.ts';

export type PictureRow = Selectable<PictureTable>;

/** More pictures than these under one band are a layout that everybody has; the first ones are looked at. */
const maxCandidates = 2000;

export const listPictures = (db: Database | Trx, caseId: string): Promise<PictureRow[]> =>
  typed(db).selectFrom('linking.picture').selectAll().where('case_id', '=', caseId).execute();

/** Pictures of other cases that share a band: few, and every near one among them. */
export async function candidates(
  db: Database | Trx,
  asked: { epoch: number; caseId: string; bands: readonly string[] },
): Promise<PictureRow[]> {
  const { rows } = await sql<PictureRow>`
    SELECT * FROM linking.picture WHERE bands && ${asked.bands}::bigint[]
      AND epoch = ${asked.epoch} AND case_id <> ${asked.caseId} LIMIT ${maxCandidates}`.execute(typed(db));
  return rows;
}

export async function insertPicture(trx: Trx, row: PictureRow): Promise<void> {
  await sql`INSERT INTO linking.picture (epoch, item_id, case_id, bands, masked, marks, picture_group)
    VALUES (${row.epoch}, ${row.item_id}, ${row.case_id}, ${row.bands}::bigint[], ${row.masked}, ${row.marks}, ${row.picture_group})
    ON CONFLICT DO NOTHING`.execute(trx);
}

export async function deletePictures(trx: Trx, caseId: string, itemIds: readonly string[]): Promise<void> {
  if (itemIds.length === 0) return;
  await typed(trx)
    .deleteFrom('linking.picture')
    .where('case_id', '=', caseId)
    .where('item_id', 'in', itemIds)
    .execute();
}
