import type { Migration } from '#platform/database';

/** The room's schema, oldest first. A migration that has left our hands is never edited: add another. */
export const migrations: readonly Migration[] = [
  {
    name: '0001-webhooks',
    up: [
      `CREATE TABLE webhooks.endpoint (
        id text PRIMARY KEY,
        org_id text NOT NULL,
        wrapped_key bytea NOT NULL,
        contents bytea NOT NULL,
        types text[],
        state text NOT NULL CHECK (state in ('active', 'disabled', 'removed')),
        disabled_by text CHECK (disabled_by in ('person', 'failures', 'gone')),
        failing_since timestamptz,
        created_at timestamptz NOT NULL
      )`,
      'CREATE INDEX endpoint_org ON webhooks.endpoint (org_id)',
      `CREATE TABLE webhooks.secret (
        id text PRIMARY KEY,
        endpoint_id text NOT NULL REFERENCES webhooks.endpoint,
        contents bytea NOT NULL,
        created_at timestamptz NOT NULL,
        until timestamptz
      )`,
      'CREATE INDEX secret_endpoint ON webhooks.secret (endpoint_id)',
      `CREATE TABLE webhooks.message (
        id text PRIMARY KEY,
        org_id text NOT NULL,
        key text NOT NULL,
        type text NOT NULL,
        wrapped_key bytea NOT NULL,
        contents bytea NOT NULL,
        created_at timestamptz NOT NULL,
        UNIQUE (org_id, type, key)
      )`,
      'CREATE INDEX message_org ON webhooks.message (org_id, created_at)',
      `CREATE TABLE webhooks.delivery (
        id text PRIMARY KEY,
        endpoint_id text NOT NULL REFERENCES webhooks.endpoint,
        message_id text NOT NULL REFERENCES webhooks.message,
        state text NOT NULL CHECK (state in ('waiting', 'delivered', 'failed')),
        round int NOT NULL DEFAULT 0,
        created_at timestamptz NOT NULL,
        UNIQUE (endpoint_id, message_id)
      )`,
      'CREATE INDEX delivery_endpoint ON webhooks.delivery (endpoint_id, created_at)',
      `CREATE TABLE webhooks.attempt (
        id text PRIMARY KEY,
        delivery_id text NOT NULL REFERENCES webhooks.delivery,
        at timestamptz NOT NULL,
        status int,
        error text,
        ms int NOT NULL,
        answer bytea NOT NULL
      )`,
      'CREATE INDEX attempt_delivery ON webhooks.attempt (delivery_id, at)',
    ],
  },
];
