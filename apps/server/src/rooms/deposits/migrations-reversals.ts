import type { Migration } from '#platform/database';

const most = '9007199254740991';

/**
 * Reversals of top-ups by two people. What was spent of one before it was reversed may have left the bank by then: the
 * account of the bank may be on the other side as long as somebody lacks it. The trigger sees that nothing is available beside
 * a shortage.
 */
export const reversals: Migration = {
  name: '0008-reversals',
  up: [
    `CREATE TABLE deposits.reversal (
      id text PRIMARY KEY,
      top_up_id text NOT NULL REFERENCES deposits.top_up,
      reason text NOT NULL CHECK (reason in ('not-received', 'wrong-merchant', 'wrong-amount', 'charged-back')),
      note text NOT NULL,
      state text NOT NULL CHECK (state in ('proposed', 'confirmed', 'declined', 'withdrawn')),
      short_fen bigint CHECK (short_fen >= 0),
      proposed_by text NOT NULL,
      proposed_at timestamptz NOT NULL,
      decided_by text,
      decided_at timestamptz,
      CHECK ((state = 'proposed') = (decided_by IS NULL)),
      CHECK ((state = 'confirmed') = (short_fen IS NOT NULL)),
      CONSTRAINT four_eyes CHECK (state <> 'confirmed' OR decided_by <> proposed_by)
    )`,
    // One at a time, and none after one that was done.
    `CREATE UNIQUE INDEX reversal_of ON deposits.reversal (top_up_id) WHERE state in ('proposed', 'confirmed')`,
    'ALTER TABLE deposits.top_up ADD COLUMN receipt_freed boolean NOT NULL DEFAULT false',
    'DROP INDEX deposits.top_up_receipt',
    'CREATE UNIQUE INDEX top_up_receipt ON deposits.top_up (keeper_id, bank_reference) WHERE NOT receipt_freed',
    'CREATE INDEX top_up_keeper ON deposits.top_up (keeper_id, state, id)',
    'ALTER TABLE deposits.deposit DROP CONSTRAINT exact_in_json',
    `ALTER TABLE deposits.deposit ADD CONSTRAINT exact_in_json CHECK (bank_fen BETWEEN -${most} AND ${most}
      AND written_off_fen BETWEEN -${most} AND 0)`,
    `CREATE FUNCTION deposits.guard_shortage() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NEW.postings <> OLD.postings AND NEW.available_fen > 0 AND NEW.written_off_fen < 0 THEN
    RAISE EXCEPTION 'posting % leaves money available beside a shortage', NEW.postings USING ERRCODE = 'RD004';
  END IF;
  RETURN NEW;
END $$`,
    'CREATE TRIGGER deposit_shortage BEFORE UPDATE ON deposits.deposit FOR EACH ROW EXECUTE FUNCTION deposits.guard_shortage()',
  ],
};
