import type { Kysely } from 'kysely';
import type { Database, Trx } from '#platform/database';

interface Tables {
  'members.former_name': {
    id: string;
    org_id: string;
    name: string;
    /** A member's id, or `operator`. */
    replaced_by: string;
    replaced_at: Date;
  };
}
type Row = Tables['members.former_name'];
const at = (db: Database | Trx): Kysely<Tables> => ('engine' in db ? db.kysely : db) as Kysely<Tables>;

export const insertFormerName = (trx: Trx, row: Row) =>
  at(trx).insertInto('members.former_name').values(row).execute();

/** Newest first. */
export const listFormerNames = (db: Database, orgId: string): Promise<Row[]> =>
  at(db)
    .selectFrom('members.former_name')
    .selectAll()
    .where('org_id', '=', orgId)
    .orderBy('replaced_at', 'desc')
    .orderBy('id', 'desc')
    .execute();
