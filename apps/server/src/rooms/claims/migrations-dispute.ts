import type { Migration } from '#platform/database';

/**
 * What both sides contest, or a record by hand that nobody contradicted, kept a deposit without end: from now on for a time
 * that both know. Those from before get the whole of it.
 */
export const dispute: Migration = {
  name: '0011-dispute',
  up: [
    `ALTER TABLE claims.claim ADD COLUMN by_hand boolean NOT NULL DEFAULT false,
      ADD COLUMN disputed_at timestamptz`,
    `UPDATE claims.claim SET by_hand = (state = 'proved'), disputed_at = now(), due_at = now() + interval '90 days',
      wake_at = now() + interval '60 days' WHERE state = 'contested' OR (state = 'proved' AND due_at IS NULL)`,
  ],
};
