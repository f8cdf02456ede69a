import type { Insertable, Selectable, Updateable } from 'kysely';
import type { Database, Trx } from '#platform/database';
import { toFen } from './rules/fen.ts';
import { typed } from './store.ts';
import type { WithdrawalTable } from './tables.ts';

export interface Withdrawal {
  id: string;
  depositId: string;
  amountFen: number;
  payeeId: string;
  payoutId: string | null;
  state: WithdrawalTable['state'];
  askedAt: Date;
  dueAt: Date;
}

const toWithdrawal = (row: Selectable<WithdrawalTable>): Withdrawal => ({
  id: row.id,
  depositId: row.deposit_id,
  amountFen: toFen(row.amount_fen),
  payeeId: row.payee_id,
  payoutId: row.payout_id,
  state: row.state,
  askedAt: row.asked_at,
  dueAt: row.due_at,
});

const query = (db: Database | Trx) => typed(db).selectFrom('deposits.withdrawal').selectAll();

export async function insertWithdrawal(trx: Trx, row: Insertable<WithdrawalTable>): Promise<void> {
  await typed(trx).insertInto('deposits.withdrawal').values(row).execute();
}

export async function findWithdrawal(db: Database | Trx, id: string): Promise<Withdrawal | undefined> {
  const row = await query(db).where('id', '=', id).executeTakeFirst();
  return row && toWithdrawal(row);
}

/** Newest first. */
export async function listWithdrawals(
  db: Database | Trx,
  depositId: string,
  limit: number,
): Promise<Withdrawal[]> {
  const rows = await query(db)
    .where('deposit_id', '=', depositId)
    .orderBy('asked_at', 'desc')
    .limit(limit)
    .execute();
  return rows.map(toWithdrawal);
}

export async function dueWithdrawals(db: Database, at: Date, limit: number): Promise<Withdrawal[]> {
  const rows = await query(db)
    .where('state', '=', 'asked')
    .where('due_at', '<=', at)
    .orderBy('due_at')
    .limit(limit)
    .execute();
  return rows.map(toWithdrawal);
}

export async function updateWithdrawal(
  trx: Trx,
  id: string,
  change: Updateable<WithdrawalTable>,
): Promise<void> {
  await typed(trx).updateTable('deposits.withdrawal').set(change).where('id', '=', id).execute();
}
