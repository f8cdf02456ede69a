import type { Blobs } from '#platform/blobs';
import type { Clock } from '#platform/clock';
import type { Database } from '#platform/database';
import type { Outbox } from '#platform/outbox';
import type { NotaryRoom } from '#rooms/notary';
import type { EvidenceLimits } from './rules/limits.ts';

/** What the room needs from outside; `compose.ts` gives it. */
export interface EvidenceDeps {
  db: Database;
  blobs: Blobs;
  outbox: Outbox;
  clock: Clock;
  notary: NotaryRoom;
  limits: EvidenceLimits;
}
