import { createEventTable, type Migration } from '#platform/database';

/** The room's schema, oldest first. A migration that has left our hands is never edited: add another. */
export const migrations: readonly Migration[] = [
  {
    name: '0001-delivery',
    up: [
      ...createEventTable('delivery'),
      `CREATE TABLE delivery.event_salt (
        event_id text PRIMARY KEY REFERENCES delivery.event,
        subject_id text NOT NULL,
        salt bytea NOT NULL CHECK (length(salt) = 32)
      )`,
      `CREATE TABLE delivery.standard (
        id text NOT NULL,
        version integer NOT NULL,
        org_id text NOT NULL,
        category text NOT NULL,
        state text NOT NULL CHECK (state in ('draft', 'published')),
        body jsonb NOT NULL,
        from_day text,
        published_at timestamptz,
        PRIMARY KEY (id, version),
        UNIQUE (org_id, category, version),
        CHECK ((state = 'published') = (from_day IS NOT NULL))
      )`,
      `CREATE TABLE delivery.signature (
        id text PRIMARY KEY,
        org_id text NOT NULL,
        standard_id text NOT NULL,
        version integer NOT NULL,
        text_sha256 text NOT NULL,
        signed_by text NOT NULL,
        signed_at timestamptz NOT NULL,
        UNIQUE (org_id, standard_id, version)
      )`,
      'CREATE INDEX signature_standard ON delivery.signature (standard_id, version)',
      `CREATE TABLE delivery.assessment (
        order_id text PRIMARY KEY,
        platform_id text NOT NULL,
        merchant_id text,
        level smallint NOT NULL CHECK (level BETWEEN 0 AND 4),
        counts boolean NOT NULL,
        due_at timestamptz,
        body jsonb NOT NULL,
        digest text NOT NULL,
        seen_at timestamptz NOT NULL,
        assessed_at timestamptz NOT NULL
      )`,
      'CREATE INDEX assessment_platform ON delivery.assessment (platform_id, seen_at, order_id)',
      'CREATE INDEX assessment_merchant ON delivery.assessment (merchant_id, seen_at, order_id) WHERE merchant_id IS NOT NULL',
      `CREATE TABLE delivery.claim_mark (
        order_id text PRIMARY KEY,
        claimed_at timestamptz NOT NULL,
        paid_at timestamptz
      )`,
      `CREATE TABLE delivery.reveal (
        id text PRIMARY KEY,
        order_id text NOT NULL,
        matches boolean NOT NULL,
        not_a_card boolean NOT NULL,
        at timestamptz NOT NULL
      )`,
      'CREATE INDEX reveal_order ON delivery.reveal (order_id, at)',
      `CREATE TABLE delivery.tag (
        key bytea NOT NULL CHECK (length(key) = 32),
        order_id text NOT NULL,
        source_id text NOT NULL,
        platform_id text NOT NULL,
        owner_id text NOT NULL,
        PRIMARY KEY (key, order_id)
      )`,
      'CREATE INDEX tag_order ON delivery.tag (order_id)',
      `CREATE TABLE delivery.partner (org_id text PRIMARY KEY, since timestamptz NOT NULL)`,
      `CREATE TABLE delivery.file (
        id text PRIMARY KEY,
        owner text NOT NULL,
        order_id text,
        wrapped_key bytea NOT NULL,
        blob text NOT NULL,
        bytes bigint NOT NULL,
        sha256 bytea NOT NULL,
        media_type text NOT NULL,
        contents bytea NOT NULL,
        added_at timestamptz NOT NULL
      )`,
      'CREATE INDEX file_owner ON delivery.file (owner, added_at)',
      'CREATE INDEX file_blob ON delivery.file (blob)',
    ],
  },
  {
    name: '0002-payer-shown',
    up: ['ALTER TABLE delivery.claim_mark ADD COLUMN payer_shown_at timestamptz'],
  },
  {
    name: '0003-named-only',
    up: ['ALTER TABLE delivery.assessment ADD COLUMN named_only boolean NOT NULL DEFAULT false'],
  },
];
