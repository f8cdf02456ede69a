import { createEventTable, type Migration } from '#platform/database';

/** The room's schema, oldest first. A migration that has left our hands is never edited: add another. */
export const migrations: readonly Migration[] = [
  {
    name: '0001-statements',
    up: [
      ...createEventTable('statements'),
      `CREATE TABLE statements.statement (
        case_id text PRIMARY KEY,
        slug text NOT NULL UNIQUE,
        wrapped_key bytea,
        revision integer NOT NULL DEFAULT 0,
        state text NOT NULL CHECK (state in ('draft', 'published', 'unpublished')),
        draft bytea,
        publication_id text,
        published bytea,
        salt bytea CHECK (length(salt) = 32),
        indexed boolean NOT NULL DEFAULT false,
        published_at timestamptz,
        unpublished_at timestamptz,
        CHECK ((state = 'published') = (published IS NOT NULL))
      )`,
      `CREATE TABLE statements.picture (
        id text PRIMARY KEY,
        case_id text NOT NULL REFERENCES statements.statement,
        item_id text NOT NULL,
        position integer NOT NULL,
        state text NOT NULL CHECK (state in ('working', 'ready', 'refused')),
        version integer NOT NULL DEFAULT 0,
        contents bytea NOT NULL,
        blob text,
        UNIQUE (case_id, item_id)
      )`,
      `CREATE TABLE statements.public_picture (
        case_id text NOT NULL REFERENCES statements.statement,
        exhibit integer NOT NULL,
        blob text NOT NULL,
        PRIMARY KEY (case_id, exhibit)
      )`,
      `CREATE TABLE statements.reply (
        id text PRIMARY KEY,
        case_id text NOT NULL REFERENCES statements.statement,
        received_at timestamptz NOT NULL,
        contents bytea NOT NULL
      )`,
      'CREATE INDEX reply_case ON statements.reply (case_id, received_at)',
      `CREATE TABLE statements.event_salt (
        event_id text PRIMARY KEY REFERENCES statements.event,
        case_id text NOT NULL,
        salt bytea NOT NULL CHECK (length(salt) = 32)
      )`,
      'CREATE INDEX event_salt_case ON statements.event_salt (case_id)',
    ],
  },
];
