import { appendOnly, createEventTable, type Migration } from '#platform/database';
import { reversals } from './migrations-reversals.ts';

const columns = ['available', 'held', 'payable', 'transit', 'bank', 'written_off'];
const each = (line: (column: string) => string, between = ', ') => columns.map(line).join(between);

/**
 * A posting moves the balances of its deposit: nothing else can. The program says what the balances are afterwards;
 * where that is not what they are (two writers without a lock, a changed row), the posting is refused.
 */
const applyPosting = `CREATE FUNCTION deposits.apply_posting() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE d deposits.deposit;
BEGIN
  UPDATE deposits.deposit SET postings = NEW.sequence, ${each((c) => `${c}_fen = ${c}_fen + NEW.${c}_fen`)}
    WHERE id = NEW.deposit_id AND postings = NEW.sequence - 1 AND closed_at IS NULL RETURNING * INTO d;
  IF NOT FOUND OR d.available_fen <> NEW.available_after OR d.held_fen <> NEW.held_after THEN
    RAISE EXCEPTION 'posting % does not follow on deposit %', NEW.sequence, NEW.deposit_id USING ERRCODE = 'RD002';
  END IF;
  RETURN NULL;
END $$`;

/** Depth 1 is a statement of somebody; the trigger above runs its own at depth 2. */
const guardBalances = `CREATE FUNCTION deposits.guard_balances() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF pg_trigger_depth() < 2 AND (OLD.postings <> NEW.postings OR ${each((c) => `OLD.${c}_fen <> NEW.${c}_fen`, ' OR ')}) THEN
    RAISE EXCEPTION 'balances of deposit % move only by a posting', OLD.id USING ERRCODE = 'RD003';
  END IF;
  RETURN NEW;
END $$`;

const emptyAtFirst = `CREATE FUNCTION deposits.guard_opening() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NEW.postings <> 0 OR ${each((c) => `NEW.${c}_fen <> 0`, ' OR ')} THEN
    RAISE EXCEPTION 'deposit % opens empty', NEW.id USING ERRCODE = 'RD003';
  END IF;
  RETURN NEW;
END $$`;

const zero = (suffix: string, on = '') => `CHECK (${each((c) => `${on}${c}_${suffix}`, ' + ')} = 0)`;

const ledger = [
  `CREATE TABLE deposits.deposit (
    id text PRIMARY KEY,
    merchant_id text NOT NULL,
    keeper_id text NOT NULL,
    floor_fen bigint NOT NULL CHECK (floor_fen >= 0),
    remind_fen bigint NOT NULL CHECK (remind_fen >= floor_fen),
    level text NOT NULL CHECK (level in ('ok', 'low', 'below-floor')),
    postings integer NOT NULL DEFAULT 0,
    opened_at timestamptz NOT NULL,
    closed_at timestamptz,
    ${each((c) => `${c}_fen bigint NOT NULL DEFAULT 0`)},
    CONSTRAINT no_overdraft CHECK (available_fen >= 0 AND held_fen >= 0 AND payable_fen >= 0 AND transit_fen >= 0),
    CONSTRAINT exact_in_json CHECK (bank_fen BETWEEN -9007199254740991 AND 0
      AND written_off_fen BETWEEN -9007199254740991 AND 0),
    CONSTRAINT deposit_balances ${zero('fen')},
    CHECK (closed_at IS NULL OR (${each((c) => `${c}_fen = 0`, ' AND ')}))
  )`,
  'CREATE UNIQUE INDEX deposit_merchant ON deposits.deposit (merchant_id) WHERE closed_at IS NULL',
  'CREATE INDEX deposit_keeper ON deposits.deposit (keeper_id, id)',
  ...appendOnly(
    'deposits',
    'posting',
    `id text PRIMARY KEY,
    deposit_id text NOT NULL REFERENCES deposits.deposit,
    sequence integer NOT NULL,
    key text NOT NULL UNIQUE,
    kind text NOT NULL,
    ref text NOT NULL,
    ${each((c) => `${c}_fen bigint NOT NULL DEFAULT 0`)},
    available_after bigint NOT NULL,
    held_after bigint NOT NULL,
    at timestamptz NOT NULL,
    UNIQUE (deposit_id, sequence),
    CONSTRAINT posting_balances ${zero('fen')},
    CONSTRAINT posting_moves CHECK (${each((c) => `${c}_fen <> 0`, ' OR ')})`,
  ),
  'CREATE INDEX posting_at ON deposits.posting (deposit_id, at)',
  'CREATE INDEX posting_ref ON deposits.posting (ref)',
  applyPosting,
  'CREATE TRIGGER posting_applies AFTER INSERT ON deposits.posting FOR EACH ROW EXECUTE FUNCTION deposits.apply_posting()',
  guardBalances,
  'CREATE TRIGGER deposit_guard BEFORE UPDATE ON deposits.deposit FOR EACH ROW EXECUTE FUNCTION deposits.guard_balances()',
  emptyAtFirst,
  'CREATE TRIGGER deposit_opens BEFORE INSERT ON deposits.deposit FOR EACH ROW EXECUTE FUNCTION deposits.guard_opening()',
  `CREATE TRIGGER deposit_stays BEFORE DELETE OR TRUNCATE ON deposits.deposit
   FOR EACH STATEMENT EXECUTE FUNCTION deposits.refuse_change()`,
  // The legs of a posting as rows, for whoever adds up by hand.
  `CREATE VIEW deposits.leg AS SELECT p.id AS posting_id, p.deposit_id, p.sequence, p.kind, p.at, l.account, l.amount_fen
   FROM deposits.posting p CROSS JOIN LATERAL (VALUES ${each((c) => `('${c}', p.${c}_fen)`)}) AS l(account, amount_fen)
   WHERE l.amount_fen <> 0`,
];

