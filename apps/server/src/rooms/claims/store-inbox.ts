import type { ClaimState } from '@redress/contract';
import { sql } from 'kysely';
import type { Database } from '#platform/database';
import { type Claim, query, toClaims, typed } from './store.ts';

/** Whose claims an organisation lists: those that it answers, or those that merchants answer about orders of its shops. */
export type ClaimsOf = 'own' | 'merchants';

/** Which of them: about orders that the shop reported, or that only the buyer names; by ids of the latter. */
export interface Only {
  which: 'reported' | 'named';
  named: readonly string[];
}

export interface InboxPage {
  of: ClaimsOf;
  state?: ClaimState | undefined;
  only?: Only | undefined;
  offset: number;
  limit: number;
}

export async function listOfOrg(db: Database, orgId: string, page: InboxPage): Promise<Claim[]> {
  let rows =
    page.of === 'own'
      ? query(db).where('respondent_id', '=', orgId)
      : query(db).where('platform_id', '=', orgId).where('respondent_id', '!=', orgId);
  if (page.state) rows = rows.where('state', '=', page.state);
  if (page.only) {
    const isNamed = sql<boolean>`coalesce(order_id = ANY(${[...page.only.named]}::text[]), false)`;
    rows = rows.where(page.only.which === 'named' ? isNamed : sql<boolean>`NOT ${isNamed}`);
  }
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

const whoseOf = (orgId: string, of: ClaimsOf) =>
  of === 'own' ? sql`respondent_id = ${orgId}` : sql`platform_id = ${orgId} AND respondent_id <> ${orgId}`;

export interface Uncertain {
  order_id: string;
  source_id: string;
  platform_id: string;
}

/** Orders of claims behind which no report of the shop stands yet: one of them may be an invented number. */
export async function listUncertain(db: Database, orgId: string, of: ClaimsOf): Promise<Uncertain[]> {
  const { rows } = await sql<Uncertain>`SELECT DISTINCT order_id, source_id, platform_id FROM claims.claim
    WHERE ${whoseOf(orgId, of)} AND NOT coverable AND order_id IS NOT NULL AND source_id IS NOT NULL
      AND platform_id IS NOT NULL`.execute(typed(db));
  return rows;
}

export async function countOfOrg(
  db: Database,
  orgId: string,
  { of, named }: { of: ClaimsOf; named: readonly string[] },
): Promise<{ mine: number; theirs: number; closed: number; named: number }> {
  const { rows } = await sql<{ mine: string; theirs: string; closed: string; named: string }>`
    SELECT count(*) FILTER (WHERE state IN ('open', 'burden')) AS mine,
      count(*) FILTER (WHERE live AND state NOT IN ('open', 'burden')) AS theirs,
      count(*) FILTER (WHERE NOT live) AS closed,
      count(*) FILTER (WHERE order_id = ANY(${[...named]}::text[])) AS named
    FROM claims.claim WHERE ${whoseOf(orgId, of)}`.execute(typed(db));
  const row = rows[0];
  const [mine, theirs, closed] = [row?.mine, row?.theirs, row?.closed].map(Number) as [
    number,
    number,
    number,
  ];
  return { mine, theirs, closed, named: Number(row?.named) };
}
