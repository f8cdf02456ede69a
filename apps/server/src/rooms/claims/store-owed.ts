import { sql } from 'kysely';
import type { Database, Trx } from '#platform/database';
import { type Claim, typed } from './store.ts';

/** Only these may a deposit pay: reported as paid by the shop itself, or agreed to by whoever owes it. */
const mayBePaid = sql<boolean>`(coverable OR outcome IN ('accepted', 'agreed', 'rule'))`;

const owed = (db: Database | Trx, respondentId: string) =>
  typed(db)
    .selectFrom('claims.claim')
    .where('respondent_id', '=', respondentId)
    .where('owed_fen', '>', '0')
    .where(mayBePaid);

/** Decided claims of a respondent that no deposit covers whole yet, the oldest decision first. */
export async function listOwed(db: Database, respondentId: string): Promise<string[]> {
  const rows = await owed(db, respondentId).select('id').orderBy('decided_at').orderBy('id').execute();
  return rows.map(({ id }) => id);
}

/** What a respondent owes by decisions and no deposit covers yet, in fen; `before`: by those older than this one. */
export async function owedBy(
  db: Database | Trx,
  respondentId: string,
  before?: Pick<Claim, 'id' | 'decided_at'>,
): Promise<number> {
  let query = owed(db, respondentId).select(({ fn }) => fn.sum<string | null>('owed_fen').as('sum'));
  if (before) query = query.where('id', '!=', before.id);
  if (before?.decided_at)
    query = query.where(sql<boolean>`(decided_at, id) < (${before.decided_at}, ${before.id})`);
  const row = await query.executeTakeFirst();
  return Number(row?.sum ?? 0);
}
