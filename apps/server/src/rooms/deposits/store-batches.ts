import type { Insertable, Selectable } from 'kysely';
import type { Database, Trx } from '#platform/database';
import { toFen } from './rules/fen.ts';
import { typed } from './store.ts';
import type { AttemptTable, BatchTable } from './tables.ts';

export interface Batch {
  id: string;
  place: number;
  keeperId: string;
  lines: number;
  totalFen: number;
  state: BatchTable['state'];
  madeAt: Date;
}

const toBatch = (row: Selectable<BatchTable>): Batch => ({
  id: row.id,
  place: toFen(row.place),
  keeperId: row.keeper_id,
  lines: row.lines,
  totalFen: toFen(row.total_fen),
  state: row.state,
  madeAt: row.made_at,
});

/** Gives the place of the new file. */
export async function insertBatch(trx: Trx, row: Insertable<BatchTable>): Promise<number> {
  const { place } = await typed(trx)
    .insertInto('deposits.batch')
    .values(row)
    .returning('place')
    .executeTakeFirstOrThrow();
  return toFen(place);
}

export async function findBatch(db: Database | Trx, id: string): Promise<Batch | undefined> {
  const row = await typed(db)
    .selectFrom('deposits.batch')
    .selectAll()
    .where('id', '=', id)
    .executeTakeFirst();
  return row && toBatch(row);
}

/** Newest first. */
export async function listBatches(db: Database, keeperId: string, limit: number): Promise<Batch[]> {
  const rows = await typed(db)
    .selectFrom('deposits.batch')
    .selectAll()
    .where('keeper_id', '=', keeperId)
    .orderBy('place', 'desc')
    .limit(limit)
    .execute();
  return rows.map(toBatch);
}

/** False where it is not in the state that was expected. */
export async function moveBatch(
  trx: Trx,
  id: string,
  from: BatchTable['state'],
  to: BatchTable['state'],
): Promise<boolean> {
  const moved = await typed(trx)
    .updateTable('deposits.batch')
    .set({ state: to })
    .where('id', '=', id)
    .where('state', '=', from)
    .returning('id')
    .executeTakeFirst();
  return moved !== undefined;
}

/** The lines of a file, in its order. */
export async function linesOf(db: Database | Trx, batchId: string): Promise<Selectable<AttemptTable>[]> {
  return typed(db)
    .selectFrom('deposits.attempt')
    .selectAll()
    .where('batch_id', '=', batchId)
    .orderBy('line')
    .execute();
}
