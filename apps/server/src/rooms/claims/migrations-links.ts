import type { Migration } from '#platform/database';

/**
 * A respondent has two links: the one that the buyer is shown to hand on, and the one that is mailed. Of a shop that is no
 * member nobody knows which of them was used before there were two: it counts as the one that the buyer could open herself.
 */
export const links: Migration = {
  name: '0010-answer-links',
  up: [
    `ALTER TABLE claims.claim ADD COLUMN mailed_hash bytea UNIQUE,
      ADD COLUMN answer_link text CHECK (answer_link in ('shown', 'mailed'))`,
    "ALTER TABLE claims.offer ADD COLUMN link text CHECK (link in ('shown', 'mailed'))",
    "ALTER TABLE claims.file ADD COLUMN link text CHECK (link in ('shown', 'mailed'))",
    `UPDATE claims.claim SET answer_link = 'shown' WHERE respondent_id IS NULL AND (outcome = 'agreed' OR (outcome IS NULL
      AND id IN (SELECT subject_id FROM claims.event
        WHERE kind IN ('claim.refused', 'claim.refunded', 'claim.shown'))))`,
    `UPDATE claims.offer SET link = 'shown' WHERE (by = 'respondent' OR state = 'accepted')
      AND claim_id IN (SELECT id FROM claims.claim WHERE respondent_id IS NULL)`,
    `UPDATE claims.file SET link = 'shown' WHERE filed
      AND claim_id IN (SELECT id FROM claims.claim WHERE respondent_id IS NULL)`,
  ],
};
