import type { DepositsDeps } from '../deps.ts';
import { listKept } from '../store.ts';
import { listPayouts } from '../store-payouts.ts';

const atMost = 500;

/** Whose deposits an organisation keeps, and its payouts to buyers that failed or came back: they wait for another account. */
export async function waitingFor(
  { db }: Pick<DepositsDeps, 'db'>,
  keeperId: string,
): Promise<{ merchantIds: string[]; payoutIds: string[] }> {
  const stuck = await listPayouts(db, { keeperId, states: ['failed', 'returned'], limit: atMost });
  return {
    merchantIds: (await listKept(db, keeperId)).map(({ merchantId }) => merchantId),
    payoutIds: stuck.flatMap(({ id, purpose }) => (purpose === 'claim' ? id : [])),
  };
}
