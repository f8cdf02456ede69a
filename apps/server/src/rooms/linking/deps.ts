import type { Blobs } from '#platform/blobs';
import type { Clock } from '#platform/clock';
import type { Database } from '#platform/database';
import type { Outbox } from '#platform/outbox';
import type { CasesRoom } from '#rooms/cases';
import type { EvidenceRoom } from '#rooms/evidence';
import type { MembersRoom } from '#rooms/members';
import type { NotaryRoom } from '#rooms/notary';
import type { Keyring } from './keyring.ts';

/** What the room works with; all but `keyring` comes from `compose.ts`. */
export interface LinkingDeps {
  db: Database;
  blobs: Blobs;
  outbox: Outbox;
  clock: Clock;
  members: MembersRoom;
  notary: NotaryRoom;
  evidence: EvidenceRoom;
  cases: CasesRoom;
  keyring: Keyring;
  /** Called once nothing is kept under that secret any more. */
  forgetSecret?: ((epoch: number) => void) | undefined;
}
