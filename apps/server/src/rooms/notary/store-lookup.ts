import { sql } from 'kysely';
import type { Database, Trx } from '#platform/database';
import { findEntries } from './store-entries.ts';
import type { FoundEntry } from './store-explore.ts';

export async function insertLookups(
  trx: Trx,
  rows: readonly { digest: Buffer; id: string }[],
): Promise<void> {
  const digests = rows.map((row) => row.digest.toString('hex'));
  const ids = rows.map((row) => row.id);
  await sql`INSERT INTO notary.lookup (digest, id)
    SELECT decode(r.digest, 'hex'), r.id FROM unnest(${digests}::text[], ${ids}::text[]) AS r(digest, id)
    ON CONFLICT DO NOTHING`.execute(trx);
}

export async function deleteLookups(trx: Trx, ids: readonly string[]): Promise<void> {
  await sql`DELETE FROM notary.lookup WHERE id = ANY(${ids}::text[])`.execute(trx);
}

/** Entries under a keyed digest, oldest first, and how many there are. */
export async function entriesUnder(
  db: Database,
  shard: string,
  digest: Buffer,
  limit: number,
): Promise<{ entries: FoundEntry[]; total: number }> {
  const { rows } = await sql<{ id: string; total: string }>`
    SELECT e.id, count(*) OVER () AS total FROM notary.lookup l JOIN notary.entry_id e ON e.id = l.id
    WHERE l.digest = ${digest} AND e.shard = ${shard} ORDER BY e.index LIMIT ${limit}`.execute(db.kysely);
  const ids = rows.map(({ id }) => id);
  const entries = await findEntries(db, ids);
  return { entries: entries.sort((a, b) => a.index - b.index), total: Number(rows[0]?.total ?? 0) };
}

/** Whether a submission of that content, or of that id, waits for its batch. */
export async function isWaiting(db: Database, asked: { digest: Buffer } | { id: string }): Promise<boolean> {
  const { rows } = await ('id' in asked
    ? sql`SELECT 1 FROM notary.submission WHERE id = ${asked.id}`
    : sql`SELECT 1 FROM notary.lookup l JOIN notary.submission s ON s.id = l.id
          WHERE l.digest = ${asked.digest} LIMIT 1`
  ).execute(db.kysely);
  return rows.length > 0;
}
