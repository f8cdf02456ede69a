import type { Insertable, Kysely, Selectable, Updateable } from 'kysely';
import type { Database, Trx } from '#platform/database';
import { type Account, accounts, type Balances, type Legs, type PostingKind } from './rules/accounts.ts';
import { toFen } from './rules/fen.ts';
import type { Level } from './rules/level.ts';
import type { DepositsTables, DepositTable, EventSaltTable, PostingTable } from './tables.ts';

/** A deposit with its balances as numbers. */
export interface Deposit {
  id: string;
  merchantId: string;
  keeperId: string;
  floorFen: number;
  remindFen: number;
  level: Level;
  remindedAt: Date | null;
  postings: number;
  openedAt: Date;
  closedAt: Date | null;
  balances: Balances;
}

export interface Posting {
  id: string;
  depositId: string;
  sequence: number;
  key: string;
  kind: PostingKind;
  ref: string;
  legs: Legs;
  availableAfterFen: number;
  heldAfterFen: number;
  at: Date;
}

export const typed = (db: Database | Trx) => ('engine' in db ? db.kysely : db) as Kysely<DepositsTables>;

const columnOf = {
  available: 'available_fen',
  held: 'held_fen',
  payable: 'payable_fen',
  transit: 'transit_fen',
  bank: 'bank_fen',
  writtenOff: 'written_off_fen',
} as const satisfies Record<Account, string>;

type BalanceRow = Pick<Selectable<DepositTable>, (typeof columnOf)[Account]>;

export const balancesOf = (row: BalanceRow): Balances =>
  Object.fromEntries(accounts.map((account) => [account, toFen(row[columnOf[account]])])) as Balances;

export const columnsOf = (legs: Legs): Record<string, number> =>
  Object.fromEntries(accounts.map((account) => [columnOf[account], legs[account] ?? 0]));

export function toDeposit(row: Selectable<DepositTable>): Deposit {
  return {
    id: row.id,
    merchantId: row.merchant_id,
    keeperId: row.keeper_id,
    floorFen: toFen(row.floor_fen),
    remindFen: toFen(row.remind_fen),
    level: row.level,
    remindedAt: row.reminded_at,
    postings: row.postings,
    openedAt: row.opened_at,
    closedAt: row.closed_at,
    balances: balancesOf(row),
  };
}

function toPosting(row: Selectable<PostingTable>): Posting {
  const legs = Object.fromEntries(Object.entries(balancesOf(row)).filter(([, fen]) => fen !== 0));
  return {
    id: row.id,
    depositId: row.deposit_id,
    sequence: row.sequence,
    key: row.key,
    kind: row.kind,
    ref: row.ref,
    legs,
    availableAfterFen: toFen(row.available_after),
    heldAfterFen: toFen(row.held_after),
    at: row.at,
  };
}

const open = (db: Database | Trx) =>
  typed(db).selectFrom('deposits.deposit').selectAll().where('closed_at', 'is', null);

/** False when the merchant has an open one. */
export async function insertDeposit(trx: Trx, row: Insertable<DepositTable>): Promise<boolean> {
  const inserted = await typed(trx)
    .insertInto('deposits.deposit')
    .values(row)
    .onConflict((conflict) => conflict.column('merchant_id').where('closed_at', 'is', null).doNothing())
    .returning('id')
    .executeTakeFirst();
  return inserted !== undefined;
}

/** The open deposit of a merchant. */
export async function findDeposit(db: Database | Trx, merchantId: string): Promise<Deposit | undefined> {
  const row = await open(db).where('merchant_id', '=', merchantId).executeTakeFirst();
  return row && toDeposit(row);
}

/** Which of these merchants have an open deposit that is below its floor. */
export async function listBelowFloor(db: Database, merchantIds: readonly string[]): Promise<string[]> {
  if (merchantIds.length === 0) return [];
  const rows = await open(db)
    .where('merchant_id', 'in', merchantIds)
    .where('level', '=', 'below-floor')
    .execute();
  return rows.map(({ merchant_id }) => merchant_id);
}

/** Any deposit by its id, also a closed one. */
export async function readDeposit(db: Database | Trx, id: string): Promise<Deposit | undefined> {
  const row = await typed(db)
    .selectFrom('deposits.deposit')
    .selectAll()
    .where('id', '=', id)
    .executeTakeFirst();
  return row && toDeposit(row);
}

export async function readDeposits(db: Database, ids: readonly string[]): Promise<Deposit[]> {
  if (ids.length === 0) return [];
  const rows = await typed(db)
    .selectFrom('deposits.deposit')
    .selectAll()
    .where('id', 'in', [...ids])
    .execute();
  return rows.map(toDeposit);
}

