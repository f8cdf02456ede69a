import type { Database } from '#platform/database';
import { typed } from './store.ts';

/** Decided claims of a respondent that no deposit covered yet, the oldest decision first. */
export async function listOwed(db: Database, respondentId: string): Promise<string[]> {
  const rows = await typed(db)
    .selectFrom('claims.claim')
    .select('id')
    .where('respondent_id', '=', respondentId)
    .where('state', '=', 'unpaid')
    .orderBy('decided_at')
    .orderBy('id')
    .execute();
  return rows.map(({ id }) => id);
}
