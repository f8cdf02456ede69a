import { createEventTable, type Migration } from '#platform/database';

/** The room's schema, oldest first. A migration that has left our hands is never edited: add another. */
export const migrations: readonly Migration[] = [
  {
    name: '0001-terms-checks',
    up: [
      ...createEventTable('oversight'),
      `CREATE TABLE oversight.event_salt (
        event_id text PRIMARY KEY REFERENCES oversight.event,
        subject_id text NOT NULL,
        salt bytea NOT NULL CHECK (length(salt) = 32)
      )`,
      `CREATE TABLE oversight.terms_check (
        id text PRIMARY KEY,
        platform_id text NOT NULL,
        document text NOT NULL,
        version integer NOT NULL CHECK (version > 0),
        source text NOT NULL CHECK (source in ('text', 'file')),
        sha256 bytea NOT NULL CHECK (length(sha256) = 32),
        rules text NOT NULL,
        found integer NOT NULL CHECK (found >= 0),
        likely integer NOT NULL CHECK (likely >= 0),
        mended integer NOT NULL CHECK (mended >= 0),
        checked_at timestamptz NOT NULL,
        checked_by text NOT NULL,
        event_id text NOT NULL,
        wrapped_key bytea NOT NULL,
        contents bytea NOT NULL,
        UNIQUE (platform_id, document, version)
      )`,
      'CREATE INDEX terms_check_newest ON oversight.terms_check (platform_id, checked_at DESC, id DESC)',
    ],
  },
  {
    name: '0002-reports',
    up: [
      `CREATE TABLE oversight.report (
        id text PRIMARY KEY,
        platform_id text NOT NULL,
        from_day text NOT NULL,
        to_day text NOT NULL,
        made_at timestamptz NOT NULL,
        made_by text NOT NULL,
        csv_blob text NOT NULL,
        csv_sha256 bytea NOT NULL CHECK (length(csv_sha256) = 32),
        pdf_blob text NOT NULL,
        pdf_sha256 bytea NOT NULL CHECK (length(pdf_sha256) = 32),
        salt bytea NOT NULL CHECK (length(salt) = 32),
        wrapped_key bytea NOT NULL
      )`,
      'CREATE INDEX report_newest ON oversight.report (platform_id, made_at DESC, id DESC)',
      'CREATE INDEX report_csv ON oversight.report (csv_blob)',
      'CREATE INDEX report_pdf ON oversight.report (pdf_blob)',
    ],
  },
];
