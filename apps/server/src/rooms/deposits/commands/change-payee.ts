import type { Payee } from '@redress/contract';
import type { Trx } from '#platform/database';
import type { DepositsDeps } from '../deps.ts';
import { newEvent } from '../events.ts';
import * as payees from '../store-payees.ts';
import * as payouts from '../store-payouts.ts';
import { keepPayee } from './keep-payee.ts';
import { lockPayout } from './move-payout.ts';
import { recordEvents } from './record-events.ts';

/**
 * Those of these payouts that nobody was asked to pay yet go to another account. Each is looked at under the lock of its
 * deposit, by which a payment file or a rail takes it: whichever comes first, money never leaves for the old account after
 * this. The old payee is erased, where nothing was paid or is on its way there. Gives the new reference; undefined where all
 * of them were taken.
 */
export async function changePayee(
  deps: DepositsDeps,
  trx: Trx,
  { payoutIds, payee }: { payoutIds: readonly string[]; payee: Payee },
): Promise<string | undefined> {
  let payeeId: string | undefined;
  const at = new Date(deps.clock.now());
  for (const payoutId of payoutIds) {
    const { payout, deposit } = await lockPayout(trx, payoutId);
    if (payout.state !== 'waiting') continue;
    payeeId ??= await keepPayee(deps, trx, { payee });
    await payouts.updatePayout(trx, payoutId, { payee_id: payeeId });
    if ((await payouts.payoutsTo(trx, payout.payeeId)).length === 0)
      await payees.erasePayee(trx, payout.payeeId, at);
    await recordEvents(deps, trx, [newEvent(deposit.id, at.getTime(), 'payee.changed', { payoutId })]);
    // It may be for a rail now.
    const key = `${payoutId}:${payeeId}`;
    await deps.outbox.enqueue(trx, { topic: 'deposits.pay', key, payload: { payoutId } });
  }
  return payeeId;
}
