import type { Blobs } from '#platform/blobs';
import type { Clock } from '#platform/clock';
import type { Database } from '#platform/database';
import type { MailSetup } from '#platform/mail';
import type { Outbox } from '#platform/outbox';
import type { MembersRoom } from '#rooms/members';
import type { NotaryRoom } from '#rooms/notary';

/** What the room works with; all from `compose.ts`. */
export interface VettingDeps {
  db: Database;
  blobs: Blobs;
  outbox: Outbox;
  clock: Clock;
  members: MembersRoom;
  notary: NotaryRoom;
  /** Absent: nobody is told by mail. */
  mail?: MailSetup | undefined;
  publicUrl: string;
  /** 32 bytes that credit codes are keyed with. */
  secret: Buffer;
}
