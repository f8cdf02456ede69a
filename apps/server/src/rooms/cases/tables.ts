import type { DisputeType } from '@redress/contract';
import type { LetterFormat } from './rules/letter-files.ts';
import type { LetterKind } from './rules/letters/index.ts';

export interface CaseTable {
  id: string;
  /** The wrapped key of the contents and letters; null once erased. */
  wrapped_key: Buffer | null;
  revision: number;
  opened_at: Date;
  sample: boolean;
  /** Null until the buyer chose one. */
  dispute_type: DisputeType | null;
  /** Encrypted JSON `CaseContents`; null once erased. */
  contents: Buffer | null;
}

/** A letter as it was handed out: what says the same is the same bytes again. */
export interface LetterTable {
  id: string;
  case_id: string;
  name: LetterKind;
  format: LetterFormat;
  /** SHA-256 of template and data: finds the letter again. */
  source_sha256: Buffer;
  blob: string;
  bytes: string;
  /** Opens the commitment in the log. */
  salt: Buffer;
  issued_at: Date;
}

/** Opens an event's commitment in the log. Beside the events, because those can never be erased. */
export interface EventSaltTable {
  event_id: string;
  case_id: string;
  salt: Buffer;
}

export interface CasesTables {
  'cases.case': CaseTable;
  'cases.letter': LetterTable;
  'cases.event_salt': EventSaltTable;
}
