import { createEventTable, type Migration } from '#platform/database';

/** The room's schema, oldest first. A migration that has left our hands is never edited: add another. */
export const migrations: readonly Migration[] = [
  {
    name: '0001-service',
    up: [
      ...createEventTable('service'),
      `CREATE TABLE service.mailbox (
        case_id text PRIMARY KEY,
        wrapped_key bytea,
        address_hash bytea UNIQUE CHECK (length(address_hash) = 32),
        unsubscribe_hash bytea UNIQUE CHECK (length(unsubscribe_hash) = 32),
        contents bytea,
        mail_off boolean NOT NULL DEFAULT false
      )`,
      `CREATE TABLE service.dispatch (
        id text PRIMARY KEY,
        case_id text NOT NULL REFERENCES service.mailbox,
        step_id text NOT NULL,
        channel text NOT NULL,
        way text NOT NULL CHECK (way in ('mail', 'post', 'by-hand')),
        state text NOT NULL CHECK (state in ('drafted', 'sent', 'relayed', 'delivered', 'read', 'bounced')),
        created_at timestamptz NOT NULL,
        contents bytea NOT NULL,
        blob text,
        receipt_item_id text,
        closed boolean NOT NULL DEFAULT false
      )`,
      `CREATE UNIQUE INDEX dispatch_step ON service.dispatch (step_id) WHERE way <> 'post'`,
      'CREATE INDEX dispatch_case ON service.dispatch (case_id, created_at)',
      'CREATE INDEX dispatch_blob ON service.dispatch (blob) WHERE blob IS NOT NULL',
      `CREATE TABLE service.attempt (
        dispatch_id text NOT NULL REFERENCES service.dispatch,
        case_id text NOT NULL,
        number integer NOT NULL CHECK (number > 0),
        began_at timestamptz NOT NULL,
        outcome text CHECK (outcome in ('accepted', 'refused', 'later', 'unknown')),
        contents bytea,
        PRIMARY KEY (dispatch_id, number)
      )`,
      'CREATE INDEX attempt_case ON service.attempt (case_id, began_at)',
      `CREATE TABLE service.rung (
        id text PRIMARY KEY,
        case_id text NOT NULL,
        dispatch_id text NOT NULL REFERENCES service.dispatch,
        kind text NOT NULL CHECK (kind in ('drafted', 'sent', 'relayed', 'delivered', 'read', 'bounced', 'delayed')),
        source text NOT NULL CHECK (source in ('sender', 'delivery-notice', 'read-notice', 'carrier', 'buyer')),
        at timestamptz NOT NULL,
        key text NOT NULL,
        salt bytea NOT NULL CHECK (length(salt) = 32),
        contents bytea NOT NULL,
        proof_blob text,
        proof bytea,
        proof_item_id text,
        proof_sha256 bytea CHECK (length(proof_sha256) = 32),
        proof_bytes integer CHECK (proof_bytes >= 0),
        proof_type text,
        UNIQUE (dispatch_id, key)
      )`,
      'CREATE INDEX rung_case ON service.rung (case_id, at)',
      `CREATE TABLE service.inbound (
        id text PRIMARY KEY,
        case_id text NOT NULL REFERENCES service.mailbox,
        item_id text NOT NULL,
        digest bytea NOT NULL CHECK (length(digest) = 32),
        received_at timestamptz NOT NULL,
        state text NOT NULL CHECK (state in ('kept', 'read')),
        kind text CHECK (kind in ('reply', 'auto-reply', 'delivery-notice', 'read-notice', 'unreadable')),
        dispatch_id text,
        contents bytea NOT NULL,
        UNIQUE (case_id, digest)
      )`,
      'CREATE INDEX inbound_case ON service.inbound (case_id, received_at)',
      `CREATE TABLE service.part (
        inbound_id text NOT NULL REFERENCES service.inbound,
        case_id text NOT NULL,
        number integer NOT NULL,
        item_id text,
        contents bytea NOT NULL,
        PRIMARY KEY (inbound_id, number)
      )`,
      'CREATE INDEX part_case ON service.part (case_id)',
      `CREATE TABLE service.push (
        id text PRIMARY KEY,
        case_id text NOT NULL REFERENCES service.mailbox,
        endpoint_hash bytea NOT NULL CHECK (length(endpoint_hash) = 32),
        contents bytea NOT NULL,
        created_at timestamptz NOT NULL,
        UNIQUE (case_id, endpoint_hash)
      )`,
      `CREATE TABLE service.reminder (
        case_id text NOT NULL REFERENCES service.mailbox,
        key text NOT NULL,
        mailed_at timestamptz,
        pushed_at timestamptz,
        PRIMARY KEY (case_id, key)
      )`,
      `CREATE TABLE service.event_salt (
        event_id text PRIMARY KEY REFERENCES service.event,
        case_id text NOT NULL,
        salt bytea NOT NULL CHECK (length(salt) = 32)
      )`,
      'CREATE INDEX event_salt_case ON service.event_salt (case_id)',
    ],
  },
];
