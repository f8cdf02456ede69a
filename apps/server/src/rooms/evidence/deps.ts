import type { ItemView } from '@redress/contract';
import type { Blobs } from '#platform/blobs';
import type { Clock } from '#platform/clock';
import type { Database } from '#platform/database';
import type { Memo } from '#platform/memo';
import type { Outbox } from '#platform/outbox';
import type { NotaryRoom } from '#rooms/notary';
import type { Computed } from './queries/read-evidence.ts';
import type { EvidenceLimits } from './rules/limits.ts';

/** What the room works with; all but `computed` and `seals` comes from `compose.ts`. */
export interface EvidenceDeps {
  db: Database;
  blobs: Blobs;
  outbox: Outbox;
  clock: Clock;
  notary: NotaryRoom;
  limits: EvidenceLimits;
  /** Facts and chain by case, so that a page that asks every second costs little. */
  computed: Memo<Computed>;
  /** Seals by item id, once they stand: they never change, and asking the log for each costs a query. */
  seals: Map<string, NonNullable<ItemView['seal']>>;
}
