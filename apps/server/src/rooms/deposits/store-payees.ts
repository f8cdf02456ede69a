import type { Insertable } from 'kysely';
import type { Database, Trx } from '#platform/database';
import { typed } from './store.ts';
import type { PayeeTable } from './tables.ts';

export const vaultId = (payeeId: string): string => `payee:${payeeId}`;

export async function insertPayee(trx: Trx, row: Insertable<PayeeTable>): Promise<void> {
  await typed(trx).insertInto('deposits.payee').values(row).execute();
}

export async function erasePayee(trx: Trx, id: string, at: Date): Promise<void> {
  await typed(trx)
    .updateTable('deposits.payee')
    .set({ wrapped_key: null, contents: null, erased_at: at })
    .where('id', '=', id)
    .where('erased_at', 'is', null)
    .execute();
}

/** Payees whose last payout ended before an instant, and those that no payout names. */
export async function payeesOver(db: Database, before: Date, limit: number): Promise<string[]> {
  const rows = await typed(db)
    .selectFrom('deposits.payee as e')
    .select('e.id')
    .where('e.erased_at', 'is', null)
    .where('e.kept_at', '<', before)
    .where(({ not, exists, selectFrom }) =>
      not(
        exists(
          selectFrom('deposits.payout as p')
            .select('p.id')
            .whereRef('p.payee_id', '=', 'e.id')
            .where((eb) =>
              eb.or([eb('p.state', 'not in', ['paid', 'cancelled']), eb('p.changed_at', '>=', before)]),
            ),
        ),
      ),
    )
    .limit(limit)
    .execute();
  return rows.map(({ id }) => id);
}
