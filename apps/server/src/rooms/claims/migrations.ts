import { createEventTable, type Migration } from '#platform/database';
import { displaced } from './migrations-displaced.ts';
import { dispute } from './migrations-dispute.ts';
import { links } from './migrations-links.ts';
import { statements } from './migrations-money.ts';
import { parts, reminders } from './migrations-parts.ts';
import { refundAnswers } from './migrations-refund-answers.ts';
import { refunds } from './migrations-refunds.ts';

/** The room's schema, oldest first. A migration that has left our hands is never edited: add another. */
export const migrations: readonly Migration[] = [
  {
    name: '0001-claims',
    up: [
      ...createEventTable('claims'),
      `CREATE TABLE claims.claim (
        id text PRIMARY KEY,
        case_id text,
        order_digest bytea NOT NULL,
        source_id text,
        order_id text,
        platform_id text,
        respondent_id text,
        kind text NOT NULL CHECK (kind in ('not-received', 'does-not-work')),
        state text NOT NULL,
        live boolean NOT NULL,
        burden_of text CHECK (burden_of in ('use', 'refund')),
        used text[] NOT NULL DEFAULT '{}',
        amount_fen bigint CHECK (amount_fen >= 0),
        decided_fen bigint CHECK (decided_fen >= 0),
        outcome text,
        refusal text,
        category text,
        payment_matched boolean,
        coverable boolean NOT NULL,
        hold_id text,
        hold_fen bigint,
        payee_ref text,
        payout_id text,
        rule_version integer,
        answer_within_ms bigint NOT NULL CHECK (answer_within_ms > 0),
        opened_at timestamptz NOT NULL,
        due_at timestamptz,
        wake_at timestamptz,
        decided_at timestamptz,
        notice text NOT NULL CHECK (notice in ('none', 'queued', 'mailed', 'failed', 'console')),
        token_hash bytea NOT NULL UNIQUE,
        wrapped_key bytea,
        contents bytea,
        CHECK ((state in ('paying', 'unpaid')) <= (decided_at IS NOT NULL))
      )`,
      'CREATE UNIQUE INDEX claim_one_live ON claims.claim (order_digest) WHERE live',
      'CREATE INDEX claim_wake ON claims.claim (wake_at) WHERE wake_at IS NOT NULL',
      'CREATE INDEX claim_order ON claims.claim (order_id) WHERE live',
      'CREATE INDEX claim_case ON claims.claim (case_id)',
      'CREATE INDEX claim_inbox ON claims.claim (respondent_id, live DESC, due_at, id)',
      'CREATE INDEX claim_respondent ON claims.claim (respondent_id, opened_at)',
      'CREATE INDEX claim_payout ON claims.claim (payout_id)',
      `CREATE TABLE claims.offer (
        id text PRIMARY KEY,
        claim_id text NOT NULL REFERENCES claims.claim,
        by text NOT NULL CHECK (by in ('buyer', 'respondent')),
        amount_fen bigint NOT NULL CHECK (amount_fen > 0),
        state text NOT NULL CHECK (state in ('open', 'accepted', 'declined', 'countered', 'expired')),
        made_at timestamptz NOT NULL,
        expires_at timestamptz NOT NULL
      )`,
      "CREATE UNIQUE INDEX offer_one_open ON claims.offer (claim_id) WHERE state = 'open'",
      "CREATE INDEX offer_expiry ON claims.offer (expires_at) WHERE state = 'open'",
      'CREATE INDEX offer_claim ON claims.offer (claim_id, made_at)',
      `CREATE TABLE claims.file (
        id text PRIMARY KEY,
        claim_id text NOT NULL REFERENCES claims.claim,
        blob text NOT NULL,
        bytes bigint NOT NULL,
        sha256 bytea NOT NULL,
        media_type text NOT NULL,
        added_at timestamptz NOT NULL,
        filed boolean NOT NULL DEFAULT false,
        contents bytea NOT NULL
      )`,
      'CREATE INDEX file_claim ON claims.file (claim_id, added_at)',
      'CREATE INDEX file_blob ON claims.file (blob)',
      `CREATE TABLE claims.rule (
        merchant_id text NOT NULL,
        version integer NOT NULL,
        body jsonb NOT NULL,
        saved_at timestamptz NOT NULL,
        saved_by text NOT NULL,
        PRIMARY KEY (merchant_id, version)
      )`,
      `CREATE TABLE claims.rule_day (
        merchant_id text NOT NULL,
        day text NOT NULL,
        spent_fen bigint NOT NULL,
        PRIMARY KEY (merchant_id, day)
      )`,
      `CREATE TABLE claims.asked (
        digest bytea NOT NULL,
        day text NOT NULL,
        count integer NOT NULL,
        PRIMARY KEY (digest, day)
      )`,
      `CREATE TABLE claims.alert (
        case_id text PRIMARY KEY,
        sent_at timestamptz NOT NULL,
        opens_at timestamptz NOT NULL,
        way text NOT NULL CHECK (way in ('mail', 'by-hand'))
      )`,
      'CREATE TABLE claims.recorded (key text PRIMARY KEY)',
      `CREATE TABLE claims.event_salt (
        event_id text PRIMARY KEY REFERENCES claims.event,
        subject_id text NOT NULL,
        salt bytea NOT NULL CHECK (length(salt) = 32)
      )`,
      'CREATE INDEX event_salt_subject ON claims.event_salt (subject_id)',
    ],
  },
  {
    name: '0002-claims-of-a-platform',
    up: ['CREATE INDEX claim_platform ON claims.claim (platform_id, opened_at, id)'],
  },
  { name: '0003-erasure', up: ['ALTER TABLE claims.claim ADD COLUMN erased_at timestamptz'] },
  {
    name: '0004-money-may-return',
    up: [
      'ALTER TABLE claims.claim ADD COLUMN kept_until timestamptz, ADD COLUMN receipt_claim text',
      'CREATE INDEX claim_kept ON claims.claim (kept_until) WHERE kept_until IS NOT NULL',
      'CREATE INDEX claim_receipt ON claims.claim (receipt_claim) WHERE receipt_claim IS NOT NULL',
    ],
  },
  {
    name: '0005-owed',
    up: [`CREATE INDEX claim_owed ON claims.claim (respondent_id, decided_at, id) WHERE state = 'unpaid'`],
  },
  parts,
  reminders,
  { name: '0008-payer-shown', up: ['ALTER TABLE claims.claim ADD COLUMN payer_shown_at timestamptz'] },
  statements,
  links,
  dispute,
  displaced,
  refunds,
  refundAnswers,
];
