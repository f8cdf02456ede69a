import type { Migration } from '#platform/database';

/** What the buyer says of a refund that the shop reported: that a part came, and of one after the decision whether it did. */
export const refundAnswers: Migration = {
  name: '0013-refund-answers',
  up: [
    `ALTER TABLE claims.claim ADD COLUMN confirmed_fen bigint NOT NULL DEFAULT 0,
      ADD COLUMN late_refund_fen bigint CHECK (late_refund_fen >= 0),
      ADD COLUMN late_refund_until timestamptz,
      ADD COLUMN late_refund text CHECK (late_refund in ('came', 'denied'))`,
    `ALTER TABLE claims.claim ADD CONSTRAINT confirmed_was_reported
      CHECK (confirmed_fen BETWEEN 0 AND lessened_fen)`,
  ],
};
