import type { Clock } from '#platform/clock';
import type { Database } from '#platform/database';
import type { MembersRoom } from '#rooms/members';
import type { NotaryRoom } from '#rooms/notary';

/** What the room works with; from `compose.ts`. */
export interface DirectoryDeps {
  db: Database;
  clock: Clock;
  members: MembersRoom;
  notary: NotaryRoom;
}
