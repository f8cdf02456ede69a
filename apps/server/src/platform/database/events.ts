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
  if (events.length === 0) return [];
  const table = sql.id(schema, 'event');
  const given = events.map((event, position) => ({ ...event, id: event.id ?? newId('evt'), position }));
  const rows = given.map(({ id, subjectId, kind, version, body, atMs, position }) => ({
    ...{ id, subject_id: subjectId, kind, version, body, position },
    at: new Date(atMs).toISOString(),
  }));
  const appended = await sql<{ id: string; sequence: number }>`
    INSERT INTO ${table} (id, subject_id, sequence, kind, version, body, at)
    SELECT n.id, n.subject_id,
           (SELECT coalesce(max(e.sequence), 0) FROM ${table} e WHERE e.subject_id = n.subject_id)
             + row_number() OVER (PARTITION BY n.subject_id ORDER BY n.position),
           n.kind, n.version, n.body, n.at
    FROM jsonb_to_recordset(${JSON.stringify(rows)}::jsonb)
      AS n(id text, subject_id text, kind text, version int, body jsonb, at timestamptz, position int)
    RETURNING id, sequence`.execute(trx);
  const sequences = new Map(appended.rows.map(({ id, sequence }) => [id, sequence]));
  return given.map(({ position: _, ...event }) => ({
    ...event,
    sequence: sequences.get(event.id) as number,
  }));
}
