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
];
