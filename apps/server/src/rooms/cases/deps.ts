import type { Blobs } from '#platform/blobs';
import type { Clock } from '#platform/clock';
import type { Database, Trx } from '#platform/database';
import type { Log } from '#platform/log';
import type { Memo } from '#platform/memo';
import type { Outbox } from '#platform/outbox';
import type { DiagnosisRoom } from '#rooms/diagnosis';
import type { DirectoryRoom } from '#rooms/directory';
import type { EvidenceRoom } from '#rooms/evidence';
import type { MembersRoom } from '#rooms/members';
import type { NotaryRoom } from '#rooms/notary';
import type { Assessment } from './rules/assess-case.ts';

/** What the room works with; all but `assessed` and `seals` comes from `compose.ts`. */
export interface CasesDeps {
  db: Database;
  blobs: Blobs;
  outbox: Outbox;
  clock: Clock;
  log: Log;
  members: MembersRoom;
  notary: NotaryRoom;
  evidence: EvidenceRoom;
  diagnosis: DiagnosisRoom;
  directory: DirectoryRoom;
  /** Page that checks bundles, printed in letters; absent where there is no server. */
  verifyUrl?: string | undefined;
  /** Address of the server as its visitors see it; absent where there is none. */
  publicUrl?: string | undefined;
  /** Whether letters can leave by mail at all; where not, released ones are handed to the buyer. */
  sendsMail: boolean;
  /** Folder of the sample case, with `<folder>.facts.json` beside it. */
  sampleFolder: string;
  /** Topics of the outbox by which later rooms hear `{caseId}` of an erased case, to erase what they hold of it. */
  eraseTopics: readonly string[];
  /** What a later room erases in the transaction of the erasure; its refusal keeps the case. */
  eraseAlongside(trx: Trx, caseId: string): Promise<void>;
  /** Findings, gates and steps by case, so that a page that asks every second costs little. */
  assessed: Memo<Assessment>;
  /** Where events stand in the log, by id: what is sealed stays where it is. */
  seals: Map<string, { index: number; sealedAt: string }>;
}
