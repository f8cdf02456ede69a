import { newId } from '#platform/clock';
import type { Trx } from '#platform/database';
import type { DepositsDeps } from '../deps.ts';
import { newEvent } from '../events.ts';
import { holdEnded, keyReused, moreThanHeld } from '../refusals.ts';
import { legsOf } from '../rules/accounts.ts';
import * as holds from '../store-holds.ts';
import * as payouts from '../store-payouts.ts';
import { checkAmount, lockHold } from './hold.ts';
import { post } from './post.ts';

export interface PayOut {
  holdId: string;
  amountFen: number;
  /** What `keepPayee` gave. */
  payee: string;
  key: string;
}

/**
 * Decides that held money goes to a buyer; what is left of the hold returns to the merchant. From here on the money is
 * owed: a rail that fails changes nothing about that. Repeated with the same key it gives the payout that was made then.
 * Refusals: `bad-amount`, `hold-not-found`, `hold-ended`, `more-than-held`, `key-reused`.
 */
export async function payOut(
  deps: DepositsDeps,
  trx: Trx,
  { holdId, amountFen, payee, key }: PayOut,
): Promise<{ payoutId: string }> {
  checkAmount(amountFen);
  const { hold, deposit } = await lockHold(trx, holdId);
  const existing = await payouts.findPayoutByKey(trx, key);
  if (existing) {
    if (existing.holdId !== holdId || existing.amountFen !== amountFen) throw keyReused();
    return { payoutId: existing.id };
  }
  if (hold.state !== 'held') throw holdEnded();
  if (amountFen > hold.amountFen) throw moreThanHeld();
  const at = new Date(deps.clock.now());
  await holds.endHold(trx, holdId, 'paid', at);
  const payoutId = newId('pay');
  await insertWaiting(trx, { id: payoutId, depositId: deposit.id, key, holdId, amountFen, payee, at });
  const legs = legsOf['hold.paid'](hold.amountFen, amountFen);
  const decided = newEvent(deposit.id, at.getTime(), 'payout.decided', {
    payoutId,
    purpose: 'claim',
    amountFen,
  });
  await post(deps, trx, deposit, { kind: 'hold.paid', key: `pay:${key}`, ref: payoutId, legs }, [decided]);
  await deps.outbox.enqueue(trx, { topic: 'deposits.pay', key: `${payoutId}:1`, payload: { payoutId } });
  return { payoutId };
}

interface Waiting {
  id: string;
  depositId: string;
  key: string;
  /** None: a withdrawal. */
  holdId?: string;
  amountFen: number;
  payee: string;
  at: Date;
}

export const insertWaiting = (trx: Trx, { id, depositId, key, holdId, amountFen, payee, at }: Waiting) =>
  payouts.insertPayout(trx, {
    id,
    deposit_id: depositId,
    key,
    purpose: holdId === undefined ? 'withdrawal' : 'claim',
    hold_id: holdId ?? null,
    amount_fen: amountFen,
    payee_id: payee,
    state: 'waiting',
    attempt: 0,
    trouble: null,
    decided_at: at,
    changed_at: at,
    paid_at: null,
  });
