import type { Database, Trx } from '#platform/database';
import { typed } from './store.ts';

/** Erased claims that the bank can send no payment back to any more and that owe nothing. */
export async function listKeptOver(db: Database, now: Date, limit: number): Promise<string[]> {
  const rows = await typed(db)
    .selectFrom('claims.claim')
    .select('id')
    .where('kept_until', '<=', now)
    .where('state', '!=', 'paying')
    .orderBy('kept_until')
    .limit(limit)
    .execute();
  return rows.map(({ id }) => id);
}

const openedBy = (db: Database | Trx, claimId: string) =>
  typed(db)
    .selectFrom('claims.claim')
    .select('id')
    .where('kept_until', 'is not', null)
    .where((eb) => eb.or([eb('id', '=', claimId), eb('receipt_claim', '=', claimId)]));

/** Whether the receipt of a claim still opens any claim for its money. */
export const hasKept = async (trx: Trx, claimId: string): Promise<boolean> =>
  (await openedBy(trx, claimId).limit(1).executeTakeFirst()) !== undefined;

/** The other claims that the receipt of this one opens; also once nothing is kept of this one itself. */
export async function keptBeside(db: Database, claimId: string): Promise<string[]> {
  const rows = await openedBy(db, claimId).where('id', '!=', claimId).orderBy('kept_until').execute();
  return rows.map(({ id }) => id);
}
