import { createEventTable, type Migration } from '#platform/database';

/** The room's schema, oldest first. A migration that has left our hands is never edited: add another. */
export const migrations: readonly Migration[] = [
  {
    name: '0001-items',
    up: [
      ...createEventTable('evidence'),
      `CREATE TABLE evidence.dossier (
        case_id text PRIMARY KEY,
        wrapped_key bytea,
        version integer NOT NULL DEFAULT 0,
        item_count integer NOT NULL DEFAULT 0 CHECK (item_count >= 0),
        item_bytes bigint NOT NULL DEFAULT 0 CHECK (item_bytes >= 0),
        corrections bytea
      )`,
      `CREATE TABLE evidence.item (
        id text PRIMARY KEY,
        case_id text NOT NULL REFERENCES evidence.dossier,
        position integer NOT NULL,
        version integer NOT NULL DEFAULT 0,
        state text NOT NULL CHECK (state in ('reading', 'ready', 'unreadable', 'withdrawn')),
        kind text NOT NULL,
        kind_by text NOT NULL CHECK (kind_by in ('read', 'buyer')),
        media_type text NOT NULL,
        bytes bigint NOT NULL CHECK (bytes > 0),
        sha256 bytea NOT NULL CHECK (length(sha256) = 32),
        sm3 bytea NOT NULL CHECK (length(sm3) = 32),
        salt bytea CHECK (length(salt) = 32),
        blob text,
        thumbnail_blob text,
        provenance text NOT NULL CHECK (provenance in ('given', 'server', 'extension')),
        progress integer NOT NULL DEFAULT 0 CHECK (progress between 0 and 100),
        received_at timestamptz NOT NULL,
        contents bytea,
        UNIQUE (case_id, position)
      )`,
      `CREATE TABLE evidence.event_salt (
        event_id text PRIMARY KEY REFERENCES evidence.event,
        case_id text NOT NULL,
        salt bytea NOT NULL CHECK (length(salt) = 32)
      )`,
      'CREATE INDEX event_salt_case ON evidence.event_salt (case_id)',
    ],
  },
];
