import { sql } from 'kysely';
import { newId } from '../clock/index.ts';
import type { Trx } from './transaction.ts';

export interface NewEvent {
  /** Default: a fresh one. Give it where a retry must not append twice. */
  id?: string;
  /** What the event happened to: a case, a session. */
  subjectId: string;
  /** Past tense, e.g. `item.added`. */
  kind: string;
  /** Version of the body's shape, 1 at first. */
  version: number;
  body: object;
  /** Milliseconds since the epoch. */
  atMs: number;
}

export interface AppendedEvent extends NewEvent {
  id: string;
  /** 1, 2, 3 … within the subject, without holes. */
  sequence: number;
}

/**
 * Migration statements that create `<schema>.event`: append-only, UPDATE, DELETE and TRUNCATE are refused by trigger.
 * Columns: id, subject_id, sequence, kind, version, body, at.
 */
export function createEventTable(schema: string): string[] {
  if (!/^[a-z_]+$/.test(schema)) throw new Error(`bad schema name ${schema}`);
  return [...appendOnly(schema, 'event', eventColumns), `CREATE INDEX event_at ON ${schema}.event (at)`];
}

const eventColumns = `
  id text PRIMARY KEY,
  subject_id text NOT NULL,
  sequence int NOT NULL,
  kind text NOT NULL,
  version int NOT NULL,
  body jsonb NOT NULL,
  at timestamptz NOT NULL,
  UNIQUE (subject_id, sequence)`;

/** Statements for an append-only table; `<schema>.refuse_change()` is its guard. */
export function appendOnly(schema: string, table: string, columns: string): string[] {
  const name = `${schema}.${table}`;
  return [
    `CREATE TABLE ${name} (${columns})`,
    `CREATE OR REPLACE FUNCTION ${schema}.refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$
     BEGIN RAISE EXCEPTION '%.% is append-only', TG_TABLE_SCHEMA, TG_TABLE_NAME USING ERRCODE = 'RD001'; END $$`,
    `CREATE TRIGGER ${table}_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON ${name}
     FOR EACH STATEMENT EXECUTE FUNCTION ${schema}.refuse_change()`,
  ];
}

/**
 * Appends to `<schema>.event` in the caller's transaction and gives the events with their ids and sequences. Lock the
 * subject's current row first: two writers of one subject would else meet in a unique violation.
 */
export async function appendEvents(
  trx: Trx,
  schema: string,
  events: readonly NewEvent[],
): Promise<AppendedEvent[]> {
  const table = sql.id(schema, 'event');
  const appended: AppendedEvent[] = [];
  for (const event of events) {
    const id = event.id ?? newId('evt');
    const { rows } = await sql<{ sequence: number }>`
      INSERT INTO ${table} (id, subject_id, sequence, kind, version, body, at)
      SELECT ${id}, ${event.subjectId}::text, coalesce(max(sequence), 0) + 1, ${event.kind}, ${event.version}::int,
             ${JSON.stringify(event.body)}::jsonb, ${new Date(event.atMs).toISOString()}::timestamptz
      FROM ${table} WHERE subject_id = ${event.subjectId}
      RETURNING sequence`.execute(trx);
    appended.push({ ...event, id, sequence: rows[0]?.sequence as number });
  }
  return appended;
}
