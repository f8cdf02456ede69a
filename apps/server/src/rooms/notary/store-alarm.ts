import { sql } from 'kysely';
import type { Database } from '#platform/database';
import type { Health, Problem } from './rules/alarm.ts';

/**
 * Who is failing or behind. Failing is noted by who asks; an authority or chain is behind when a head was published (or
 * became final, once any head is) after the last one that it covered.
 */
export async function readLags(
  db: Database,
  shard: string,
): Promise<Pick<Health, 'witnesses' | 'authorities' | 'lagging' | 'siteFailingSinceMs'>> {
  const { rows: witnesses } = await sql<{ name: string; since: Date }>`
    SELECT witness AS name, failing_since AS since FROM notary.witness_state
    WHERE shard = ${shard} AND failing_since IS NOT NULL ORDER BY witness`.execute(db.kysely);
  const { rows: authorities } = await sql<{ name: string; since: Date }>`
    SELECT authority AS name, failing_since AS since FROM notary.stamp_trouble
    WHERE shard = ${shard} ORDER BY authority`.execute(db.kysely);
  const { rows: lagging } = await sql<{ kind: 'timestamp' | 'anchor'; name: string; since: Date | null }>`
    WITH covered AS (
      SELECT 'timestamp' AS kind, authority AS name, max(size) AS size FROM notary.token
        WHERE shard = ${shard} GROUP BY authority
      UNION ALL
      SELECT 'anchor', chain, max(size) FROM notary.anchor
        WHERE shard = ${shard} AND block IS NOT NULL GROUP BY chain)
    SELECT kind, name, coalesce(
      (SELECT f.at FROM notary.final f WHERE f.shard = ${shard} AND f.size > covered.size ORDER BY f.size LIMIT 1),
      (SELECT c.at FROM notary.checkpoint c WHERE c.shard = ${shard} AND c.size > covered.size
        AND NOT EXISTS (SELECT 1 FROM notary.final WHERE shard = ${shard}) ORDER BY c.size LIMIT 1)) AS since
    FROM covered ORDER BY kind, name`.execute(db.kysely);
  const { rows: sites } = await sql<{ since: Date }>`SELECT failing_since AS since FROM notary.site
    WHERE shard = ${shard} AND failing_since IS NOT NULL`.execute(db.kysely);
  return {
    ...(sites[0] ? { siteFailingSinceMs: sites[0].since.getTime() } : {}),
    witnesses: witnesses.map(({ name, since }) => ({ name, failingSinceMs: since.getTime() })),
    authorities: authorities.map(({ name, since }) => ({ name, failingSinceMs: since.getTime() })),
    lagging: lagging.flatMap(({ kind, name, since }) =>
      since ? [{ kind, name, sinceMs: since.getTime() }] : [],
    ),
  };
}

/** Keeps a problem that stands; true when it is new, or had been over. */
export async function keepProblem(db: Database, shard: string, problem: Problem, now: Date) {
  const { rows } = await sql<{ fresh: boolean }>`
    INSERT INTO notary.alarm AS a (shard, problem, since, text_zh, text_en, next_at)
    VALUES (${shard}, ${problem.key}, ${new Date(problem.sinceMs).toISOString()}, ${problem.text.zh},
      ${problem.text.en}, ${now.toISOString()})
    ON CONFLICT (shard, problem) DO UPDATE SET solved_at = NULL, tries = 0, next_at = excluded.next_at,
      since = excluded.since, text_zh = excluded.text_zh, text_en = excluded.text_en
    WHERE a.solved_at IS NOT NULL RETURNING true AS fresh`.execute(db.kysely);
  return rows.length > 0;
}

/** Problems not among `standing` are over, and that is to be told; gives how many. */
export async function solveProblems(db: Database, shard: string, standing: readonly string[], now: Date) {
  const { rows } = await sql`
    UPDATE notary.alarm SET solved_at = ${now.toISOString()}, next_at = ${now.toISOString()}, tries = 0
    WHERE shard = ${shard} AND solved_at IS NULL AND NOT problem = ANY(${standing}::text[])
    RETURNING 1`.execute(db.kysely);
  return rows.length;
}

export interface DueAlarm {
  problem: string;
  since: Date;
  zh: string;
  en: string;
  tries: number;
  solvedAt: Date | null;
}

/**
 * Takes one alarm that is due, until `againMs` from now: of two nodes one gets it, and when that one dies it is due
 * again then.
 */
export async function takeDueAlarm(db: Database, shard: string, now: Date, againMs: number) {
  const { rows } = await sql<DueAlarm>`
    UPDATE notary.alarm SET tries = tries + 1,
      next_at = ${now.toISOString()}::timestamptz + ${againMs} * interval '1 millisecond'
    WHERE shard = ${shard} AND problem = (
      SELECT problem FROM notary.alarm WHERE shard = ${shard} AND next_at <= ${now.toISOString()}
      ORDER BY next_at, problem LIMIT 1 FOR UPDATE SKIP LOCKED)
    RETURNING problem, since, text_zh AS zh, text_en AS en, tries, solved_at AS "solvedAt"`.execute(
    db.kysely,
  );
  return rows[0];
}

export const setNextTry = (db: Database, shard: string, problem: string, at: Date) =>
  sql`UPDATE notary.alarm SET next_at = ${at.toISOString()} WHERE shard = ${shard} AND problem = ${problem}`.execute(
    db.kysely,
  );

/** It was told: a solved one is forgotten, a standing one is due again at `nextAt`. */
export async function markTold(db: Database, shard: string, alarm: DueAlarm, nextAt: Date): Promise<void> {
  const same = sql`shard = ${shard} AND problem = ${alarm.problem}`;
  if (alarm.solvedAt)
    await sql`DELETE FROM notary.alarm WHERE ${same} AND solved_at IS NOT NULL`.execute(db.kysely);
  else
    await sql`UPDATE notary.alarm SET tries = 0, next_at = ${nextAt.toISOString()}
      WHERE ${same} AND solved_at IS NULL`.execute(db.kysely);
}
