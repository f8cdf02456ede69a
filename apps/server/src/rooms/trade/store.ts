import type { Insertable, Kysely, Selectable, Updateable } from 'kysely';
import type { Vault } from '#platform/blobs';
import type { Database, Trx } from '#platform/database';
import type { EventSaltTable, KeyTable, SecretTable, SourceTable, TradeTables } from './tables.ts';

export interface SourceRow extends Omit<Selectable<SourceTable>, 'wrapped_key'> {
  vault: Vault;
}
export type KeyRow = Selectable<KeyTable>;
export type SecretRow = Selectable<SecretTable>;

export const typed = (db: Database | Trx) => ('engine' in db ? db.kysely : db) as Kysely<TradeTables>;
export const sourceVault = (id: string, wrappedKey: Buffer): Vault => ({ id: `source:${id}`, wrappedKey });

export const toSource = ({ wrapped_key: wrappedKey, ...row }: Selectable<SourceTable>): SourceRow => ({
  ...row,
  vault: sourceVault(row.id, wrappedKey),
});

/** False where the platform has its form already. */
export async function insertSource(trx: Trx, row: Insertable<SourceTable>): Promise<boolean> {
  const inserted = await typed(trx)
    .insertInto('trade.source')
    .values(row)
    .onConflict((conflict) => conflict.doNothing())
    .returning('id')
    .executeTakeFirst();
  return inserted !== undefined;
}

export async function findSource(db: Database | Trx, id: string): Promise<SourceRow | undefined> {
  const row = await typed(db).selectFrom('trade.source').selectAll().where('id', '=', id).executeTakeFirst();
  return row && toSource(row);
}

/** The source, locked until the transaction ends. */
export async function lockSource(trx: Trx, id: string): Promise<SourceRow | undefined> {
  const row = await typed(trx)
    .selectFrom('trade.source')
    .selectAll()
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirst();
  return row && toSource(row);
}

export async function findForm(db: Database | Trx, platformId: string): Promise<SourceRow | undefined> {
  const row = await typed(db)
    .selectFrom('trade.source')
    .selectAll()
    .where('platform_id', '=', platformId)
    .where('kind', '=', 'form')
    .executeTakeFirst();
  return row && toSource(row);
}

/** Whether one of these platforms has a shop that sends events. */
export async function hasShop(db: Database | Trx, platformIds: readonly string[]): Promise<boolean> {
  if (platformIds.length === 0) return false;
  const row = await typed(db)
    .selectFrom('trade.source')
    .select('id')
    .where('platform_id', 'in', platformIds)
    .where('kind', '=', 'shop')
    .where('state', '=', 'active')
    .limit(1)
    .executeTakeFirst();
  return row !== undefined;
}

export async function listSources(db: Database, platformId: string): Promise<SourceRow[]> {
  const rows = await typed(db)
    .selectFrom('trade.source')
    .selectAll()
    .where('platform_id', '=', platformId)
    .orderBy('created_at')
    .orderBy('id')
    .execute();
  return rows.map(toSource);
}

export async function updateSource(trx: Trx, id: string, change: Updateable<SourceTable>): Promise<void> {
  await typed(trx).updateTable('trade.source').set(change).where('id', '=', id).execute();
}

export async function insertSecret(trx: Trx, row: Insertable<SecretTable>): Promise<void> {
  await typed(trx).insertInto('trade.secret').values(row).execute();
}

/** Secrets that were not over at this time, the newest first. */
export async function liveSecrets(db: Database | Trx, sourceId: string, at: Date): Promise<SecretRow[]> {
  return typed(db)
    .selectFrom('trade.secret')
    .selectAll()
    .where('source_id', '=', sourceId)
    .where((is) => is.or([is('until', 'is', null), is('until', '>', at)]))
    .orderBy('created_at', 'desc')
    .execute();
}

/** Those without an end, or with a later one, end then. */
export async function endSecrets(trx: Trx, sourceId: string, until: Date): Promise<void> {
  await typed(trx)
    .updateTable('trade.secret')
    .set({ until })
    .where('source_id', '=', sourceId)
    .where((is) => is.or([is('until', 'is', null), is('until', '>', until)]))
    .execute();
}

/** False where the source has this key already. */
export async function insertKey(trx: Trx, row: Insertable<KeyTable>): Promise<boolean> {
  const inserted = await typed(trx)
    .insertInto('trade.key')
    .values(row)
    .onConflict((conflict) => conflict.columns(['source_id', 'public_key']).doNothing())
    .returning('id')
    .executeTakeFirst();
  return inserted !== undefined;
}

/** All keys of a source, the newest first, also those that are over. */
export async function listKeys(db: Database | Trx, sourceId: string): Promise<KeyRow[]> {
  return typed(db)
    .selectFrom('trade.key')
    .selectAll()
    .where('source_id', '=', sourceId)
    .orderBy('created_at', 'desc')
    .execute();
}

/** Keys other than these end at that time, unless they end before. */
export async function endKeys(trx: Trx, sourceId: string, keep: string, until: Date): Promise<void> {
  await typed(trx)
    .updateTable('trade.key')
    .set({ until })
    .where('source_id', '=', sourceId)
    .where('id', '<>', keep)
    .where((is) => is.or([is('until', 'is', null), is('until', '>', until)]))
    .execute();
}

export async function endKey(trx: Trx, sourceId: string, id: string, until: Date): Promise<boolean> {
  const ended = await typed(trx)
    .updateTable('trade.key')
    .set({ until })
    .where('source_id', '=', sourceId)
    .where('id', '=', id)
    .returning('id')
    .executeTakeFirst();
  return ended !== undefined;
}

export async function insertEventSalt(trx: Trx, row: Insertable<EventSaltTable>): Promise<void> {
  await typed(trx).insertInto('trade.event_salt').values(row).execute();
}
