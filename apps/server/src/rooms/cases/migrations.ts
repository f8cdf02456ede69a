import { createEventTable, type Migration } from '#platform/database';

/** The room's schema, oldest first. A migration that has left our hands is never edited: add another. */
export const migrations: readonly Migration[] = [
  {
    name: '0001-cases',
    up: [
      ...createEventTable('cases'),
      `CREATE TABLE cases."case" (
        id text PRIMARY KEY,
        wrapped_key bytea,
        revision integer NOT NULL DEFAULT 0,
        opened_at timestamptz NOT NULL,
        sample boolean NOT NULL DEFAULT false,
        dispute_type text,
        contents bytea
      )`,
      `CREATE TABLE cases.letter (
        id text PRIMARY KEY,
        case_id text NOT NULL REFERENCES cases."case",
        name text NOT NULL,
        format text NOT NULL CHECK (format in ('pdf', 'docx')),
        source_sha256 bytea NOT NULL CHECK (length(source_sha256) = 32),
        blob text NOT NULL,
        bytes bigint NOT NULL,
        salt bytea NOT NULL CHECK (length(salt) = 32),
        issued_at timestamptz NOT NULL,
        UNIQUE (case_id, name, format, source_sha256)
      )`,
      `CREATE TABLE cases.event_salt (
        event_id text PRIMARY KEY REFERENCES cases.event,
        case_id text NOT NULL,
        salt bytea NOT NULL CHECK (length(salt) = 32)
      )`,
      'CREATE INDEX event_salt_case ON cases.event_salt (case_id)',
    ],
  },
  {
    name: '0002-path',
    up: [
      `ALTER TABLE cases."case" ADD COLUMN status text NOT NULL DEFAULT 'open', ADD COLUMN status_at timestamptz,
        ADD COLUMN contact bytea`,
      `CREATE TABLE cases.step (
        id text PRIMARY KEY,
        case_id text NOT NULL REFERENCES cases."case",
        channel text NOT NULL,
        state text NOT NULL CHECK (state in ('drafted', 'held', 'out', 'done', 'cancelled')),
        way text CHECK (way in ('mail', 'by-hand')),
        opened_by text NOT NULL CHECK (opened_by in ('buyer', 'clock')),
        opened_at timestamptz NOT NULL,
        held_until timestamptz,
        released_at timestamptz,
        details bytea NOT NULL,
        CHECK ((state = 'held') = (held_until IS NOT NULL))
      )`,
      'CREATE INDEX step_case ON cases.step (case_id)',
      `CREATE INDEX step_held ON cases.step (held_until) WHERE state = 'held'`,
      `CREATE TABLE cases.step_letter (
        step_id text NOT NULL REFERENCES cases.step,
        letter_id text NOT NULL REFERENCES cases.letter,
        name text NOT NULL,
        position integer NOT NULL,
        PRIMARY KEY (step_id, letter_id)
      )`,
      `CREATE TABLE cases.step_event (
        id text PRIMARY KEY REFERENCES cases.event,
        step_id text NOT NULL REFERENCES cases.step,
        case_id text NOT NULL,
        sequence integer NOT NULL,
        kind text NOT NULL,
        at timestamptz NOT NULL,
        recorded_at timestamptz NOT NULL,
        detail text,
        contents bytea,
        proof_item_id text,
        key text NOT NULL,
        UNIQUE (step_id, key)
      )`,
      'CREATE INDEX step_event_case ON cases.step_event (case_id)',
      `CREATE TABLE cases.deadline (
        id text PRIMARY KEY,
        case_id text NOT NULL REFERENCES cases."case",
        step_id text REFERENCES cases.step,
        channel text NOT NULL,
        key text NOT NULL,
        rule text NOT NULL,
        party text NOT NULL,
        from_day text NOT NULL,
        due_day text,
        due_at timestamptz,
        wake_at timestamptz,
        reminded integer NOT NULL DEFAULT 0,
        state text NOT NULL CHECK (state in ('open', 'met', 'overdue', 'cancelled')),
        settled_at timestamptz,
        UNIQUE (case_id, key),
        CHECK ((due_day IS NULL) = (due_at IS NULL)),
        CHECK ((state = 'open') = (wake_at IS NOT NULL))
      )`,
      // What a tick of the clock reads: open deadlines only, so that it costs what is due and not what is open.
      `CREATE INDEX deadline_wake ON cases.deadline (wake_at) WHERE state = 'open'`,
      `CREATE TABLE cases.calendar (
        token_sha256 bytea PRIMARY KEY CHECK (length(token_sha256) = 32),
        case_id text NOT NULL UNIQUE REFERENCES cases."case",
        created_at timestamptz NOT NULL
      )`,
    ],
  },
  {
    name: '0003-templates',
    up: [
      `CREATE TABLE cases.template (
        name text NOT NULL,
        revision integer NOT NULL CHECK (revision > 0),
        addition jsonb NOT NULL,
        by text NOT NULL,
        at timestamptz NOT NULL,
        salt bytea NOT NULL CHECK (length(salt) = 32),
        event_id text NOT NULL REFERENCES cases.event,
        PRIMARY KEY (name, revision)
      )`,
    ],
  },
  {
    name: '0004-provisional-deadlines',
    up: [
      `ALTER TABLE cases.deadline ADD COLUMN latest_day text CHECK (latest_day IS NULL OR due_day IS NOT NULL)`,
      // Few at a time: those that end in a year whose holidays are not on record yet.
      `CREATE INDEX deadline_provisional ON cases.deadline (id) WHERE state = 'open' AND latest_day IS NOT NULL`,
    ],
  },
  {
    // What was counted before is counted again once, at the first start: by which notices it was counted is not known.
    name: '0005-corrected-deadlines',
    up: [
      'ALTER TABLE cases.deadline ADD COLUMN told_day text, ADD COLUMN moved_from text, ADD COLUMN counted_by text',
    ],
  },
];
