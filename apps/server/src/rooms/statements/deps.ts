import type { CaseView, PublicationGate } from '@redress/contract';
import type { StepRecord } from '@redress/law';
import type { Blobs } from '#platform/blobs';
import type { Clock } from '#platform/clock';
import type { Database } from '#platform/database';
import type { Outbox } from '#platform/outbox';
import type { EvidenceRoom } from '#rooms/evidence';
import type { MembersRoom } from '#rooms/members';
import type { NotaryRoom } from '#rooms/notary';

/** What the room needs of the case room: its view and what happened in its steps. */
export interface CaseReader {
  readCase(caseId: string): Promise<CaseView>;
  historyOf(caseId: string): Promise<StepRecord[]>;
}

/** What the room works with; all from `compose.ts`. */
export interface StatementsDeps {
  db: Database;
  blobs: Blobs;
  outbox: Outbox;
  clock: Clock;
  members: MembersRoom;
  notary: NotaryRoom;
  evidence: EvidenceRoom;
  cases: CaseReader;
  publicUrl: string;
  /** A last gate of a later room: whether the other side was told early enough. */
  noticeGate?: ((caseId: string) => Promise<PublicationGate | undefined>) | undefined;
  /** 32 bytes from which addresses and reply codes are made. */
  secret: Buffer;
}
