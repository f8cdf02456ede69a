import type { ClaimState } from '@redress/contract';
import { sql } from 'kysely';
import type { Database } from '#platform/database';
import { type Claim, query, toClaims, typed } from './store.ts';

/** Whose claims an organisation lists: those that it answers, or those that merchants answer about orders of its shops. */
export type ClaimsOf = 'own' | 'merchants';

export async function listOfOrg(
  db: Database,
  orgId: string,
  page: { of: ClaimsOf; state?: ClaimState | undefined; offset: number; limit: number },
): Promise<Claim[]> {
  let rows =
    page.of === 'own'
      ? query(db).where('respondent_id', '=', orgId)
      : query(db).where('platform_id', '=', orgId).where('respondent_id', '!=', orgId);
  if (page.state) rows = rows.where('state', '=', page.state);
  const found = await rows
    .orderBy(sql`state IN ('open', 'burden')`, 'desc')
    .orderBy('live', 'desc')
    .orderBy(sql`due_at ASC NULLS LAST`)
    .orderBy('opened_at', 'desc')
    .orderBy('id')
    .offset(page.offset)
    .limit(page.limit)
    .execute();
  return toClaims(found);
}

export async function countOfOrg(
  db: Database,
  orgId: string,
  of: ClaimsOf,
): Promise<{ mine: number; theirs: number; closed: number }> {
  const whose =
    of === 'own' ? sql`respondent_id = ${orgId}` : sql`platform_id = ${orgId} AND respondent_id <> ${orgId}`;
  const { rows } = await sql<{ mine: string; theirs: string; closed: string }>`
    SELECT count(*) FILTER (WHERE state IN ('open', 'burden')) AS mine,
      count(*) FILTER (WHERE live AND state NOT IN ('open', 'burden')) AS theirs,
      count(*) FILTER (WHERE NOT live) AS closed
    FROM claims.claim WHERE ${whose}`.execute(typed(db));
  const row = rows[0];
  return { mine: Number(row?.mine), theirs: Number(row?.theirs), closed: Number(row?.closed) };
}
