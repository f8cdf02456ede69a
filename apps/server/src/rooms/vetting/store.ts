import { type Insertable, type Kysely, type Selectable, sql, type Updateable } from 'kysely';
import type { Vault } from '#platform/blobs';
import type { Database, Trx } from '#platform/database';
import type { FileTable, ReviewTable, SubmissionTable, VettingTables } from './tables.ts';

export type FileRow = Selectable<FileTable>;
export type SubmissionRow = Selectable<SubmissionTable>;
export type ReviewRow = Selectable<ReviewTable>;

export const typed = (db: Database | Trx) => ('engine' in db ? db.kysely : db) as Kysely<VettingTables>;

export const vaultOf = (file: Pick<FileRow, 'org_id' | 'wrapped_key'>): Vault => ({
  id: vaultId(file.org_id),
  wrappedKey: file.wrapped_key,
});
export const vaultId = (orgId: string) => `vetting:${orgId}`;

/** One that is there already stays as it is. */
export async function insertFile(trx: Trx, row: Insertable<FileTable>): Promise<void> {
  await typed(trx)
    .insertInto('vetting.file')
    .values(row)
    .onConflict((conflict) => conflict.column('org_id').doNothing())
    .execute();
}

export async function findFile(db: Database | Trx, orgId: string): Promise<FileRow | undefined> {
  return typed(db).selectFrom('vetting.file').selectAll().where('org_id', '=', orgId).executeTakeFirst();
}

/** Until the end of the transaction nobody else changes this organisation's file. */
export async function lockFile(trx: Trx, orgId: string): Promise<FileRow | undefined> {
  return typed(trx)
    .selectFrom('vetting.file')
    .selectAll()
    .where('org_id', '=', orgId)
    .forUpdate()
    .executeTakeFirst();
}

export async function updateFile(trx: Trx, orgId: string, change: Updateable<FileTable>): Promise<void> {
  await typed(trx).updateTable('vetting.file').set(change).where('org_id', '=', orgId).execute();
}

export async function statesOf(db: Database, orgIds: readonly string[]): Promise<Map<string, FileRow>> {
  if (orgIds.length === 0) return new Map();
  const rows = await typed(db).selectFrom('vetting.file').selectAll().where('org_id', 'in', orgIds).execute();
  return new Map(rows.map((row) => [row.org_id, row]));
}

/** Other organisations that handed in the same code. */
export async function findSameCode(db: Database, file: FileRow): Promise<string[]> {
  if (!file.code_digest) return [];
  const rows = await typed(db)
    .selectFrom('vetting.file')
    .select('org_id')
    .where('code_digest', '=', file.code_digest)
    .where('org_id', '<>', file.org_id)
    .limit(20)
    .execute();
  return rows.map(({ org_id }) => org_id);
}

/** Files that wait for a reviewer, by themselves or for another name, the oldest first; or all, the newest first. */
export async function listFiles(
  db: Database,
  { show, limit }: { show: 'waiting' | 'all'; limit: number },
): Promise<FileRow[]> {
  const query = typed(db).selectFrom('vetting.file').selectAll().where('submitted_at', 'is not', null);
  const renamed = typed(db).selectFrom('vetting.name_change').select('org_id').where('state', '=', 'waiting');
  const chosen =
    show === 'waiting'
      ? query
          .where((on) => on.or([on('state', 'in', ['submitted', 'renewing']), on('org_id', 'in', renamed)]))
          .orderBy('submitted_at')
      : query.orderBy('submitted_at', 'desc');
  return chosen.limit(limit).execute();
}

/** Organisations whose accepted files end before `before`, by id, page after page: those after `after`. */
export async function listEnding(
  db: Database,
  { before, after, limit }: { before: Date; after: string; limit: number },
): Promise<string[]> {
  const rows = await typed(db)
    .selectFrom('vetting.file')
    .select('org_id')
    .where('due_at', '<', before)
    .where('state', 'in', ['accepted', 'renewing'])
    .where('org_id', '>', after)
    .orderBy('org_id')
    .limit(limit)
    .execute();
  return rows.map(({ org_id }) => org_id);
}

export async function insertSubmission(trx: Trx, row: Insertable<SubmissionTable>): Promise<void> {
  await typed(trx).insertInto('vetting.submission').values(row).execute();
}

export async function findSubmission(
  db: Database | Trx,
  id: string | null,
): Promise<SubmissionRow | undefined> {
  if (id === null) return undefined;
  return typed(db).selectFrom('vetting.submission').selectAll().where('id', '=', id).executeTakeFirst();
}

export async function wasSubmitted(
  db: Database | Trx,
  { orgId, documentId }: { orgId: string; documentId: string },
): Promise<boolean> {
  const holds = sql<boolean>`documents @> ${JSON.stringify([{ id: documentId }])}::jsonb`;
  const inFile = typed(db).selectFrom('vetting.submission').select('id').where('org_id', '=', orgId);
  const inChange = typed(db).selectFrom('vetting.name_change').select('id').where('org_id', '=', orgId);
  const rows = await inFile.where(holds).unionAll(inChange.where(holds)).limit(1).execute();
  return rows.length > 0;
}

export async function insertReview(trx: Trx, row: Insertable<ReviewTable>): Promise<void> {
  await typed(trx).insertInto('vetting.review').values(row).execute();
}

/** Newest first. */
export async function listReviews(db: Database | Trx, orgId: string): Promise<ReviewRow[]> {
  return typed(db)
    .selectFrom('vetting.review')
    .selectAll()
    .where('org_id', '=', orgId)
    .orderBy('checked_at', 'desc')
    .orderBy('id', 'desc')
    .execute();
}

/** All checks by one platform, oldest first. */
export async function listReviewsBy(db: Database, platformId: string): Promise<ReviewRow[]> {
  return typed(db)
    .selectFrom('vetting.review')
    .selectAll()
    .where('platform_id', '=', platformId)
    .orderBy('checked_at')
    .orderBy('id')
    .execute();
}

export async function insertEventSalt(
  trx: Trx,
  row: { event_id: string; org_id: string; salt: Buffer },
): Promise<void> {
  await typed(trx).insertInto('vetting.event_salt').values(row).execute();
}

/** What happened to the file, oldest first. */
export async function listHistory(db: Database, orgId: string): Promise<{ kind: string; at: Date }[]> {
  return typed(db)
    .selectFrom('vetting.event')
    .select(['kind', 'at'])
    .where('subject_id', '=', orgId)
    .where('kind', 'in', [
      'file.submitted',
      'file.taken-back',
      'file.lapsed',
      'file.suspended',
      'file.lifted',
      'file.erased',
    ])
    .orderBy('sequence')
    .execute();
}

/** Platforms whose newest check of some merchant ends before `before`. */
export async function listPlatformsDue(db: Database, before: Date): Promise<string[]> {
  const { rows } = await sql<{ platform_id: string }>`SELECT DISTINCT platform_id FROM (
      SELECT DISTINCT ON (platform_id, org_id) platform_id,
        coalesce(next_due_at, checked_at + interval '6 months') AS next_due_at FROM vetting.review
      WHERE platform_id IS NOT NULL ORDER BY platform_id, org_id, checked_at DESC, id DESC) newest
    WHERE next_due_at < ${before}`.execute(db.kysely);
  return rows.map(({ platform_id }) => platform_id);
}
