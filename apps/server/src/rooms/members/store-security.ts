import type { Kysely } from 'kysely';
import type { Database, Trx } from '#platform/database';

interface Tables {
  'members.session_proof': { session_id: string; strong: boolean; confirmed_at: Date };
  'accounts.session': { id: string; userId: string; createdAt: Date; expiresAt: Date };
  'accounts.passkey': { id: string; userId: string; name: string | null; createdAt: Date | null };
  'accounts.apikey': {
    id: string;
    name: string | null;
    start: string | null;
    referenceId: string;
    permissions: string | null;
    createdAt: Date;
    expiresAt: Date | null;
    lastRequest: Date | null;
  };
}
const at = (db: Database | Trx): Kysely<Tables> => ('engine' in db ? db.kysely : db) as Kysely<Tables>;

export const findProof = (db: Database, sessionId: string) =>
  at(db)
    .selectFrom('members.session_proof')
    .select(['strong', 'confirmed_at as confirmedAt'])
    .where('session_id', '=', sessionId)
    .executeTakeFirst();

export const saveProof = (trx: Trx, sessionId: string, strong: boolean, confirmedAt: Date) =>
  at(trx)
    .insertInto('members.session_proof')
    .values({ session_id: sessionId, strong, confirmed_at: confirmedAt })
    .onConflict((on) =>
      // A session that was opened by a passkey stays so.
      on.column('session_id').doUpdateSet({ confirmed_at: confirmedAt, ...(strong ? { strong } : {}) }),
    )
    .execute();

/** Sessions that are over, and what was noted of sessions that are gone. */
export async function deleteOldSessions(trx: Trx, now: Date): Promise<void> {
  await at(trx).deleteFrom('accounts.session').where('expiresAt', '<=', now).execute();
  await at(trx)
    .deleteFrom('members.session_proof')
    .where('session_id', 'not in', at(trx).selectFrom('accounts.session').select('id'))
    .execute();
}

export const sessionsOf = (db: Database, personId: string, now: Date) =>
  at(db)
    .selectFrom('accounts.session')
    .select(['id', 'createdAt'])
    .where('userId', '=', personId)
    .where('expiresAt', '>', now)
    .orderBy('createdAt', 'desc')
    .execute();

export const deleteOtherSessions = (trx: Trx, personId: string, sessionId: string) =>
  at(trx)
    .deleteFrom('accounts.session')
    .where('userId', '=', personId)
    .where('id', '!=', sessionId)
    .execute();

export const passkeysOf = (db: Database, personId: string) =>
  at(db)
    .selectFrom('accounts.passkey')
    .select(['id', 'name', 'createdAt'])
    .where('userId', '=', personId)
    .orderBy('createdAt')
    .execute();

export async function deletePasskey(trx: Trx, personId: string, id: string): Promise<boolean> {
  const gone = await at(trx)
    .deleteFrom('accounts.passkey')
    .where('userId', '=', personId)
    .where('id', '=', id)
    .executeTakeFirst();
  return gone.numDeletedRows > 0n;
}

const keyColumns = ['id', 'name', 'start', 'permissions', 'createdAt', 'expiresAt', 'lastRequest'] as const;
export type KeyRow = NonNullable<Awaited<ReturnType<typeof findKey>>>;

export const keysOf = (db: Database, orgId: string, now: Date) =>
  at(db)
    .selectFrom('accounts.apikey')
    .select(keyColumns)
    .where('referenceId', '=', orgId)
    .where((on) => on.or([on('expiresAt', 'is', null), on('expiresAt', '>', now)]))
    .orderBy('createdAt', 'desc')
    .execute();

export const findKey = (db: Database | Trx, orgId: string, id: string) =>
  at(db)
    .selectFrom('accounts.apikey')
    .select(keyColumns)
    .where('referenceId', '=', orgId)
    .where('id', '=', id)
    .executeTakeFirst();

export const expireKey = (trx: Trx, id: string, expiresAt: Date) =>
  at(trx).updateTable('accounts.apikey').set({ expiresAt }).where('id', '=', id).execute();

export async function deleteKey(trx: Trx, orgId: string, id: string): Promise<boolean> {
  const gone = await at(trx)
    .deleteFrom('accounts.apikey')
    .where('referenceId', '=', orgId)
    .where('id', '=', id)
    .executeTakeFirst();
  return gone.numDeletedRows > 0n;
}
