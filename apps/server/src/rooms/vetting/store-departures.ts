import type { Insertable, Selectable } from 'kysely';
import type { Database, Trx } from '#platform/database';
import { typed } from './store.ts';
import type { DepartureCorrectionTable } from './tables.ts';

export type CorrectionRow = Selectable<DepartureCorrectionTable>;

export async function insertCorrection(trx: Trx, row: Insertable<DepartureCorrectionTable>): Promise<void> {
  await typed(trx).insertInto('vetting.departure_correction').values(row).execute();
}

/** All of a platform, oldest first. */
export async function listCorrections(db: Database, platformId: string): Promise<CorrectionRow[]> {
  return typed(db)
    .selectFrom('vetting.departure_correction')
    .selectAll()
    .where('platform_id', '=', platformId)
    .orderBy('corrected_at')
    .orderBy('id')
    .execute();
}
