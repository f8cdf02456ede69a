import type { EntryType } from '@redress/contract';
import { type Insertable, type Kysely, type Selectable, sql, type Updateable } from 'kysely';
import type { Database, Trx } from '#platform/database';
import type { EntryKey } from './rules/entry.ts';
import type { DirectoryTables, EntryTable, EventSaltTable, RevisionTable } from './tables.ts';

export type EntryRow = Selectable<EntryTable>;
export type RevisionRow = Selectable<RevisionTable>;

export const typed = (db: Database | Trx) => ('engine' in db ? db.kysely : db) as Kysely<DirectoryTables>;
/** Objects go into jsonb as text. */
export const json = (value: unknown) => sql<never>`${JSON.stringify(value)}::jsonb`;

/** One change of the directory at a time: names, domains and the main office are then unique beyond doubt. */
export async function lockDirectory(trx: Trx): Promise<void> {
  await sql`SELECT pg_advisory_xact_lock(hashtext('directory'))`.execute(trx);
}

export async function findEntry(db: Database | Trx, id: string): Promise<EntryRow | undefined> {
  return typed(db)
    .selectFrom('directory.entry')
    .selectAll()
    .where('id', '=', id)
    .where('removed', '=', false)
    .executeTakeFirst();
}

export async function findEntries(db: Database | Trx, ids: readonly string[]): Promise<EntryRow[]> {
  if (ids.length === 0) return [];
  return typed(db)
    .selectFrom('directory.entry')
    .selectAll()
    .where('id', 'in', ids)
    .where('removed', '=', false)
    .orderBy('sort_key')
    .execute();
}

export async function insertEntry(trx: Trx, row: Insertable<EntryTable>): Promise<void> {
  await typed(trx)
    .insertInto('directory.entry')
    .values({ ...row, fields: json(row.fields) })
    .execute();
}

export async function updateEntry(trx: Trx, id: string, change: Updateable<EntryTable>): Promise<void> {
  const fields = change.fields === undefined ? {} : { fields: json(change.fields) };
  await typed(trx)
    .updateTable('directory.entry')
    .set({ ...change, ...fields })
    .where('id', '=', id)
    .execute();
}

export async function replaceKeys(trx: Trx, entryId: string, keys: readonly EntryKey[]): Promise<void> {
  await typed(trx).deleteFrom('directory.entry_key').where('entry_id', '=', entryId).execute();
  if (keys.length === 0) return;
  await typed(trx)
    .insertInto('directory.entry_key')
    .values(keys.map(({ key, value }) => ({ entry_id: entryId, key, value })))
    .execute();
}

/** Entries of a type that hold one of these keys, with the key that fits. */
export async function entriesByKeys(
  db: Database | Trx,
  type: EntryType,
  keys: readonly EntryKey[],
): Promise<(EntryKey & { id: string; name: string })[]> {
  if (keys.length === 0) return [];
  return typed(db)
    .selectFrom('directory.entry_key as k')
    .innerJoin('directory.entry as e', 'e.id', 'k.entry_id')
    .select(['e.id', 'k.key', 'k.value', sql<string>`e.fields->>'name'`.as('name')])
    .where('e.type', '=', type)
    .where('e.removed', '=', false)
    .where((eb) => eb.or(keys.map(({ key, value }) => eb.and({ 'k.key': key, 'k.value': value }))))
    .orderBy('e.sort_key')
    .limit(200)
    .execute();
}

/** The main office of a kind in exactly this division. */
export async function findMain(
  db: Database | Trx,
  kind: string,
  divisionCode: string,
): Promise<EntryRow | undefined> {
  return typed(db)
    .selectFrom('directory.entry')
    .selectAll()
    .where('kind', '=', kind)
    .where('division_code', '=', divisionCode)
    .where('main', '=', true)
    .where('removed', '=', false)
    .executeTakeFirst();
}

/** The offices of each kind in exactly its division, the main one of each first. */
export async function listOffices(
  db: Database,
  places: readonly { kind: string; divisionCode: string }[],
): Promise<EntryRow[]> {
  if (places.length === 0) return [];
  return typed(db)
    .selectFrom('directory.entry')
    .selectAll()
    .where('removed', '=', false)
    .where((eb) => eb.or(places.map((at) => eb.and({ kind: at.kind, division_code: at.divisionCode }))))
    .orderBy('main', 'desc')
    .orderBy('sort_key')
    .limit(200)
    .execute();
}

/** Where no office of the kind is the main one of a division, the one that stands longest becomes it. */
export async function promoteMain(trx: Trx, kind: string, divisionCode: string): Promise<void> {
  await sql`UPDATE directory.entry SET main = true WHERE id = (
      SELECT id FROM directory.entry WHERE kind = ${kind} AND division_code = ${divisionCode} AND NOT removed
      ORDER BY main DESC, updated_at, id LIMIT 1)`.execute(trx);
}

export interface Search {
  type: EntryType;
  kind?: string | undefined;
  /** The digits that all codes of a division begin with. */
  codePrefix?: string | undefined;
  /** Folded words, each of which must stand somewhere. */
  words: readonly string[];
  after?: { sortKey: string; id: string } | undefined;
  limit: number;
}

export async function searchEntries(db: Database, search: Search): Promise<EntryRow[]> {
  let query = typed(db)
    .selectFrom('directory.entry')
    .selectAll()
    .where('type', '=', search.type)
    .where('removed', '=', false);
  if (search.kind) query = query.where('kind', '=', search.kind);
  if (search.codePrefix) query = query.where('division_code', 'like', `${search.codePrefix}%`);
  for (const word of search.words) query = query.where('search', 'like', `%${word}%`);
  const { after } = search;
  if (after)
    query = query.where(({ eb, refTuple, tuple }) =>
      eb(refTuple('sort_key', 'id'), '>', tuple(after.sortKey, after.id)),
    );
  return query.orderBy('sort_key').orderBy('id').limit(search.limit).execute();
}

export async function insertRevision(trx: Trx, row: Insertable<RevisionTable>): Promise<void> {
  await typed(trx)
    .insertInto('directory.revision')
    .values({ ...row, fields: json(row.fields), changed: json(row.changed) })
    .execute();
}

/** Newest first. */
export async function listRevisions(db: Database, entryId: string): Promise<RevisionRow[]> {
  return typed(db)
    .selectFrom('directory.revision')
    .selectAll()
    .where('entry_id', '=', entryId)
    .orderBy('revision', 'desc')
    .limit(200)
    .execute();
}

export async function findRevision(
  db: Database | Trx,
  entryId: string,
  revision: number,
): Promise<RevisionRow | undefined> {
  return typed(db)
    .selectFrom('directory.revision')
    .selectAll()
    .where('entry_id', '=', entryId)
    .where('revision', '=', revision)
    .executeTakeFirst();
}

export async function insertEventSalt(trx: Trx, row: Insertable<EventSaltTable>): Promise<void> {
  await typed(trx).insertInto('directory.event_salt').values(row).execute();
}
