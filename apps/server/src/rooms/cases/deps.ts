import type { Blobs } from '#platform/blobs';
import type { Clock } from '#platform/clock';
import type { Database } from '#platform/database';
import type { Outbox } from '#platform/outbox';
import type { DiagnosisRoom } from '#rooms/diagnosis';
import type { EvidenceRoom } from '#rooms/evidence';
import type { MembersRoom } from '#rooms/members';
import type { NotaryRoom } from '#rooms/notary';

/** What the room needs from outside; `compose.ts` gives it. */
export interface CasesDeps {
  db: Database;
  blobs: Blobs;
  outbox: Outbox;
  clock: Clock;
  members: MembersRoom;
  notary: NotaryRoom;
  evidence: EvidenceRoom;
  diagnosis: DiagnosisRoom;
  /** Page that checks bundles, printed in letters; absent where there is no server. */
  verifyUrl?: string | undefined;
  /** Folder of the sample case, with `<folder>.facts.json` beside it. */
  sampleFolder: string;
}