/** The room's schema, oldest first. A migration that has left our hands is never edited: add another. */
export const migrations: readonly Migration[] = [
  {
    name: '0001-ledger',
    up: [
      ...createEventTable('deposits'),
      ...ledger,
      `CREATE TABLE deposits.hold (
        id text PRIMARY KEY,
        deposit_id text NOT NULL REFERENCES deposits.deposit,
        key text NOT NULL UNIQUE,
        amount_fen bigint NOT NULL CHECK (amount_fen > 0),
        state text NOT NULL CHECK (state in ('held', 'released', 'paid')),
        placed_at timestamptz NOT NULL,
        ended_at timestamptz,
        CHECK ((state = 'held') = (ended_at IS NULL))
      )`,
      `CREATE INDEX hold_open ON deposits.hold (deposit_id, placed_at) WHERE state = 'held'`,
      `CREATE TABLE deposits.event_salt (
        event_id text PRIMARY KEY REFERENCES deposits.event,
        subject_id text NOT NULL,
        salt bytea NOT NULL CHECK (length(salt) = 32)
      )`,
    ],
  },
  {
    name: '0002-payouts',
    up: [
      `CREATE TABLE deposits.payee (
        id text PRIMARY KEY,
        kind text NOT NULL CHECK (kind in ('bank', 'alipay', 'wechat')),
        wrapped_key bytea,
        contents bytea,
        kept_at timestamptz NOT NULL,
        erased_at timestamptz,
        CHECK ((erased_at IS NULL) = (contents IS NOT NULL) AND (contents IS NULL) = (wrapped_key IS NULL))
      )`,
      `CREATE TABLE deposits.payout (
        id text PRIMARY KEY,
        deposit_id text NOT NULL REFERENCES deposits.deposit,
        key text NOT NULL UNIQUE,
        purpose text NOT NULL CHECK (purpose in ('claim', 'withdrawal')),
        hold_id text UNIQUE REFERENCES deposits.hold,
        amount_fen bigint NOT NULL CHECK (amount_fen > 0),
        payee_id text NOT NULL REFERENCES deposits.payee,
        state text NOT NULL CHECK (state in ('waiting', 'sending', 'sent', 'paid', 'failed', 'returned', 'cancelled')),
        attempt integer NOT NULL DEFAULT 0,
        trouble text,
        decided_at timestamptz NOT NULL,
        changed_at timestamptz NOT NULL,
        paid_at timestamptz,
        CHECK ((purpose = 'claim') = (hold_id IS NOT NULL)),
        CHECK (state <> 'paid' OR paid_at IS NOT NULL)
      )`,
      'CREATE INDEX payout_deposit ON deposits.payout (deposit_id, id)',
      `CREATE INDEX payout_open ON deposits.payout (deposit_id, state, id) WHERE state not in ('paid', 'cancelled')`,
      'CREATE INDEX payout_payee ON deposits.payout (payee_id)',
      `CREATE TABLE deposits.attempt (
        number text PRIMARY KEY,
        payout_id text NOT NULL REFERENCES deposits.payout,
        attempt integer NOT NULL CHECK (attempt > 0),
        rail text NOT NULL,
        batch_id text,
        line integer,
        reference text,
        began_at timestamptz NOT NULL,
        UNIQUE (payout_id, attempt),
        UNIQUE (batch_id, line),
        CHECK ((batch_id IS NULL) = (line IS NULL))
      )`,
    ],
  },
  {
    name: '0003-top-ups',
    up: [
      `CREATE TABLE deposits.top_up (
        id text PRIMARY KEY,
        deposit_id text NOT NULL REFERENCES deposits.deposit,
        keeper_id text NOT NULL,
        reference text NOT NULL UNIQUE,
        amount_fen bigint NOT NULL CHECK (amount_fen > 0),
        received_fen bigint CHECK (received_fen > 0),
        bank_reference text,
        state text NOT NULL CHECK (state in ('asked', 'confirmed', 'refused', 'withdrawn', 'reversed')),
        asked_by text NOT NULL,
        asked_at timestamptz NOT NULL,
        decided_by text,
        decided_at timestamptz,
        CHECK ((state in ('confirmed', 'reversed')) = (received_fen IS NOT NULL)),
        CHECK ((received_fen IS NULL) = (bank_reference IS NULL))
      )`,
      // One receipt of the bank is one top-up, whoever confirms it and however often.
      'CREATE UNIQUE INDEX top_up_receipt ON deposits.top_up (keeper_id, bank_reference)',
      'CREATE INDEX top_up_deposit ON deposits.top_up (deposit_id, asked_at)',
      `CREATE INDEX top_up_asked ON deposits.top_up (keeper_id, asked_at) WHERE state = 'asked'`,
    ],
  },
  {
    name: '0004-batches-withdrawals',
    up: [
      `CREATE TABLE deposits.batch (
        id text PRIMARY KEY,
        place bigint GENERATED ALWAYS AS IDENTITY UNIQUE,
        keeper_id text NOT NULL,
        lines integer NOT NULL CHECK (lines > 0),
        total_fen bigint NOT NULL CHECK (total_fen > 0),
        state text NOT NULL CHECK (state in ('made', 'submitted', 'discarded')),
        made_by text NOT NULL,
        made_at timestamptz NOT NULL
      )`,
      'CREATE INDEX batch_keeper ON deposits.batch (keeper_id, place)',
      'ALTER TABLE deposits.attempt ADD FOREIGN KEY (batch_id) REFERENCES deposits.batch',
      `CREATE TABLE deposits.withdrawal (
        id text PRIMARY KEY,
        deposit_id text NOT NULL REFERENCES deposits.deposit,
        amount_fen bigint NOT NULL CHECK (amount_fen > 0),
        payee_id text NOT NULL REFERENCES deposits.payee,
        state text NOT NULL CHECK (state in ('asked', 'granted', 'refused', 'withdrawn')),
        asked_by text NOT NULL,
        asked_at timestamptz NOT NULL,
        due_at timestamptz NOT NULL,
        payout_id text REFERENCES deposits.payout,
        CHECK ((state = 'granted') = (payout_id IS NOT NULL))
      )`,
      // One at a time: two together could each be covered and not both.
      `CREATE UNIQUE INDEX withdrawal_open ON deposits.withdrawal (deposit_id) WHERE state = 'asked'`,
      `CREATE INDEX withdrawal_due ON deposits.withdrawal (due_at) WHERE state = 'asked'`,
    ],
  },
  {
    name: '0005-reminders',
    up: [
      'ALTER TABLE deposits.deposit ADD COLUMN reminded_at timestamptz',
      `CREATE INDEX deposit_below ON deposits.deposit (reminded_at) WHERE level = 'below-floor' AND closed_at IS NULL`,
    ],
  },
  {
    name: '0006-payee-confirms',
    up: ['ALTER TABLE deposits.attempt ADD COLUMN confirm jsonb'],
  },
  { name: '0007-sealed-payees', up: ['ALTER TABLE deposits.payee ADD COLUMN sealed_at timestamptz'] },
  reversals,
  {
    name: '0009-orders-of-holds',
    up: ['ALTER TABLE deposits.hold ADD COLUMN order_tail text CHECK (length(order_tail) BETWEEN 1 AND 8)'],
  },
  {
    name: '0010-keeper-accounts',
    up: [
      `CREATE TABLE deposits.keeper_account (
        keeper_id text PRIMARY KEY,
        name text NOT NULL,
        bank_name text NOT NULL,
        account text NOT NULL CHECK (account ~ '^[0-9]{8,32}$'),
        set_by text NOT NULL,
        set_at timestamptz NOT NULL
      )`,
    ],
  },
  {
    name: '0011-receipt-keys',
    up: [
      'ALTER TABLE deposits.top_up ADD COLUMN receipt_key text',
      // Where a number counted twice by its spelling before, the first keeps it.
      `UPDATE deposits.top_up AS one SET receipt_key = upper(regexp_replace(bank_reference, '\\s', '', 'g'))
        WHERE bank_reference IS NOT NULL AND NOT receipt_freed AND NOT EXISTS (
          SELECT 1 FROM deposits.top_up AS earlier
          WHERE earlier.keeper_id = one.keeper_id AND NOT earlier.receipt_freed AND earlier.id < one.id
            AND upper(regexp_replace(earlier.bank_reference, '\\s', '', 'g'))
              = upper(regexp_replace(one.bank_reference, '\\s', '', 'g')))`,
      'CREATE UNIQUE INDEX top_up_receipt_key ON deposits.top_up (keeper_id, receipt_key) WHERE NOT receipt_freed',
    ],
  },
  {
    name: '0012-put-off-payouts',
    up: ['ALTER TABLE deposits.payout ADD COLUMN put_off_until timestamptz'],
  },
];
