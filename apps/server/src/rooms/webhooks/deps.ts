import type { Blobs } from '#platform/blobs';
import type { Clock } from '#platform/clock';
import type { Database } from '#platform/database';
import type { Outbox } from '#platform/outbox';
import type { MembersRoom } from '#rooms/members';

/** What the room works with; all from `compose.ts`. */
export interface WebhooksDeps {
  db: Database;
  blobs: Blobs;
  outbox: Outbox;
  clock: Clock;
  members: Pick<MembersRoom, 'actsFor'>;
  /** Seed of the platform's own Ed25519 key: what a webhook proves to a third party. */
  seed: Buffer;
  /** Lets endpoints be on this machine and its networks, by http too: for tests and closed installations. */
  mayBePrivate: boolean;
}
