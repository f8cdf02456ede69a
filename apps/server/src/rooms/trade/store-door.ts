import { sql } from 'kysely';
import type { Database } from '#platform/database';
import { type SourceRow, toSource } from './store.ts';
import type { SourceTable } from './tables.ts';

export interface DoorRows {
  source: SourceRow;
  /** Not over at the time asked for, encrypted, the newest first. */
  secrets: { id: string; contents: Buffer }[];
  /** All public keys, the newest first, also those that are over. */
  keys: { id: string; public_key: Buffer; until: Date | null }[];
}

interface Row extends Record<keyof SourceTable, never> {
  credential: 'secret' | 'key' | null;
  credential_id: string;
  bytes: Buffer;
  until: Date | null;
}

/** A source with all that its events are checked by, in one look: it comes before each request of a shop. */
export async function findDoor(db: Database, id: string, at: Date): Promise<DoorRows | undefined> {
  const { rows } = await sql<Row>`/* trade.find_door */
    SELECT s.id, s.platform_id, s.name, s.kind, s.software, s.state, s.wrapped_key, s.created_at,
      c.credential, c.credential_id, c.bytes, c.until
    FROM trade.source s LEFT JOIN LATERAL (
      SELECT 'secret' AS credential, id AS credential_id, contents AS bytes, until, created_at
      FROM trade.secret WHERE source_id = s.id AND (until IS NULL OR until > ${at.toISOString()}::timestamptz)
      UNION ALL
      SELECT 'key', id, public_key, until, created_at FROM trade.key WHERE source_id = s.id) c ON true
    WHERE s.id = ${id} ORDER BY c.created_at DESC`.execute(db.kysely);
  const [first] = rows;
  if (!first) return undefined;
  const { credential: _, credential_id: __, bytes: ___, until: ____, ...source } = first;
  const of = (kind: Row['credential']) => rows.filter(({ credential }) => credential === kind);
  return {
    source: toSource(source),
    secrets: of('secret').map((row) => ({ id: row.credential_id, contents: row.bytes })),
    keys: of('key').map((row) => ({ id: row.credential_id, public_key: row.bytes, until: row.until })),
  };
}
