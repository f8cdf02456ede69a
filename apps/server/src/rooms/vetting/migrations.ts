import { appendOnly, createEventTable, type Migration } from '#platform/database';

/** The room's schema, oldest first. A migration that has left our hands is never edited: add another. */
export const migrations: readonly Migration[] = [
  {
    name: '0001-vetting',
    up: [
      ...createEventTable('vetting'),
      `CREATE TABLE vetting.event_salt (
        event_id text PRIMARY KEY REFERENCES vetting.event,
        org_id text NOT NULL,
        salt bytea NOT NULL CHECK (length(salt) = 32)
      )`,
      `CREATE TABLE vetting.file (
        org_id text PRIMARY KEY,
        wrapped_key bytea NOT NULL,
        state text NOT NULL CHECK (state in
          ('draft', 'submitted', 'returned', 'accepted', 'renewing', 'lapsed', 'suspended')),
        facts bytea NOT NULL,
        code_digest bytea,
        submission_id text,
        accepted_id text,
        submitted_at timestamptz,
        checked_at timestamptz,
        due_at timestamptz,
        told_days integer,
        suspended_for bytea,
        CHECK (state NOT IN ('accepted', 'renewing') OR due_at IS NOT NULL)
      )`,
      'CREATE INDEX file_queue ON vetting.file (state, submitted_at)',
      'CREATE INDEX file_due ON vetting.file (due_at) WHERE due_at IS NOT NULL',
      'CREATE INDEX file_code ON vetting.file (code_digest) WHERE code_digest IS NOT NULL',
      `CREATE TABLE vetting.document (
        id text PRIMARY KEY,
        org_id text NOT NULL REFERENCES vetting.file,
        kind text NOT NULL,
        media_type text NOT NULL,
        bytes bigint NOT NULL CHECK (bytes > 0),
        sha256 bytea NOT NULL CHECK (length(sha256) = 32),
        sm3 bytea NOT NULL CHECK (length(sm3) = 32),
        salt bytea NOT NULL CHECK (length(salt) = 32),
        blob text NOT NULL,
        contents bytea NOT NULL,
        valid_until text,
        added_by text NOT NULL,
        added_at timestamptz NOT NULL,
        removed_at timestamptz
      )`,
      'CREATE INDEX document_org ON vetting.document (org_id, added_at)',
      'CREATE INDEX document_blob ON vetting.document (blob)',
      `CREATE TABLE vetting.submission (
        id text PRIMARY KEY,
        org_id text NOT NULL REFERENCES vetting.file,
        facts bytea NOT NULL,
        documents jsonb NOT NULL,
        submitted_by text NOT NULL,
        submitted_at timestamptz NOT NULL
      )`,
      'CREATE INDEX submission_org ON vetting.submission (org_id, submitted_at)',
      `CREATE TABLE vetting.review (
        id text PRIMARY KEY,
        org_id text NOT NULL REFERENCES vetting.file,
        submission_id text NOT NULL REFERENCES vetting.submission,
        platform_id text,
        checked_by text NOT NULL,
        result text NOT NULL CHECK (result in ('accepted', 'returned')),
        means jsonb NOT NULL,
        contents bytea NOT NULL,
        checked_at timestamptz NOT NULL,
        next_due_at timestamptz,
        CHECK ((result = 'accepted') = (next_due_at IS NOT NULL))
      )`,
      'CREATE INDEX review_org ON vetting.review (org_id, checked_at)',
      'CREATE INDEX review_platform ON vetting.review (platform_id, checked_at) WHERE platform_id IS NOT NULL',
    ],
  },
  {
    name: '0002-departure-corrections',
    up: [
      // Appended to, never changed: what was recorded first stands in the first one.
      ...appendOnly(
        'vetting',
        'departure_correction',
        `id text PRIMARY KEY,
        platform_id text NOT NULL,
        merchant_id text NOT NULL,
        period_id text NOT NULL,
        from_day text NOT NULL,
        to_day text NOT NULL,
        reason bytea NOT NULL,
        corrected_by text NOT NULL,
        corrected_at timestamptz NOT NULL`,
      ),
      'CREATE INDEX departure_correction_platform ON vetting.departure_correction (platform_id, corrected_at)',
    ],
  },
  {
    name: '0003-name-changes',
    up: [
      `CREATE TABLE vetting.name_change (
        id text PRIMARY KEY,
        org_id text NOT NULL REFERENCES vetting.file,
        state text NOT NULL CHECK (state in ('waiting', 'approved', 'refused', 'taken-back')),
        contents bytea NOT NULL,
        documents jsonb NOT NULL,
        asked_by text NOT NULL,
        asked_at timestamptz NOT NULL,
        platform_id text,
        decided_by text,
        decided_at timestamptz,
        means jsonb NOT NULL,
        reason bytea,
        CHECK ((state = 'waiting') = (decided_at IS NULL)),
        CHECK (state NOT IN ('approved', 'refused') OR decided_by IS NOT NULL)
      )`,
      'CREATE INDEX name_change_org ON vetting.name_change (org_id, asked_at)',
      "CREATE UNIQUE INDEX name_change_waiting ON vetting.name_change (org_id) WHERE state = 'waiting'",
    ],
  },
  { name: '0004-erasure', up: ['ALTER TABLE vetting.file ADD COLUMN erased_at timestamptz'] },
];
