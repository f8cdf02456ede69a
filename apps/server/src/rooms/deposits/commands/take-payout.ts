import type { Trx } from '#platform/database';
import type { DepositsDeps } from '../deps.ts';
import type * as store from '../store.ts';
import * as payouts from '../store-payouts.ts';
import { movePayout } from './move-payout.ts';

export interface Taking {
  rail: string;
  /** Ours: no other asking has it. */
  number: string;
  by?: string | undefined;
  batch?: { id: string; line: number };
}

/**
 * Before a rail is asked: from this commit on the money may have left. Whoever finds the attempt after a crash asks the
 * rail what became of its number, and never sends it under another.
 */
export async function takePayout(
  deps: DepositsDeps,
  trx: Trx,
  locked: { payout: payouts.Payout; deposit: store.Deposit },
  { rail, number, by, batch }: Taking,
): Promise<{ payout: payouts.Payout; deposit: store.Deposit }> {
  const taken = await movePayout(deps, trx, locked, { move: 'take', rail, by });
  await payouts.insertAttempt(trx, {
    number,
    payout_id: taken.payout.id,
    attempt: taken.payout.attempt,
    rail,
    batch_id: batch?.id ?? null,
    line: batch?.line ?? null,
    reference: null,
    began_at: taken.payout.changedAt,
  });
  return taken;
}
