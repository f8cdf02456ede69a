import { createEventTable, type Migration } from '#platform/database';

/** The room's schema, oldest first. A migration that has left our hands is never edited: add another. */
export const migrations: readonly Migration[] = [
  {
    name: '0001-links',
    up: [
      ...createEventTable('linking'),
      `CREATE TABLE linking.event_salt (
        event_id text PRIMARY KEY REFERENCES linking.event,
        subject_id text NOT NULL,
        salt bytea NOT NULL CHECK (length(salt) = 32)
      )`,
      'CREATE INDEX event_salt_subject ON linking.event_salt (subject_id)',
      `CREATE TABLE linking.setting (
        one boolean PRIMARY KEY DEFAULT true CHECK (one),
        epoch integer NOT NULL
      )`,
      `CREATE TABLE linking.cluster (
        id text PRIMARY KEY,
        formed_at timestamptz NOT NULL,
        version integer NOT NULL DEFAULT 0,
        flag text NOT NULL DEFAULT 'none' CHECK (flag in ('none', 'watch', 'alert')),
        cases integer NOT NULL DEFAULT 0,
        buyers integer NOT NULL DEFAULT 0,
        judged jsonb
      )`,
      `CREATE INDEX cluster_flagged ON linking.cluster (flag, cases) WHERE flag <> 'none'`,
      `CREATE TABLE linking."case" (
        case_id text PRIMARY KEY,
        asked integer NOT NULL DEFAULT 0,
        applied integer NOT NULL DEFAULT 0,
        erased boolean NOT NULL DEFAULT false,
        sample boolean NOT NULL DEFAULT false,
        counts boolean NOT NULL DEFAULT false,
        vanished boolean NOT NULL DEFAULT false,
        amount_fen bigint CHECK (amount_fen >= 0),
        paid_day date,
        cluster_id text REFERENCES linking.cluster,
        joined_at timestamptz,
        share_identity boolean NOT NULL DEFAULT false,
        representative boolean NOT NULL DEFAULT false
      )`,
      'CREATE INDEX case_cluster ON linking."case" (cluster_id) WHERE cluster_id IS NOT NULL',
      `CREATE TABLE linking.value (
        epoch integer NOT NULL,
        digest bytea NOT NULL CHECK (length(digest) = 16),
        kind text NOT NULL,
        start_level smallint NOT NULL CHECK (start_level between 0 and 2),
        level smallint NOT NULL CHECK (level between 0 and 2),
        cases integer NOT NULL DEFAULT 0 CHECK (cases >= 0),
        PRIMARY KEY (epoch, digest)
      )`,
      `CREATE TABLE linking.hold (
        epoch integer NOT NULL,
        digest bytea NOT NULL,
        case_id text NOT NULL REFERENCES linking."case",
        PRIMARY KEY (epoch, digest, case_id),
        FOREIGN KEY (epoch, digest) REFERENCES linking.value
      )`,
      'CREATE INDEX hold_case ON linking.hold (case_id)',
      `CREATE TABLE linking.picture (
        epoch integer NOT NULL,
        item_id text NOT NULL,
        case_id text NOT NULL REFERENCES linking."case",
        bands bigint[] NOT NULL CHECK (cardinality(bands) = 8),
        masked bytea NOT NULL CHECK (length(masked) = 16),
        marks bytea CHECK (length(marks) = 16),
        picture_group bytea NOT NULL CHECK (length(picture_group) = 16),
        PRIMARY KEY (epoch, item_id)
      )`,
      'CREATE INDEX picture_case ON linking.picture (case_id)',
      'CREATE INDEX picture_bands ON linking.picture USING gin (bands) WITH (fastupdate = off)',
    ],
  },
  {
    name: '0002-reports',
    up: [
      `CREATE TABLE linking.report (
        id text PRIMARY KEY,
        cluster_id text NOT NULL,
        source_sha256 bytea NOT NULL CHECK (length(source_sha256) = 32),
        prepared_at timestamptz NOT NULL,
        UNIQUE (cluster_id, source_sha256)
      )`,
    ],
  },
  {
    name: '0003-epoch-of-a-case',
    up: [
      'ALTER TABLE linking."case" ADD COLUMN kept_epoch integer NOT NULL DEFAULT 0',
      'CREATE INDEX case_kept_epoch ON linking."case" (kept_epoch) WHERE NOT erased',
    ],
  },
  {
    name: '0004-silence',
    up: [
      'ALTER TABLE linking."case" ADD COLUMN silent boolean NOT NULL DEFAULT false',
      // The operator's list is read in this order, a page at a time.
      'CREATE INDEX cluster_by_size ON linking.cluster (cases DESC, id)',
    ],
  },
];
