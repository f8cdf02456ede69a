import type { Kysely } from 'kysely';
import type { Database, Trx } from '#platform/database';

export type AffiliationState = 'asked-by-platform' | 'asked-by-merchant' | 'active';
interface Tables {
  'members.affiliation': {
    platform_id: string;
    merchant_ref: string;
    merchant_id: string;
    state: AffiliationState;
    since: Date;
  };
  'members.organisation': { id: string; name: string };
}
const at = (db: Database | Trx): Kysely<Tables> => ('engine' in db ? db.kysely : db) as Kysely<Tables>;

const selectAll = (db: Database | Trx) =>
  at(db)
    .selectFrom('members.affiliation as a')
    .innerJoin('members.organisation as platform', 'platform.id', 'a.platform_id')
    .innerJoin('members.organisation as merchant', 'merchant.id', 'a.merchant_id')
    .select([
      'a.platform_id as platformId',
      'platform.name as platformName',
      'a.merchant_ref as merchantRef',
      'a.merchant_id as merchantId',
      'merchant.name as merchantName',
      'a.state',
      'a.since',
    ]);

export const affiliationsOf = (db: Database | Trx, orgId: string) =>
  selectAll(db)
    .where((on) => on.or([on('a.platform_id', '=', orgId), on('a.merchant_id', '=', orgId)]))
    .orderBy('a.since')
    .execute();

export const findAffiliation = (db: Database | Trx, platformId: string, merchantRef: string) =>
  selectAll(db)
    .where('a.platform_id', '=', platformId)
    .where('a.merchant_ref', '=', merchantRef)
    .executeTakeFirst();

export const insertAffiliation = (
  trx: Trx,
  row: {
    platform_id: string;
    merchant_ref: string;
    merchant_id: string;
    state: AffiliationState;
    since: Date;
  },
) => at(trx).insertInto('members.affiliation').values(row).execute();

export const agreeToAffiliation = (trx: Trx, platformId: string, merchantRef: string, since: Date) =>
  at(trx)
    .updateTable('members.affiliation')
    .set({ state: 'active', since })
    .where('platform_id', '=', platformId)
    .where('merchant_ref', '=', merchantRef)
    .execute();

export const deleteAffiliation = (trx: Trx, platformId: string, merchantRef: string) =>
  at(trx)
    .deleteFrom('members.affiliation')
    .where('platform_id', '=', platformId)
    .where('merchant_ref', '=', merchantRef)
    .execute();
