import type { Payee } from '@redress/contract';
import { inTransaction, type Trx } from '#platform/database';
import type { DepositsDeps } from '../deps.ts';
import { notTheKeeper, payeeErased, railDecides } from '../refusals.ts';
import { ownRails } from '../rules/return-time.ts';
import * as payees from '../store-payees.ts';
import * as payouts from '../store-payouts.ts';
import { keepPayee } from './keep-payee.ts';
import { lockPayout, movePayout } from './move-payout.ts';
import { takePayout } from './take-payout.ts';

interface ByHand {
  payoutId: string;
  keeperId: string;
  by: string;
}

/**
 * Someone of the keeper has paid it, and gives the bank's number. Twice the same is once. Refusals: `payout-not-found`,
 * `not-the-keeper`, `payout-not-possible`, `rail-decides` where a provider's rail has it.
 */
export async function confirmPayout(
  deps: DepositsDeps,
  { bankReference, ...input }: ByHand & { bankReference: string },
): Promise<void> {
  await inTransaction(deps.db, async (trx) => {
    const { attempt, ...locked } = await lockKept(trx, input);
    const { payout } = locked;
    if (payout.state === 'paid' && attempt?.reference === bankReference) return;
    let taken = locked;
    let number = attempt?.number;
    if (payout.state === 'waiting') {
      number = `${payout.id.replace('_', '')}${payout.attempt + 1}`;
      taken = await takePayout(deps, trx, locked, { rail: 'manual', number, by: input.by });
    } else refuseForeign(attempt);
    await movePayout(deps, trx, taken, { move: 'settle', by: input.by, rail: 'manual' });
    if (number) await payouts.updateAttempt(trx, number, bankReference);
  });
}

/** The bank did not pay it, or sent it back. Refusals as above. */
export async function failPayout(
  deps: DepositsDeps,
  { trouble, ...input }: ByHand & { trouble: 'failed' | 'returned' },
): Promise<void> {
  await inTransaction(deps.db, async (trx) => {
    const { attempt, ...locked } = await lockKept(trx, input);
    refuseForeign(attempt);
    const move = locked.payout.state === 'paid' ? 'return' : 'fail';
    await movePayout(deps, trx, locked, { move, trouble, by: input.by });
  });
}

/** Asks for a failed or returned payment once more, to the same payee or another; gives the reference of the payee. */
export async function askPayoutAgain(
  deps: DepositsDeps,
  trx: Trx,
  { payoutId, payee, by }: { payoutId: string; payee?: Payee | undefined; by?: string | undefined },
): Promise<string> {
  const locked = await lockPayout(trx, payoutId);
  const { payout } = await movePayout(deps, trx, locked, { move: 'askAgain', by });
  const payeeId = payee ? await keepPayee(deps, trx, { payee }) : payout.payeeId;
  if (payee) {
    await payouts.updatePayout(trx, payoutId, { payee_id: payeeId });
    // Nobody is going to be paid there: its time is over. Another part of the claim may be on its way there.
    if (!(await payees.isAwaited(trx, payout.payeeId)))
      await payees.erasePayee(trx, payout.payeeId, new Date(deps.clock.now()));
  }
  const key = `${payoutId}:${payout.attempt + 1}`;
  await deps.outbox.enqueue(trx, { topic: 'deposits.pay', key, payload: { payoutId } });
  return payeeId;
}

/** As `askPayoutAgain`, for the keeper. Refusal: `payee-erased` where nobody is left to be paid and nobody new is given. */
export async function retryByHand(
  deps: DepositsDeps,
  { payoutId, keeperId, by, payee }: ByHand & { payee?: Payee | undefined },
): Promise<void> {
  await inTransaction(deps.db, async (trx) => {
    const { payout } = await lockKept(trx, { payoutId, keeperId });
    // It would wait for a payment file that never takes it.
    if (!payee && !(await payees.findPayee(trx, payout.payeeId))) throw payeeErased();
    await askPayoutAgain(deps, trx, { payoutId, payee, by });
  });
}

async function lockKept(trx: Trx, { payoutId, keeperId }: Pick<ByHand, 'payoutId' | 'keeperId'>) {
  const locked = await lockPayout(trx, payoutId);
  if (locked.deposit.keeperId !== keeperId) throw notTheKeeper();
  return { ...locked, attempt: await payouts.lastAttempt(trx, payoutId) };
}

function refuseForeign(attempt: payouts.Attempt | undefined): void {
  if (attempt && !ownRails.includes(attempt.rail)) throw railDecides();
}
