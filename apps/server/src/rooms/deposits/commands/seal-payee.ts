import type { Trx } from '#platform/database';
import type { DepositsDeps } from '../deps.ts';
import { mayReturnUntil } from '../rules/return-time.ts';
import * as payees from '../store-payees.ts';
import * as payouts from '../store-payouts.ts';
import { lockPayout } from './move-payout.ts';

/**
 * Whoever was paid erases what is hers. A payment that no bank can send back loses its payee at once. Otherwise name and
 * account are shown to nobody from now on and serve one purpose: paying once more what comes back. Gives the instant up to
 * which that may be, of all parts that were paid there; `forgetPayee` ends it. The payout stays locked: what it was found to be stays true in `trx`.
 */
export async function sealPayee(
  deps: DepositsDeps,
  trx: Trx,
  { payoutId }: { payoutId: string },
): Promise<Date | undefined> {
  const { payout } = await lockPayout(trx, payoutId);
  const nowMs = deps.clock.now();
  const all = await payouts.payoutsTo(trx, payout.payeeId);
  const attempts = await payouts.lastAttempts(
    trx,
    all.map(({ id }) => id),
  );
  const span = { returnDays: deps.returnDays, nowMs };
  const untils = all.flatMap((one) => mayReturnUntil(one, attempts.get(one.id)?.rail, span) ?? []);
  const until = untils.sort((a, b) => b.getTime() - a.getTime())[0];
  if (until) await payees.markSealed(trx, payout.payeeId, new Date(nowMs));
  else await payees.erasePayee(trx, payout.payeeId, new Date(nowMs));
  return until;
}
