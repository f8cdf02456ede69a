import type { Migration } from '#platform/database';

/** When another person showed by the payment number that the order is theirs, which ended the claim. */
export const displaced: Migration = {
  name: '0012-displaced',
  up: [
    `ALTER TABLE claims.claim ADD COLUMN displaced_at timestamptz,
      ADD CONSTRAINT displaced_is_over CHECK (displaced_at IS NULL OR state = 'withdrawn')`,
  ],
};
