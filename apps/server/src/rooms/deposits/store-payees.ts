import type { Insertable, Selectable } from 'kysely';
import type { Vault } from '#platform/blobs';
import type { Database, Trx } from '#platform/database';
import { typed } from './store.ts';
import type { PayeeTable } from './tables.ts';

/** A payee that is not erased, with the key of its contents. */
export interface PayeeRow {
  id: string;
  kind: PayeeTable['kind'];
  vault: Vault;
  contents: Buffer;
  /** Shown to nobody. */
  sealed: boolean;
}

export const vaultId = (payeeId: string): string => `payee:${payeeId}`;

export async function insertPayee(trx: Trx, row: Insertable<PayeeTable>): Promise<void> {
  await typed(trx).insertInto('deposits.payee').values(row).execute();
}

/** Undefined for none and for an erased one. */
export async function findPayee(db: Database | Trx, id: string): Promise<PayeeRow | undefined> {
  return (await findPayees(db, [id])).get(id);
}

export async function findPayees(db: Database | Trx, ids: readonly string[]): Promise<Map<string, PayeeRow>> {
  if (ids.length === 0) return new Map();
  const rows = await typed(db)
    .selectFrom('deposits.payee')
    .selectAll()
    .where('id', 'in', [...new Set(ids)])
    .execute();
  return new Map(rows.flatMap((row) => (isKept(row) ? [[row.id, toRow(row)]] : [])));
}

type Kept = Selectable<PayeeTable> & { wrapped_key: Buffer; contents: Buffer };
const isKept = (row: Selectable<PayeeTable>): row is Kept =>
  row.contents !== null && row.wrapped_key !== null;

const toRow = (row: Kept): PayeeRow => ({
  id: row.id,
  kind: row.kind,
  contents: row.contents,
  sealed: row.sealed_at !== null,
  vault: { id: vaultId(row.id), wrappedKey: row.wrapped_key },
});

export async function markSealed(trx: Trx, id: string, at: Date): Promise<void> {
  await typed(trx).updateTable('deposits.payee').set({ sealed_at: at }).where('id', '=', id).execute();
}

export async function erasePayee(trx: Trx, id: string, at: Date): Promise<void> {
  await typed(trx)
    .updateTable('deposits.payee')
    .set({ wrapped_key: null, contents: null, erased_at: at })
    .where('id', '=', id)
    .where('erased_at', 'is', null)
    .execute();
}

/** Whether a payout that has not ended names it. */
export async function isAwaited(trx: Trx, id: string): Promise<boolean> {
  const row = await typed(trx)
    .selectFrom('deposits.payout')
    .select('id')
    .where('payee_id', '=', id)
    .where('state', 'not in', ['paid', 'cancelled'])
    .limit(1)
    .executeTakeFirst();
  return row !== undefined;
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
