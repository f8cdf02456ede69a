import type { Payee } from '@redress/contract';
import { newId } from '#platform/clock';
import { inTransaction, type Trx } from '#platform/database';
import type { DepositsDeps } from '../deps.ts';
import { newEvent } from '../events.ts';
import { aboveFloorOnly, depositNotFound, withdrawalNotFound, withdrawalOpen } from '../refusals.ts';
import { legsOf } from '../rules/accounts.ts';
import { withdrawableFen } from '../rules/level.ts';
import * as store from '../store.ts';
import * as withdrawals from '../store-withdrawals.ts';
import { cancelPayout } from './cancel-payout.ts';
import { checkAmount } from './hold.ts';
import { keepPayee } from './keep-payee.ts';
import { insertWaiting } from './pay-out.ts';
import { post } from './post.ts';
import { recordEvents } from './record-events.ts';

export interface AskWithdrawal {
  merchantId: string;
  amountFen: number;
  payee: Payee;
  by: string;
}

const dayMs = 86_400_000;

/**
 * A merchant asks for what stands above its floor. While claims or payouts are open it waits some days, and the money
 * stays there for them: whether it is still covered is looked at when it is due. Refusals: `bad-amount`,
 * `deposit-not-found`, `above-floor-only`, `withdrawal-open`.
 */
export async function askWithdrawal(
  deps: DepositsDeps,
  { merchantId, amountFen, payee, by }: AskWithdrawal,
): Promise<{ withdrawalId: string }> {
  checkAmount(amountFen);
  return inTransaction(deps.db, async (trx) => {
    const deposit = await store.lockDeposit(trx, merchantId);
    if (!deposit) throw depositNotFound();
    const { available, held, payable, transit } = deposit.balances;
    if (amountFen > withdrawableFen(available, deposit.floorFen)) throw aboveFloorOnly();
    const recent = await withdrawals.listWithdrawals(trx, deposit.id, 50);
    if (recent.some(({ state }) => state === 'asked')) throw withdrawalOpen();
    const atMs = deps.clock.now();
    const waitsMs = held + payable + transit > 0 ? deps.withdrawalDays * dayMs : 0;
    const dueAt = new Date(atMs + waitsMs);
    const withdrawalId = newId('wdr');
    await withdrawals.insertWithdrawal(trx, {
      id: withdrawalId,
      deposit_id: deposit.id,
      amount_fen: amountFen,
      payee_id: await keepPayee(deps, trx, { payee }),
      state: 'asked',
      asked_by: by,
      asked_at: new Date(atMs),
      due_at: dueAt,
      payout_id: null,
    });
    const body = { withdrawalId, amountFen, dueAt: dueAt.toISOString(), by };
    await recordEvents(deps, trx, [newEvent(deposit.id, atMs, 'withdrawal.asked', body)]);
    const asked = await withdrawals.findWithdrawal(trx, withdrawalId);
    if (waitsMs === 0 && asked) await grant(deps, trx, deposit, asked);
    return { withdrawalId };
  });
}

/**
 * The merchant leaves the money there after all: before it is granted, and after that until a rail was asked. Refusals:
 * `withdrawal-not-found`, `payout-not-possible`.
 */
export async function dropWithdrawal(
  deps: DepositsDeps,
  { merchantId, withdrawalId, by }: { merchantId: string; withdrawalId: string; by: string },
): Promise<void> {
  await inTransaction(deps.db, async (trx) => {
    const deposit = await store.lockDeposit(trx, merchantId);
    const found = await withdrawals.findWithdrawal(trx, withdrawalId);
    if (!deposit || found?.depositId !== deposit.id) throw withdrawalNotFound();
    if (found.payoutId) return cancelPayout(deps, trx, { payoutId: found.payoutId, by });
    if (found.state !== 'asked') throw withdrawalNotFound();
    await withdrawals.updateWithdrawal(trx, withdrawalId, { state: 'withdrawn' });
    const body = { withdrawalId, decision: 'withdrawn' };
    await recordEvents(deps, trx, [newEvent(deposit.id, deps.clock.now(), 'withdrawal.decided', body)]);
  });
}

/** Grants what is due and still covered, refuses what is not; a round of housekeeping. */
export async function decideWithdrawals(deps: DepositsDeps): Promise<void> {
  for (const { id, depositId } of await withdrawals.dueWithdrawals(deps.db, new Date(deps.clock.now()), 200))
    await inTransaction(deps.db, async (trx) => {
      const deposit = (await store.lockDeposits(trx, [depositId])).get(depositId);
      const due = await withdrawals.findWithdrawal(trx, id);
      if (deposit && due?.state === 'asked') await grant(deps, trx, deposit, due);
    });
}

async function grant(
  deps: DepositsDeps,
  trx: Trx,
  deposit: store.Deposit,
  { id, amountFen, payeeId }: withdrawals.Withdrawal,
): Promise<void> {
  const at = new Date(deps.clock.now());
  const decided = (body: object) =>
    newEvent(deposit.id, at.getTime(), 'withdrawal.decided', { withdrawalId: id, ...body });
  if (amountFen > withdrawableFen(deposit.balances.available, deposit.floorFen)) {
    await withdrawals.updateWithdrawal(trx, id, { state: 'refused' });
    await recordEvents(deps, trx, [decided({ decision: 'refused' })]);
    return;
  }
  const payoutId = newId('pay');
  const key = `withdrawal:${id}`;
  await insertWaiting(trx, { id: payoutId, depositId: deposit.id, key, amountFen, payee: payeeId, at });
  await withdrawals.updateWithdrawal(trx, id, { state: 'granted', payout_id: payoutId });
  const legs = legsOf['withdrawal.granted'](amountFen);
  const body = { payoutId, purpose: 'withdrawal', amountFen };
  await post(deps, trx, deposit, { kind: 'withdrawal.granted', key, ref: payoutId, legs }, [
    decided({ decision: 'granted', payoutId }),
    newEvent(deposit.id, at.getTime(), 'payout.decided', body),
  ]);
  await deps.outbox.enqueue(trx, { topic: 'deposits.pay', key: `${payoutId}:1`, payload: { payoutId } });
}
