import type { Insertable, Selectable, Updateable } from 'kysely';
import type { Database, Trx } from '#platform/database';
import { toFen } from './rules/fen.ts';
import { typed } from './store.ts';
import type { TopUpTable } from './tables.ts';

export interface TopUp {
  id: string;
  depositId: string;
  keeperId: string;
  reference: string;
  amountFen: number;
  receivedFen: number | undefined;
  bankReference: string | null;
  state: TopUpTable['state'];
  askedBy: string;
  askedAt: Date;
  decidedAt: Date | null;
}

const toTopUp = (row: Selectable<TopUpTable>): TopUp => ({
  id: row.id,
  depositId: row.deposit_id,
  keeperId: row.keeper_id,
  reference: row.reference,
  amountFen: toFen(row.amount_fen),
  receivedFen: row.received_fen === null ? undefined : toFen(row.received_fen),
  bankReference: row.bank_reference,
  state: row.state,
  askedBy: row.asked_by,
  askedAt: row.asked_at,
  decidedAt: row.decided_at,
});

const query = (db: Database | Trx) => typed(db).selectFrom('deposits.top_up').selectAll();

export async function insertTopUp(trx: Trx, row: Insertable<TopUpTable>): Promise<void> {
  await typed(trx).insertInto('deposits.top_up').values(row).execute();
}

export async function findTopUp(db: Database | Trx, id: string): Promise<TopUp | undefined> {
  const row = await query(db).where('id', '=', id).executeTakeFirst();
  return row && toTopUp(row);
}

/** A number of a bank as it counts: letters of any case and width, with spaces or without. */
export const receiptKey = (bankReference: string): string =>
  bankReference.normalize('NFKC').replace(/\s+/g, '').toUpperCase();

/** The top-up that a receipt of the keeper's bank was confirmed for. */
export async function findByReceipt(
  db: Database | Trx,
  keeperId: string,
  bankReference: string,
): Promise<TopUp | undefined> {
  const row = await query(db)
    .where('keeper_id', '=', keeperId)
    .where('receipt_key', '=', receiptKey(bankReference))
    .where('receipt_freed', '=', false)
    .executeTakeFirst();
  return row && toTopUp(row);
}

export async function updateTopUp(trx: Trx, id: string, change: Updateable<TopUpTable>): Promise<void> {
  await typed(trx).updateTable('deposits.top_up').set(change).where('id', '=', id).execute();
}

/** Newest first. */
export async function listTopUps(db: Database | Trx, depositId: string, limit: number): Promise<TopUp[]> {
  const rows = await query(db)
    .where('deposit_id', '=', depositId)
    .orderBy('asked_at', 'desc')
    .orderBy('id', 'desc')
    .limit(limit)
    .execute();
  return rows.map(toTopUp);
}

/** Of all merchants of a keeper, newest first, before an id; ids grow with time. */
export async function listDecided(
  db: Database | Trx,
  keeperId: string,
  {
    states,
    before,
    limit,
  }: { states: readonly TopUp['state'][]; before?: string | undefined; limit: number },
): Promise<TopUp[]> {
  let rows = query(db)
    .where('keeper_id', '=', keeperId)
    .where('state', 'in', [...states]);
  if (before !== undefined) rows = rows.where('id', '<', before);
  return (await rows.orderBy('id', 'desc').limit(limit).execute()).map(toTopUp);
}

export async function findTopUps(db: Database | Trx, ids: readonly string[]): Promise<TopUp[]> {
  if (ids.length === 0) return [];
  return (
    await query(db)
      .where('id', 'in', [...ids])
      .orderBy('id')
      .execute()
  ).map(toTopUp);
}

/** What waits for the keeper, oldest first. */
export async function listAsked(db: Database | Trx, keeperId: string, limit: number): Promise<TopUp[]> {
  const rows = await query(db)
    .where('keeper_id', '=', keeperId)
    .where('state', '=', 'asked')
    .orderBy('asked_at')
    .limit(limit)
    .execute();
  return rows.map(toTopUp);
}
