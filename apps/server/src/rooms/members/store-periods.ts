import type { Kysely } from 'kysely';
import type { Database, Trx } from '#platform/database';

export interface PeriodTable {
  id: string;
  platform_id: string;
  merchant_id: string;
  /** The platform's own number of the merchant: the first one, then the one that ended last. */
  merchant_ref: string;
  joined_at: Date;
  /** Day in Asia/Shanghai; null: it is there. */
  left_on: string | null;
  ended_at: Date | null;
  ended_by: string | null;
  ended_side: 'platform' | 'merchant' | null;
}
interface Tables {
  'members.affiliation_period': PeriodTable;
  'members.organisation': { id: string; name: string };
  'accounts.user': { id: string; name: string };
}
const at = (db: Database | Trx): Kysely<Tables> => ('engine' in db ? db.kysely : db) as Kysely<Tables>;

/** One that is open already stays as it is. */
export const openPeriod = (
  trx: Trx,
  row: Pick<PeriodTable, 'id' | 'platform_id' | 'merchant_id' | 'merchant_ref' | 'joined_at'>,
) =>
  at(trx)
    .insertInto('members.affiliation_period')
    .values({ ...row, left_on: null, ended_at: null, ended_by: null, ended_side: null })
    .onConflict((conflict) =>
      conflict.columns(['platform_id', 'merchant_id']).where('left_on', 'is', null).doNothing(),
    )
    .execute();

export const closePeriod = (
  trx: Trx,
  { platform_id, merchant_id, ...change }: Omit<PeriodTable, 'id' | 'joined_at'>,
) =>
  at(trx)
    .updateTable('members.affiliation_period')
    .set(change)
    .where('platform_id', '=', platform_id)
    .where('merchant_id', '=', merchant_id)
    .where('left_on', 'is', null)
    .execute();

export const setLeftOn = (trx: Trx, id: string, leftOn: string) =>
  at(trx).updateTable('members.affiliation_period').set({ left_on: leftOn }).where('id', '=', id).execute();

/** All periods of a platform's merchants, the earliest first. */
export const listPeriods = (db: Database | Trx, platformId: string) =>
  at(db)
    .selectFrom('members.affiliation_period as period')
    .innerJoin('members.organisation as merchant', 'merchant.id', 'period.merchant_id')
    .selectAll('period')
    .select('merchant.name as merchant_name')
    .where('period.platform_id', '=', platformId)
    .orderBy('period.joined_at')
    .orderBy('period.id')
    .execute();

/** All periods of a merchant, on whatever platform. */
export const listStays = (db: Database | Trx, merchantId: string) =>
  at(db)
    .selectFrom('members.affiliation_period')
    .select(['joined_at', 'left_on'])
    .where('merchant_id', '=', merchantId)
    .execute();

/** Names of people by their ids; one who has no account any more is absent. */
export async function findPersonNames(db: Database, ids: readonly string[]): Promise<Map<string, string>> {
  if (ids.length === 0) return new Map();
  const rows = await at(db)
    .selectFrom('accounts.user')
    .select(['id', 'name'])
    .where('id', 'in', ids)
    .execute();
  return new Map(rows.map(({ id, name }) => [id, name]));
}
