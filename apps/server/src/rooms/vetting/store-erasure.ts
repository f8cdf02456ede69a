import type { Database, Trx } from '#platform/database';
import { typed } from './store.ts';

/** Organisations whose files rest and hold something, by id, page after page: those after `after`. */
export async function listResting(
  db: Database,
  { after, limit }: { after: string; limit: number },
): Promise<string[]> {
  const rows = await typed(db)
    .selectFrom('vetting.file')
    .select('org_id')
    .where('state', 'in', ['draft', 'returned', 'lapsed'])
    .where('erased_at', 'is', null)
    .where('org_id', '>', after)
    .orderBy('org_id')
    .limit(limit)
    .execute();
  return rows.map(({ org_id }) => org_id);
}

/** Gives the papers with their blobs and forgets them. */
export async function takeDocuments(trx: Trx, orgId: string): Promise<{ id: string; blob: string }[]> {
  return typed(trx)
    .deleteFrom('vetting.document')
    .where('org_id', '=', orgId)
    .returning(['id', 'blob'])
    .execute();
}

/** What was handed in, found and asked for stays with its dates and says nothing more. */
export async function emptyRows(
  trx: Trx,
  orgId: string,
  empty: { facts: Buffer; review: Buffer; names: Buffer },
): Promise<void> {
  const none = JSON.stringify([]);
  await typed(trx)
    .updateTable('vetting.submission')
    .set({ facts: empty.facts, documents: none as never })
    .where('org_id', '=', orgId)
    .execute();
  await typed(trx)
    .updateTable('vetting.review')
    .set({ contents: empty.review })
    .where('org_id', '=', orgId)
    .execute();
  await typed(trx)
    .updateTable('vetting.name_change')
    .set({ contents: empty.names, documents: none as never, reason: null })
    .where('org_id', '=', orgId)
    .execute();
}
