import { appendOnly, createEventTable, type Migration } from '#platform/database';

const received = `
  id text PRIMARY KEY,
  source_id text NOT NULL,
  event_id text NOT NULL,
  order_id text,
  type text NOT NULL,
  known boolean NOT NULL,
  by text NOT NULL CHECK (by in ('shop', 'connector', 'form')),
  occurred_at timestamptz NOT NULL,
  received_at timestamptz NOT NULL,
  backfilled boolean NOT NULL,
  conflict boolean NOT NULL,
  seq bigint,
  prev bytea,
  sha256 bytea NOT NULL,
  signature text NOT NULL CHECK (signature in ('valid', 'absent', 'invalid', 'no-key')),
  key_id text,
  salt bytea NOT NULL,
  contents bytea NOT NULL`;

/** The room's schema, oldest first. A migration that has left our hands is never edited: add another. */
export const migrations: readonly Migration[] = [
  {
    name: '0001-trade',
    up: [
      ...createEventTable('trade'),
      `CREATE TABLE trade.event_salt (
        event_id text PRIMARY KEY REFERENCES trade.event,
        source_id text NOT NULL,
        salt bytea NOT NULL CHECK (length(salt) = 32)
      )`,
      `CREATE TABLE trade.source (
        id text PRIMARY KEY,
        platform_id text NOT NULL,
        name text NOT NULL,
        kind text NOT NULL CHECK (kind in ('shop', 'form')),
        software text,
        state text NOT NULL CHECK (state in ('active', 'closed')),
        wrapped_key bytea NOT NULL,
        created_at timestamptz NOT NULL
      )`,
      'CREATE INDEX source_platform ON trade.source (platform_id, created_at)',
      `CREATE UNIQUE INDEX source_form ON trade.source (platform_id) WHERE kind = 'form'`,
      `CREATE TABLE trade.secret (
        id text PRIMARY KEY,
        source_id text NOT NULL REFERENCES trade.source,
        contents bytea NOT NULL,
        created_at timestamptz NOT NULL,
        until timestamptz
      )`,
      'CREATE INDEX secret_source ON trade.secret (source_id)',
      `CREATE TABLE trade.key (
        id text PRIMARY KEY,
        source_id text NOT NULL REFERENCES trade.source,
        public_key bytea NOT NULL CHECK (length(public_key) = 32),
        added_by text NOT NULL CHECK (added_by in ('owner', 'rotation')),
        created_at timestamptz NOT NULL,
        until timestamptz,
        UNIQUE (source_id, public_key)
      )`,
      `CREATE TABLE trade."order" (
        id text PRIMARY KEY,
        source_id text NOT NULL,
        platform_id text NOT NULL,
        order_key bytea NOT NULL,
        wrapped_key bytea NOT NULL,
        contents bytea NOT NULL,
        merchant_ref text,
        category text,
        amount_fen bigint,
        first_seen_at timestamptz NOT NULL,
        created_at timestamptz,
        paid_at timestamptz,
        UNIQUE (source_id, order_key)
      )`,
      'CREATE INDEX order_platform ON trade."order" (platform_id, first_seen_at)',
      'CREATE INDEX order_key ON trade."order" (order_key)',
      ...appendOnly('trade', 'received', received),
      // One accepted event an id; what contradicts it stands beside it, once for each of its wordings.
      'CREATE UNIQUE INDEX received_event ON trade.received (source_id, event_id) WHERE NOT conflict',
      'CREATE UNIQUE INDEX received_conflict ON trade.received (source_id, event_id, sha256) WHERE conflict',
      'CREATE INDEX received_order ON trade.received (order_id, occurred_at) WHERE order_id IS NOT NULL',
      'CREATE INDEX received_source ON trade.received (source_id, received_at)',
      'CREATE INDEX received_seq ON trade.received (source_id, seq) WHERE seq IS NOT NULL',
      `CREATE TABLE trade.refusal_count (
        source_id text NOT NULL,
        day text NOT NULL,
        code text NOT NULL,
        count int NOT NULL,
        PRIMARY KEY (source_id, day, code)
      )`,
    ],
  },
  {
    name: '0002-refused-when',
    up: [
      'ALTER TABLE trade.refusal_count ADD COLUMN last_at timestamptz',
      // By how many seconds the clock of the last one was behind ours; of a wrong clock only.
      'ALTER TABLE trade.refusal_count ADD COLUMN behind_s int',
    ],
  },
];
