import type { Database, Trx } from '#platform/database';
import { typed } from './store.ts';

export interface Account {
  name: string;
  bankName: string;
  account: string;
  setAt: Date;
}

/** Where merchants pay to; undefined until the keeper has said it. */
export async function findAccount(db: Database, keeperId: string): Promise<Account | undefined> {
  const row = await typed(db)
    .selectFrom('deposits.keeper_account')
    .selectAll()
    .where('keeper_id', '=', keeperId)
    .executeTakeFirst();
  return row && { name: row.name, bankName: row.bank_name, account: row.account, setAt: row.set_at };
}

/** The row stays locked until the transaction ends. */
export async function saveAccount(
  trx: Trx,
  { keeperId, by, name, bankName, account, setAt }: Account & { keeperId: string; by: string },
): Promise<void> {
  const values = { name, bank_name: bankName, account, set_at: setAt, set_by: by };
  await typed(trx)
    .insertInto('deposits.keeper_account')
    .values({ keeper_id: keeperId, ...values })
    .onConflict((conflict) => conflict.column('keeper_id').doUpdateSet(values))
    .execute();
}
