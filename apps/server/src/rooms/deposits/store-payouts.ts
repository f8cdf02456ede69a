import type { Insertable, Selectable, Updateable } from 'kysely';
import type { Database, Trx } from '#platform/database';
import type { RailConfirm } from '#platform/rails';
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
  putOffUntil: Date | null;
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
  putOffUntil: row.put_off_until,
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

/** All that name this payee: the parts of one claim, or a withdrawal. */
export async function payoutsTo(db: Database | Trx, payeeId: string): Promise<Payout[]> {
  return (await query(db).where('payee_id', '=', payeeId).execute()).map(toPayout);
}

export async function updatePayout(trx: Trx, id: string, change: Updateable<PayoutTable>): Promise<void> {
  await typed(trx).updateTable('deposits.payout').set(change).where('id', '=', id).execute();
}

export async function insertAttempt(trx: Trx, row: Insertable<AttemptTable>): Promise<void> {
  await typed(trx).insertInto('deposits.attempt').values(row).execute();
}

export async function updateAttempt(trx: Trx, number: string, reference: string): Promise<void> {
  await typed(trx).updateTable('deposits.attempt').set({ reference }).where('number', '=', number).execute();
}

/** What the payee needs to say yes; undefined once nobody asks any more. */
export async function setConfirm(trx: Trx, number: string, confirm: RailConfirm | undefined): Promise<void> {
  await typed(trx)
    .updateTable('deposits.attempt')
    .set({ confirm: confirm ? JSON.stringify(confirm) : null })
    .where('number', '=', number)
    .execute();
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

export async function findAttempt(db: Database | Trx, number: string): Promise<Attempt | undefined> {
  return typed(db).selectFrom('deposits.attempt').selectAll().where('number', '=', number).executeTakeFirst();
}

export interface PayoutPage {
  /** Which deposits: those of a keeper, or one. */
  keeperId?: string | undefined;
  depositId?: string | undefined;
  states: readonly PayoutState[];
  /** After this id; ids grow with time. */
  before?: string | undefined;
  limit: number;
}

/** Newest first. */
export async function listPayouts(
  db: Database | Trx,
  { keeperId, depositId, states, before, limit }: PayoutPage,
): Promise<(Payout & { merchantId: string })[]> {
  let query = typed(db)
    .selectFrom('deposits.payout as p')
    .innerJoin('deposits.deposit as d', 'd.id', 'p.deposit_id')
    .selectAll('p')
    .select('d.merchant_id as merchantId')
    .where('p.state', 'in', [...states]);
  if (keeperId !== undefined) query = query.where('d.keeper_id', '=', keeperId);
  if (depositId !== undefined) query = query.where('p.deposit_id', '=', depositId);
  if (before !== undefined) query = query.where('p.id', '<', before);
  const rows = await query.orderBy('p.id', 'desc').limit(limit).execute();
  return rows.map((row) => ({ ...toPayout(row), merchantId: row.merchantId }));
}

/** Payouts of a keeper that wait to be paid to an account at a bank, oldest first; not what is put off at `now`. */
export async function waitingForBank(
  db: Database | Trx,
  { keeperId, now, limit }: { keeperId: string; now: Date; limit: number },
): Promise<Payout[]> {
  const rows = await typed(db)
    .selectFrom('deposits.payout as p')
    .innerJoin('deposits.deposit as d', 'd.id', 'p.deposit_id')
    .innerJoin('deposits.payee as e', 'e.id', 'p.payee_id')
    .selectAll('p')
    .where('d.keeper_id', '=', keeperId)
    .where('p.state', '=', 'waiting')
    .where((eb) => eb.or([eb('p.put_off_until', 'is', null), eb('p.put_off_until', '<=', now)]))
    .where('e.kind', '=', 'bank')
    .where('e.erased_at', 'is', null)
    .orderBy('p.id')
    .limit(limit)
    .execute();
  return rows.map(toPayout);
}

/** The newest asking for each of these payouts. */
export async function lastAttempts(
  db: Database | Trx,
  payoutIds: readonly string[],
): Promise<Map<string, Attempt>> {
  if (payoutIds.length === 0) return new Map();
  const rows = await typed(db)
    .selectFrom('deposits.attempt')
    .selectAll()
    .where('payout_id', 'in', [...payoutIds])
    .orderBy('attempt')
    .execute();
  return new Map(rows.map((row) => [row.payout_id, row]));
}
