import { createEventTable, type Migration } from '#platform/database';

export const migrations: readonly Migration[] = [
  {
    name: '0001-receipts-and-sessions',
    up: [
      `CREATE TABLE members.receipt (
        id text PRIMARY KEY, case_id text NOT NULL, lookup bytea NOT NULL, salt bytea NOT NULL, proof bytea NOT NULL,
        issued_at timestamptz NOT NULL)`,
      'CREATE INDEX receipt_lookup ON members.receipt (lookup)',
      'CREATE INDEX receipt_case ON members.receipt (case_id)',
      `CREATE TABLE members.session (
        token_hash bytea PRIMARY KEY, case_id text NOT NULL, opened_at timestamptz NOT NULL,
        expires_at timestamptz NOT NULL)`,
      'CREATE INDEX session_case ON members.session (case_id)',
      'CREATE INDEX session_expiry ON members.session (expires_at)',
      ...createEventTable('members'),
    ],
  },
];
