import { newId } from '#platform/clock';
import { inTransaction } from '#platform/database';
import type { DepositsDeps } from '../deps.ts';
import { newEvent } from '../events.ts';
import { badAmount, depositExists, depositNotEmpty, depositNotFound } from '../refusals.ts';
import { isPossible } from '../rules/accounts.ts';
import { levelOf } from '../rules/level.ts';
import * as store from '../store.ts';
import { settleLevel } from './post.ts';
import { recordEvents } from './record-events.ts';

export interface SetDeposit {
  merchantId: string;
  /** The organisation that keeps the money. */
  keeperId: string;
  floorFen: number;
  /** Default: the floor and a fifth. */
  remindFen?: number | undefined;
  /** Who set it. */
  by: string;
}

const highestFloorFen = 100_000_000_000;

/**
 * The keeper opens a merchant's deposit or sets another floor. Refusals: `bad-amount`; `deposit-exists` where another
 * organisation keeps it.
 */
export async function setDeposit(deps: DepositsDeps, input: SetDeposit): Promise<store.Deposit> {
  const { merchantId, keeperId, floorFen, remindFen = Math.ceil(floorFen * 1.2), by } = input;
  if (![floorFen, remindFen].every((fen) => Number.isInteger(fen) && fen >= 0 && fen <= highestFloorFen))
    throw badAmount();
  if (remindFen < floorFen) throw badAmount();
  return inTransaction(deps.db, async (trx) => {
    const atMs = deps.clock.now();
    const id = newId('dep');
    const opened = await store.insertDeposit(trx, {
      id,
      merchant_id: merchantId,
      keeper_id: keeperId,
      floor_fen: floorFen,
      remind_fen: remindFen,
      level: levelOf(0, { floorFen, remindFen }),
      opened_at: new Date(atMs),
      closed_at: null,
    });
    const deposit = await store.lockDeposit(trx, merchantId);
    if (!deposit) throw depositNotFound();
    if (deposit.keeperId !== keeperId) throw depositExists();
    if (opened) {
      const body = { merchantId, keeperId, floorFen, remindFen, by };
      await recordEvents(deps, trx, [newEvent(id, atMs, 'deposit.opened', body)]);
      return deposit;
    }
    if (deposit.floorFen === floorFen && deposit.remindFen === remindFen) return deposit;
    await store.updateDeposit(trx, deposit.id, { floor_fen: floorFen, remind_fen: remindFen });
    const set = newEvent(deposit.id, atMs, 'floor.set', { floorFen, remindFen, by });
    return settleLevel(deps, trx, { ...deposit, floorFen, remindFen }, [set]);
  });
}

/** Ends an empty deposit, so that the merchant may have one elsewhere. Refusals: `deposit-not-found`, `deposit-not-empty`. */
export async function closeDeposit(
  deps: DepositsDeps,
  { merchantId, by }: { merchantId: string; by: string },
): Promise<void> {
  await inTransaction(deps.db, async (trx) => {
    const deposit = await store.lockDeposit(trx, merchantId);
    if (!deposit) throw depositNotFound();
    const isEmpty = isPossible(deposit.balances) && Object.values(deposit.balances).every((fen) => fen === 0);
    if (!isEmpty) throw depositNotEmpty();
    const atMs = deps.clock.now();
    await store.updateDeposit(trx, deposit.id, { closed_at: new Date(atMs) });
    await recordEvents(deps, trx, [newEvent(deposit.id, atMs, 'deposit.closed', { by })]);
  });
}
