import { sql } from 'kysely';
import type { Database } from '#platform/database';

/** What was refused of a shop before anything of it was kept, by day and reason, and when last. */
export interface RefusalCount {
  sourceId: string;
  day: string;
  code: string;
  count: number;
  lastAt: string;
  behindS: number | null;
}

export async function countRefusals(db: Database, rows: readonly RefusalCount[]): Promise<void> {
  await sql`INSERT INTO trade.refusal_count AS c (source_id, day, code, count, last_at, behind_s)
    SELECT "sourceId", day, code, count, "lastAt", "behindS"
    FROM jsonb_to_recordset(${JSON.stringify(rows)}::jsonb)
      AS r("sourceId" text, day text, code text, count int, "lastAt" timestamptz, "behindS" int)
    ON CONFLICT (source_id, day, code) DO UPDATE SET count = c.count + excluded.count,
      last_at = excluded.last_at, behind_s = excluded.behind_s`.execute(db.kysely);
}

export async function listRefusals(
  db: Database,
  sourceId: string,
  fromDay: string,
): Promise<{ code: string; count: number }[]> {
  const { rows } = await sql<{ code: string; count: number }>`
    SELECT code, sum(count)::int AS count FROM trade.refusal_count
    WHERE source_id = ${sourceId} AND day >= ${fromDay} GROUP BY code ORDER BY code`.execute(db.kysely);
  return rows;
}

export interface LastRefusal {
  code: string;
  count: number;
  lastAt: Date;
  behindS: number | null;
}

/** What was refused after that instant, the newest first; counts are of the days since. */
export async function refusedSince(db: Database, sourceId: string, since: Date): Promise<LastRefusal[]> {
  const { rows } = await sql<LastRefusal>`
    SELECT code, count::int AS count, last_at AS "lastAt", behind_s AS "behindS" FROM (
      SELECT *, row_number() OVER (PARTITION BY code ORDER BY last_at DESC) AS nth FROM trade.refusal_count
      WHERE source_id = ${sourceId} AND last_at > ${since}::timestamptz) AS r
    WHERE nth = 1 ORDER BY last_at DESC`.execute(db.kysely);
  return rows;
}
