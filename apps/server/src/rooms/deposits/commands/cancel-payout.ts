import type { Trx } from '#platform/database';
import type { DepositsDeps } from '../deps.ts';
import { lockPayout, movePayout } from './move-payout.ts';

/**
 * Whoever is owed gives it up, or was paid otherwise: the money is the merchant's again. Only the payee's side asks for
 * this, never who owes. Twice is once. Refusals: `payout-not-found`; `payout-not-possible` once it stands in a payment
 * file or a rail was asked, since it may have left the bank.
 */
export async function cancelPayout(
  deps: DepositsDeps,
  trx: Trx,
  { payoutId, by }: { payoutId: string; by?: string | undefined },
): Promise<void> {
  const locked = await lockPayout(trx, payoutId);
  if (locked.payout.state === 'cancelled') return;
  await movePayout(deps, trx, locked, { move: 'cancel', by });
}
