import type { Migration } from '#platform/database';

/**
 * A claim is paid in parts, each with a hold and a payout of its own; what was one payment so far is the first part. A
 * trigger adds them up in the claim, where a CHECK forbids that more is covered than is owed; a part's sum and hold never
 * change, and none is removed. `owed_fen` is what no deposit covers yet of a claim that was decided.
 */
export const parts: Migration = {
  name: '0006-parts',
  up: [
    `CREATE TABLE claims.part (
      claim_id text NOT NULL REFERENCES claims.claim,
      place integer NOT NULL CHECK (place > 0),
      amount_fen bigint NOT NULL CHECK (amount_fen > 0),
      hold_id text NOT NULL UNIQUE,
      payout_id text UNIQUE,
      covered_at timestamptz NOT NULL,
      paid_at timestamptz,
      PRIMARY KEY (claim_id, place),
      CHECK (paid_at IS NULL OR payout_id IS NOT NULL)
    )`,
    'ALTER TABLE claims.claim ADD COLUMN covered_fen bigint NOT NULL DEFAULT 0',
    'ALTER TABLE claims.claim ADD COLUMN rest_given_up boolean NOT NULL DEFAULT false',
    `INSERT INTO claims.part
      SELECT id, 1, decided_fen, hold_id, payout_id, decided_at, CASE WHEN state = 'paid' THEN coalesce(
        (SELECT max(at) FROM claims.event WHERE subject_id = claim.id AND kind = 'claim.paid'), decided_at) END
      FROM claims.claim WHERE hold_id IS NOT NULL AND decided_fen > 0 AND decided_at IS NOT NULL
        AND (payout_id IS NOT NULL OR state = 'paying')`,
    `UPDATE claims.claim SET covered_fen = decided_fen, hold_id = NULL, hold_fen = NULL
      WHERE id IN (SELECT claim_id FROM claims.part)`,
    'DROP INDEX claims.claim_payout',
    'ALTER TABLE claims.claim DROP COLUMN payout_id',
    `ALTER TABLE claims.claim ADD CONSTRAINT never_more_than_owed
      CHECK (covered_fen BETWEEN 0 AND coalesce(decided_fen, 0))`,
    `ALTER TABLE claims.claim ADD COLUMN owed_fen bigint GENERATED ALWAYS AS (CASE
      WHEN state IN ('unpaid', 'paying') AND NOT rest_given_up THEN coalesce(decided_fen, 0) - covered_fen ELSE 0 END) STORED`,
    'DROP INDEX claims.claim_owed',
    'CREATE INDEX claim_owed ON claims.claim (respondent_id, decided_at, id) WHERE owed_fen > 0',
    `CREATE FUNCTION claims.count_part() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  UPDATE claims.claim SET covered_fen = covered_fen + NEW.amount_fen WHERE id = NEW.claim_id;
  RETURN NULL;
END $$`,
    'CREATE TRIGGER part_counts AFTER INSERT ON claims.part FOR EACH ROW EXECUTE FUNCTION claims.count_part()',
    `CREATE FUNCTION claims.guard_part() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'DELETE' THEN
    RAISE EXCEPTION 'part % of claim % stays', OLD.place, OLD.claim_id USING ERRCODE = 'RD005';
  END IF;
  IF (OLD.claim_id, OLD.place, OLD.amount_fen, OLD.hold_id) IS DISTINCT FROM
    (NEW.claim_id, NEW.place, NEW.amount_fen, NEW.hold_id)
    OR (OLD.payout_id IS NOT NULL AND OLD.payout_id IS DISTINCT FROM NEW.payout_id) THEN
    RAISE EXCEPTION 'part % of claim % is what it is', OLD.place, OLD.claim_id USING ERRCODE = 'RD005';
  END IF;
  RETURN NEW;
END $$`,
    'CREATE TRIGGER part_stays BEFORE UPDATE OR DELETE ON claims.part FOR EACH ROW EXECUTE FUNCTION claims.guard_part()',
    `CREATE FUNCTION claims.guard_covered() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF pg_trigger_depth() < 2 AND OLD.covered_fen <> NEW.covered_fen THEN
    RAISE EXCEPTION 'what is covered of claim % moves only by a part', OLD.id USING ERRCODE = 'RD005';
  END IF;
  RETURN NEW;
END $$`,
    'CREATE TRIGGER claim_covered BEFORE UPDATE ON claims.claim FOR EACH ROW EXECUTE FUNCTION claims.guard_covered()',
  ],
};

/** When the keeper of the deposit last reminded the buyer to say where to pay to. */
export const reminders: Migration = {
  name: '0007-payee-reminders',
  up: ['ALTER TABLE claims.claim ADD COLUMN payee_reminded_at timestamptz'],
};
