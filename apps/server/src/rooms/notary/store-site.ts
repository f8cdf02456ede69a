import { sql } from 'kysely';
import type { Database, Migration } from '#platform/database';
import type { SiteHead } from './rules/site-head.ts';

export const siteMigration: Migration = {
  name: '0007-site',
  up: [
    // How far the public copy is, for those who ask; what stands there itself decides what is written next.
    `CREATE TABLE notary.site (
      shard text PRIMARY KEY, place text NOT NULL, size bigint NOT NULL, published_at timestamptz NOT NULL,
      failing_since timestamptz, problem text)`,
  ],
};

export interface SiteCandidates {
  newest: SiteHead;
  final: SiteHead | undefined;
  waitingSinceMs: number | undefined;
}

/** The newest head, the newest final one, and since when heads above that wait. */
export async function findSiteCandidates(db: Database, shard: string): Promise<SiteCandidates> {
  const { rows } = await sql<{
    size: string;
    note: string;
    finalSize: string | null;
    finalNote: string | null;
    waitingSince: Date | null;
  }>`
    SELECT s.size, s.checkpoint AS note, f.size AS "finalSize", f.note AS "finalNote", w.at AS "waitingSince"
    FROM notary.shard s
    LEFT JOIN LATERAL (SELECT size, note FROM notary.final WHERE shard = s.name ORDER BY size DESC LIMIT 1) f ON true
    LEFT JOIN LATERAL (SELECT at FROM notary.checkpoint WHERE shard = s.name AND size > coalesce(f.size, 0)
      ORDER BY size LIMIT 1) w ON true
    WHERE s.name = ${shard}`.execute(db.kysely);
  const row = rows[0];
  if (!row) throw new Error(`there is no log ${shard}`);
  return {
    newest: { size: Number(row.size), note: row.note },
    final: row.finalNote === null ? undefined : { size: Number(row.finalSize), note: row.finalNote },
    waitingSinceMs: row.waitingSince?.getTime(),
  };
}

/** Never goes back, whoever writes it. */
export async function recordPublished(
  db: Database,
  shard: string,
  site: { place: string; size: number; at: Date },
): Promise<void> {
  const at = site.at.toISOString();
  await sql`INSERT INTO notary.site (shard, place, size, published_at)
    VALUES (${shard}, ${site.place}, ${site.size}, ${at})
    ON CONFLICT (shard) DO UPDATE SET place = excluded.place, size = excluded.size,
      published_at = excluded.published_at, failing_since = NULL, problem = NULL
    WHERE notary.site.place <> excluded.place OR notary.site.size <= excluded.size`.execute(db.kysely);
}

export async function recordFailure(
  db: Database,
  shard: string,
  site: { place: string; at: Date; problem: string },
): Promise<void> {
  const at = site.at.toISOString();
  await sql`INSERT INTO notary.site (shard, place, size, published_at, failing_since, problem)
    VALUES (${shard}, ${site.place}, 0, '-infinity', ${at}, ${site.problem})
    ON CONFLICT (shard) DO UPDATE SET failing_since = coalesce(notary.site.failing_since, excluded.failing_since),
      problem = excluded.problem`.execute(db.kysely);
}

export interface SiteState {
  place: string;
  /** Entries that the public copy shows; the log's size minus this is its lag. */
  size: number;
  failingSince: Date | null;
  problem: string | null;
}

/** Undefined when nothing was published ever. */
export async function findSite(db: Database, shard: string): Promise<SiteState | undefined> {
  const { rows } = await sql<Omit<SiteState, 'size'> & { size: string }>`
    SELECT place, size, failing_since AS "failingSince", problem FROM notary.site WHERE shard = ${shard}`.execute(
    db.kysely,
  );
  return rows[0] && { ...rows[0], size: Number(rows[0].size) };
}
