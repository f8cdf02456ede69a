import type { TemplateName } from '@redress/contract';
import { type Insertable, type Kysely, type Selectable, sql } from 'kysely';
import type { Database, Trx } from '#platform/database';
import type { CasesTables, TemplateTable } from './tables.ts';

export type TemplateRow = Selectable<TemplateTable>;

const typed = (db: Database | Trx) => ('engine' in db ? db.kysely : db) as Kysely<CasesTables>;

/** One change at a time, so that no version is skipped or overwritten. */
export async function lockTemplates(trx: Trx): Promise<void> {
  await sql`SELECT pg_advisory_xact_lock(hashtext('cases.template'))`.execute(trx);
}

/** The newest version of each template that was ever changed. */
export async function currentTemplates(db: Database | Trx): Promise<TemplateRow[]> {
  return typed(db)
    .selectFrom('cases.template')
    .selectAll()
    .distinctOn('name')
    .orderBy('name')
    .orderBy('revision', 'desc')
    .execute();
}

/** Newest first. */
export async function templateVersions(db: Database | Trx, name: TemplateName): Promise<TemplateRow[]> {
  return typed(db)
    .selectFrom('cases.template')
    .selectAll()
    .where('name', '=', name)
    .orderBy('revision', 'desc')
    .limit(200)
    .execute();
}

export async function insertTemplate(trx: Trx, row: Insertable<TemplateTable>): Promise<void> {
  await typed(trx)
    .insertInto('cases.template')
    .values({ ...row, addition: sql`${JSON.stringify(row.addition)}::jsonb` })
    .execute();
}
