import type { Blobs } from '#platform/blobs';
import type { Clock } from '#platform/clock';
import type { Database } from '#platform/database';
import type { Log } from '#platform/log';
import type { MailSetup } from '#platform/mail';
import type { Outbox } from '#platform/outbox';
import type { Push } from '#platform/push';
import type { CasesRoom } from '#rooms/cases';
import type { EvidenceRoom } from '#rooms/evidence';
import type { MembersRoom } from '#rooms/members';
import type { NotaryRoom } from '#rooms/notary';

/** What the room works with; all comes from `compose.ts`. */
export interface ServiceDeps {
  db: Database;
  blobs: Blobs;
  outbox: Outbox;
  clock: Clock;
  log: Log;
  members: MembersRoom;
  notary: NotaryRoom;
  evidence: EvidenceRoom;
  cases: CasesRoom;
  /** Keys the digests of addresses and tokens. */
  secret: Buffer;
  /** Absent: no mail goes out or comes in. */
  mail?: MailSetup | undefined;
  /** Absent: no web push. */
  push?: Push | undefined;
  publicUrl: string;
  /** How long after a lost connection the same letter is not sent again. */
  unknownWaitMs?: number | undefined;
}
