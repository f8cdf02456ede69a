import type { Blobs } from '#platform/blobs';
import type { Clock } from '#platform/clock';
import type { Database } from '#platform/database';
import type { Outbox } from '#platform/outbox';
import type { Rails } from '#platform/rails';
import type { MembersRoom } from '#rooms/members';
import type { NotaryRoom } from '#rooms/notary';

/** What the room works with; all from `compose.ts`. */
export interface DepositsDeps {
  db: Database;
  blobs: Blobs;
  outbox: Outbox;
  clock: Clock;
  notary: NotaryRoom;
  /** How long after the last payment a payee's name and account are kept. */
  payeeDays: number;
  /** How long a withdrawal waits while claims are open. */
  withdrawalDays: number;
  /** Ways of paying that answer by themselves, by the organisation that keeps deposits. */
  rails: Rails;
  members: Pick<MembersRoom, 'actsFor' | 'organisationOf' | 'peopleWho' | 'isAffiliated'>;
}
