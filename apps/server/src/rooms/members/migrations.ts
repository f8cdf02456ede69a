import { createEventTable, type Migration } from '#platform/database';
import { periodMigrations } from './migrations-periods.ts';

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
  {
    name: '0002-organisations',
    up: [
      `CREATE TABLE members.organisation (
        id text PRIMARY KEY, name text NOT NULL, kinds jsonb NOT NULL, state text NOT NULL,
        second_factor_required boolean NOT NULL DEFAULT false, created_at timestamptz NOT NULL)`,
      `CREATE TABLE members.membership (
        org_id text NOT NULL REFERENCES members.organisation (id), person_id text NOT NULL, role text NOT NULL,
        joined_at timestamptz NOT NULL, PRIMARY KEY (org_id, person_id))`,
      'CREATE INDEX membership_person ON members.membership (person_id)',
      `CREATE TABLE members.invitation (
        id text PRIMARY KEY, org_id text NOT NULL REFERENCES members.organisation (id), email text NOT NULL,
        role text NOT NULL, token_hash bytea NOT NULL UNIQUE, invited_by text NOT NULL,
        invited_at timestamptz NOT NULL, expires_at timestamptz NOT NULL)`,
      'CREATE INDEX invitation_org ON members.invitation (org_id)',
      `CREATE TABLE members.affiliation (
        platform_id text NOT NULL REFERENCES members.organisation (id), merchant_ref text NOT NULL,
        merchant_id text NOT NULL REFERENCES members.organisation (id), state text NOT NULL,
        since timestamptz NOT NULL, PRIMARY KEY (platform_id, merchant_ref))`,
      'CREATE INDEX affiliation_merchant ON members.affiliation (merchant_id)',
    ],
  },
  {
    name: '0003-session-proofs',
    up: [
      // What a session has shown beyond its first password: a passkey, and when it was confirmed again.
      `CREATE TABLE members.session_proof (
        session_id text PRIMARY KEY, strong boolean NOT NULL, confirmed_at timestamptz NOT NULL)`,
    ],
  },
  {
    name: '0004-mailed-links',
    up: [
      // A secret link to an address: only its hash is kept, and it ends with its first use.
      `CREATE TABLE members.mailed_link (
        id text PRIMARY KEY, person_id text NOT NULL, purpose text NOT NULL CHECK (purpose in ('verify', 'reset')),
        email text NOT NULL, token_hash bytea NOT NULL UNIQUE,
        asked_at timestamptz NOT NULL, expires_at timestamptz NOT NULL)`,
      'CREATE INDEX mailed_link_person ON members.mailed_link (person_id, purpose, asked_at)',
      'CREATE INDEX mailed_link_expiry ON members.mailed_link (expires_at)',
    ],
  },
  ...periodMigrations,
  {
    name: '0006-former-names',
    up: [
      // What an organisation was called before: a name that others saw does not vanish without a trace.
      `CREATE TABLE members.former_name (
        id text PRIMARY KEY, org_id text NOT NULL REFERENCES members.organisation,
        name text NOT NULL, replaced_by text NOT NULL, replaced_at timestamptz NOT NULL)`,
      'CREATE INDEX former_name_org ON members.former_name (org_id, replaced_at)',
    ],
  },
];
