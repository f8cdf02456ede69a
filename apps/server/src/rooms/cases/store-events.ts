import { sql } from 'kysely';
import type { Database } from '#platform/database';

export interface EventRow {
  id: string;
  kind: string;
  version: number;
  body: unknown;
  at: Date;
}

/** The events of a case in their order. */
export async function listEvents(db: Database, caseId: string): Promise<EventRow[]> {
  const { rows } = await sql<EventRow>`SELECT id, kind, version, body, at FROM cases.event
    WHERE subject_id = ${caseId} ORDER BY sequence`.execute(db.kysely);
  return rows;
}
