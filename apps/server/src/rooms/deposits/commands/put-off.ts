import type { Trx } from '#platform/database';
import type { DepositsDeps } from '../deps.ts';
import { newEvent } from '../events.ts';
import * as payouts from '../store-payouts.ts';
import { lockPayout } from './move-payout.ts';
import { recordEvents } from './record-events.ts';

/**
 * Nobody is asked to pay it before `until`; null: from now on. Under the lock of its deposit, by which a file or a rail takes it:
 * what was taken goes its way, and waits only where it comes back from there. The keeper sees it, and may confirm what was paid.
 */
export async function putOffPayout(
  deps: DepositsDeps,
  trx: Trx,
  { payoutId, until }: { payoutId: string; until: Date | null },
): Promise<void> {
  const { payout, deposit } = await lockPayout(trx, payoutId);
  if (payout.state === 'paid' || payout.state === 'cancelled') return;
  await payouts.updatePayout(trx, payoutId, { put_off_until: until });
  const body = { payoutId, ...(until ? { until: until.toISOString() } : {}) };
  const atMs = deps.clock.now();
  await recordEvents(deps, trx, [newEvent(deposit.id, atMs, 'payout.put-off', body)]);
  const key = `${payoutId}:free:${atMs}`;
  if (!until && payout.state === 'waiting')
    await deps.outbox.enqueue(trx, { topic: 'deposits.pay', key, payload: { payoutId } });
}
