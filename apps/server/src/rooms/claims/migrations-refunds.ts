import type { Migration } from '#platform/database';

/**
 * What a shop reported of a refund in part: taken off what is asked, until the buyer says that it did not come. What is
 * claimed stays in `amount_fen`.
 */
export const refunds: Migration = {
  name: '0010-reported-refunds',
  up: [
    `ALTER TABLE claims.claim ADD COLUMN lessened_fen bigint NOT NULL DEFAULT 0,
      ADD COLUMN denied_fen bigint NOT NULL DEFAULT 0 CHECK (denied_fen >= 0)`,
    `ALTER TABLE claims.claim ADD CONSTRAINT never_lessened_to_nothing
      CHECK (lessened_fen = 0 OR lessened_fen BETWEEN 1 AND amount_fen - 1)`,
  ],
};
