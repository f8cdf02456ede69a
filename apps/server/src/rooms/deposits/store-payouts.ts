import type { Insertable, Selectable } from 'kysely';
import type { Database, Trx } from '#platform/database';
import { toFen } from './rules/fen.ts';
import type { PayoutState } from './rules/lifecycle/payout-lifecycle.ts';
import { typed } from './store.ts';
import type { AttemptTable, PayoutTable } from './tables.ts';

export interface Payout {
  id: string;
  depositId: string;
  key: string;
  purpose: PayoutTable['purpose'];
  holdId: string | null;
  amountFen: number;
  payeeId: string;
  state: PayoutState;
  attempt: number;
  trouble: string | null;
  decidedAt: Date;
  changedAt: Date;
  paidAt: Date | null;
}
export type Attempt = Selectable<AttemptTable>;

const toPayout = (row: Selectable<PayoutTable>): Payout => ({
  id: row.id,
  depositId: row.deposit_id,
  key: row.key,
  purpose: row.purpose,
  holdId: row.hold_id,
  amountFen: toFen(row.amount_fen),
  payeeId: row.payee_id,
  state: row.state,
  attempt: row.attempt,
  trouble: row.trouble,
  decidedAt: row.decided_at,
  changedAt: row.changed_at,
  paidAt: row.paid_at,
});

const query = (db: Database | Trx) => typed(db).selectFrom('deposits.payout').selectAll();

export async function insertPayout(trx: Trx, row: Insertable<PayoutTable>): Promise<void> {
  await typed(trx).insertInto('deposits.payout').values(row).execute();
}

export async function findPayout(db: Database | Trx, id: string): Promise<Payout | undefined> {
  const row = await query(db).where('id', '=', id).executeTakeFirst();
  return row && toPayout(row);
}

export async function findPayoutByKey(db: Database | Trx, key: string): Promise<Payout | undefined> {
  const row = await query(db).where('key', '=', key).executeTakeFirst();
  return row && toPayout(row);
}

/** The newest asking of a rail for a payout. */
export async function lastAttempt(db: Database | Trx, payoutId: string): Promise<Attempt | undefined> {
  return typed(db)
    .selectFrom('deposits.attempt')
    .selectAll()
    .where('payout_id', '=', payoutId)
    .orderBy('attempt', 'desc')
    .limit(1)
    .executeTakeFirst();
}
