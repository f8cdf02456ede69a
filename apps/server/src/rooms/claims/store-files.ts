import type { AnswerLink } from '@redress/contract';
import type { Insertable, Selectable } from 'kysely';
import type { Database, Trx } from '#platform/database';
import { typed } from './store.ts';
import type { FileTable } from './tables.ts';

export type FileRow = Omit<Selectable<FileTable>, 'bytes'> & { bytes: number };

const toFile = ({ bytes, ...row }: Selectable<FileTable>): FileRow => ({ ...row, bytes: Number(bytes) });

export async function insertFile(trx: Trx, row: Insertable<FileTable>): Promise<void> {
  await typed(trx).insertInto('claims.file').values(row).execute();
}

export async function listFiles(db: Database | Trx, claimId: string): Promise<FileRow[]> {
  const rows = await typed(db)
    .selectFrom('claims.file')
    .selectAll()
    .where('claim_id', '=', claimId)
    .orderBy('added_at')
    .orderBy('id')
    .execute();
  return rows.map(toFile);
}

export async function deleteFiles(trx: Trx, claimId: string): Promise<void> {
  await typed(trx).deleteFrom('claims.file').where('claim_id', '=', claimId).execute();
}

/** They become part of an answer; one that was filed before keeps how. */
export async function fileFiles(trx: Trx, ids: readonly string[], link: AnswerLink | null): Promise<void> {
  if (ids.length === 0) return;
  await typed(trx)
    .updateTable('claims.file')
    .set({ filed: true, link })
    .where('filed', '=', false)
    .where('id', 'in', [...ids])
    .execute();
}

/** Which of these blobs a file names. */
export async function namedBlobs(db: Database, keys: readonly string[]): Promise<string[]> {
  const rows = await typed(db)
    .selectFrom('claims.file')
    .select('blob')
    .where('blob', 'in', [...keys])
    .execute();
  return rows.map(({ blob }) => blob);
}
