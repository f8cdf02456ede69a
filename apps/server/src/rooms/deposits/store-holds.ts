import type { Insertable, Selectable } from 'kysely';
import type { Database, Trx } from '#platform/database';
import { toFen } from './rules/fen.ts';
import { typed } from './store.ts';
import type { HoldTable } from './tables.ts';

export interface Hold {
  id: string;
  depositId: string;
  key: string;
  amountFen: number;
  state: HoldTable['state'];
  placedAt: Date;
  endedAt: Date | null;
}

const toHold = (row: Selectable<HoldTable>): Hold => ({
  id: row.id,
  depositId: row.deposit_id,
  key: row.key,
  amountFen: toFen(row.amount_fen),
  state: row.state,
  placedAt: row.placed_at,
  endedAt: row.ended_at,
});

export async function insertHold(trx: Trx, row: Insertable<HoldTable>): Promise<void> {
  await typed(trx).insertInto('deposits.hold').values(row).execute();
}

const query = (db: Database | Trx) => typed(db).selectFrom('deposits.hold').selectAll();

export async function findHold(db: Database | Trx, id: string): Promise<Hold | undefined> {
  const row = await query(db).where('id', '=', id).executeTakeFirst();
  return row && toHold(row);
}

export async function findHoldByKey(db: Database | Trx, key: string): Promise<Hold | undefined> {
  const row = await query(db).where('key', '=', key).executeTakeFirst();
  return row && toHold(row);
}

/** What is held now, oldest first. */
export async function listHolds(db: Database | Trx, depositId: string): Promise<Hold[]> {
  const rows = await query(db)
    .where('deposit_id', '=', depositId)
    .where('state', '=', 'held')
    .orderBy('placed_at')
    .orderBy('id')
    .limit(500)
    .execute();
  return rows.map(toHold);
}

export async function endHold(
  trx: Trx,
  id: string,
  state: 'released' | 'paid',
  endedAt: Date,
): Promise<void> {
  await typed(trx)
    .updateTable('deposits.hold')
    .set({ state, ended_at: endedAt })
    .where('id', '=', id)
    .execute();
}
