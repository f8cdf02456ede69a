import type { Migration } from '#platform/database';

/** What the respondent said it refunded stood as decided; an offer outlived its claim. Both are put right. */
export const statements: Migration = {
  name: '0009-statements-and-offers',
  up: [
    'UPDATE claims.claim SET decided_fen = NULL WHERE decided_at IS NULL AND amount_fen IS NOT NULL',
    'ALTER TABLE claims.offer DROP CONSTRAINT offer_state_check',
    `ALTER TABLE claims.offer ADD CONSTRAINT offer_state_check
      CHECK (state in ('open', 'accepted', 'declined', 'countered', 'expired', 'ended'))`,
    `UPDATE claims.offer SET state = 'ended' WHERE state = 'open' AND claim_id IN (SELECT id FROM claims.claim
      WHERE state IN ('paying', 'paid', 'settled', 'withdrawn', 'lapsed'))`,
  ],
};