/**
 * The same, locked until the transaction ends. Whatever moves money takes this lock first and no other lock before it,
 * so that no two movements of one deposit overlap and none waits in a circle.
 */
export async function lockDeposit(trx: Trx, merchantId: string): Promise<Deposit | undefined> {
  const row = await open(trx).where('merchant_id', '=', merchantId).forUpdate().executeTakeFirst();
  return row && toDeposit(row);
}

/** Deposits by their ids in one fixed order, each locked until the transaction ends. */
export async function lockDeposits(trx: Trx, ids: readonly string[]): Promise<Map<string, Deposit>> {
  if (ids.length === 0) return new Map();
  const rows = await typed(trx)
    .selectFrom('deposits.deposit')
    .selectAll()
    .where('id', 'in', [...new Set(ids)])
    .orderBy('id')
    .forUpdate()
    .execute();
  return new Map(rows.map((row) => [row.id, toDeposit(row)]));
}

export async function listKept(db: Database, keeperId: string): Promise<Deposit[]> {
  const rows = await open(db).where('keeper_id', '=', keeperId).orderBy('id').execute();
  return rows.map(toDeposit);
}

/** Deposits below their floor whose last reminder is older than that, and those that were opened below it and never had money. */
export async function listUnreminded(db: Database, before: Date, limit: number): Promise<Deposit[]> {
  const rows = await open(db)
    .where('level', '=', 'below-floor')
    .where((eb) =>
      eb.or([
        eb('reminded_at', '<', before),
        eb.and([eb('reminded_at', 'is', null), eb('postings', '=', 0), eb('opened_at', '<', before)]),
      ]),
    )
    .orderBy('reminded_at')
    .limit(limit)
    .execute();
  return rows.map(toDeposit);
}

export async function updateDeposit(
  trx: Trx,
  id: string,
  change: Pick<Updateable<DepositTable>, 'floor_fen' | 'remind_fen' | 'level' | 'reminded_at' | 'closed_at'>,
): Promise<void> {
  await typed(trx).updateTable('deposits.deposit').set(change).where('id', '=', id).execute();
}

/** Moves the balances too, by trigger. Never with ON CONFLICT: look for the key under the lock first. */
export async function insertPosting(trx: Trx, row: Insertable<PostingTable>): Promise<void> {
  await typed(trx).insertInto('deposits.posting').values(row).execute();
}

/** Newest first, before a place in the deposit's sequence. */
export async function listPostings(
  db: Database,
  depositId: string,
  { before = 2 ** 31 - 1, limit }: { before?: number | undefined; limit: number },
): Promise<Posting[]> {
  const rows = await typed(db)
    .selectFrom('deposits.posting')
    .selectAll()
    .where('deposit_id', '=', depositId)
    .where('sequence', '<', before)
    .orderBy('sequence', 'desc')
    .limit(limit)
    .execute();
  return rows.map(toPosting);
}

/** Oldest first, from `fromMs` up to but not including `untilMs`. */
export async function postingsBetween(
  db: Database,
  depositId: string,
  { fromMs, untilMs, limit }: { fromMs: number; untilMs: number; limit: number },
): Promise<Posting[]> {
  const rows = await typed(db)
    .selectFrom('deposits.posting')
    .selectAll()
    .where('deposit_id', '=', depositId)
    .where('at', '>=', new Date(fromMs))
    .where('at', '<', new Date(untilMs))
    .orderBy('sequence')
    .limit(limit)
    .execute();
  return rows.map(toPosting);
}

/** The last posting before an instant: what it left is the opening balance. */
export async function lastPostingBefore(
  db: Database,
  depositId: string,
  beforeMs: number,
): Promise<Posting | undefined> {
  const row = await typed(db)
    .selectFrom('deposits.posting')
    .selectAll()
    .where('deposit_id', '=', depositId)
    .where('at', '<', new Date(beforeMs))
    .orderBy('sequence', 'desc')
    .limit(1)
    .executeTakeFirst();
  return row && toPosting(row);
}

/** What was lacking before an instant, added up from the postings. */
export async function shortageBefore(db: Database, depositId: string, beforeMs: number): Promise<number> {
  const row = await typed(db)
    .selectFrom('deposits.posting')
    .select(({ fn }) => fn.sum<string | null>('written_off_fen').as('sum'))
    .where('deposit_id', '=', depositId)
    .where('at', '<', new Date(beforeMs))
    .executeTakeFirst();
  return -toFen(row?.sum ?? 0) || 0;
}

export async function insertEventSalts(trx: Trx, rows: readonly Insertable<EventSaltTable>[]): Promise<void> {
  if (rows.length > 0) await typed(trx).insertInto('deposits.event_salt').values(rows).execute();
}
