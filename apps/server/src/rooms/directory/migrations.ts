import { createEventTable, type Migration } from '#platform/database';

/** The room's schema, oldest first. A migration that has left our hands is never edited: add another. */
export const migrations: readonly Migration[] = [
  {
    name: '0001-directory',
    up: [
      ...createEventTable('directory'),
      `CREATE TABLE directory.entry (
        id text PRIMARY KEY,
        type text NOT NULL CHECK (type in ('office', 'platform')),
        revision integer NOT NULL,
        fields jsonb NOT NULL,
        source text NOT NULL,
        checked_on text NOT NULL,
        kind text,
        division_code text,
        main boolean NOT NULL DEFAULT false,
        sort_key text NOT NULL,
        search text NOT NULL,
        removed boolean NOT NULL DEFAULT false,
        updated_at timestamptz NOT NULL,
        CHECK ((type = 'office') = (kind IS NOT NULL AND division_code IS NOT NULL))
      )`,
      'CREATE INDEX entry_order ON directory.entry (type, sort_key, id) WHERE NOT removed',
      'CREATE INDEX entry_place ON directory.entry (division_code text_pattern_ops, kind) WHERE NOT removed',
      'CREATE UNIQUE INDEX entry_main ON directory.entry (kind, division_code) WHERE main AND NOT removed',
      `CREATE TABLE directory.entry_key (
        entry_id text NOT NULL REFERENCES directory.entry,
        key text NOT NULL,
        value text NOT NULL,
        PRIMARY KEY (key, value, entry_id)
      )`,
      'CREATE INDEX entry_key_entry ON directory.entry_key (entry_id)',
      `CREATE TABLE directory.revision (
        entry_id text NOT NULL REFERENCES directory.entry,
        revision integer NOT NULL,
        changed jsonb NOT NULL,
        fields jsonb,
        source text NOT NULL,
        checked_on text NOT NULL,
        by text NOT NULL CHECK (by in ('proposal', 'operator', 'import')),
        salt bytea CHECK (length(salt) = 32),
        event_id text NOT NULL,
        at timestamptz NOT NULL,
        PRIMARY KEY (entry_id, revision)
      )`,
      `CREATE TABLE directory.proposal (
        id text PRIMARY KEY,
        type text NOT NULL CHECK (type in ('office', 'platform')),
        entry_id text REFERENCES directory.entry,
        base_revision integer,
        change jsonb,
        source text NOT NULL,
        checked_on text NOT NULL,
        same bytea NOT NULL CHECK (length(same) = 32),
        state text NOT NULL DEFAULT 'open' CHECK (state in ('open', 'accepted', 'refused')),
        reason text,
        made_at timestamptz NOT NULL,
        decided_at timestamptz
      )`,
      `CREATE UNIQUE INDEX proposal_same ON directory.proposal (same) WHERE state = 'open'`,
      'CREATE INDEX proposal_order ON directory.proposal (state, made_at, id)',
      `CREATE INDEX proposal_entry ON directory.proposal (entry_id) WHERE state = 'open'`,
      `CREATE TABLE directory.event_salt (
        event_id text PRIMARY KEY REFERENCES directory.event,
        subject_id text NOT NULL,
        salt bytea NOT NULL CHECK (length(salt) = 32)
      )`,
    ],
  },
];
