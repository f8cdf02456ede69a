import type { Trx } from '#platform/database';
import { typed } from './store.ts';

/** Nobody can answer them any more. Gives which those are. */
export async function endOpenOffers(trx: Trx, claimId: string): Promise<string[]> {
  const rows = await typed(trx)
    .updateTable('claims.offer')
    .set({ state: 'ended' })
    .where('claim_id', '=', claimId)
    .where('state', '=', 'open')
    .returning('id')
    .execute();
  return rows.map(({ id }) => id);
}
