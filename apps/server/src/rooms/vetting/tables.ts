import type { CheckMean, NameChangeState, VettingDocumentKind, VettingState } from '@redress/contract';
import type { ColumnType, Generated } from 'kysely';

/** One organisation's file: what it is filling in, and what was handed in and found last. Locked while it changes. */
export interface FileTable {
  org_id: string;
  wrapped_key: Buffer;
  state: VettingState;
  /** Sealed: the facts as they are being filled in. */
  facts: Buffer;
  /** Keyed digest of the credit code handed in last: finds the same code elsewhere without telling it. */
  code_digest: Buffer | null;
  /** What was handed in last, and what was found good last. */
  submission_id: string | null;
  accepted_id: string | null;
  submitted_at: Date | null;
  checked_at: Date | null;
  due_at: Date | null;
  /** The last reminder before `due_at`, in days; null: none yet. */
  told_days: number | null;
  /** Sealed. */
  suspended_for: Buffer | null;
  /** When it was emptied; null again once it is filled in anew. */
  erased_at: ColumnType<Date | null, Date | null | undefined, Date | null>;
}

export interface DocumentTable {
  id: string;
  org_id: string;
  kind: VettingDocumentKind;
  media_type: string;
  bytes: ColumnType<string, string | number, never>;
  sha256: Buffer;
  sm3: Buffer;
  salt: Buffer;
  blob: string;
  /** Sealed: the file's name. */
  contents: Buffer;
  valid_until: string | null;
  added_by: string;
  added_at: Date;
  removed_at: Date | null;
}

/** A paper as it was handed in: its last valid day may be corrected afterwards. */
export interface HandedIn {
  id: string;
  validUntil?: string | undefined;
}

/** What was handed in; never changed. */
export interface SubmissionTable {
  id: string;
  org_id: string;
  facts: Buffer;
  documents: ColumnType<HandedIn[], string, never>;
  submitted_by: string;
  submitted_at: Date;
}

/** A check; never changed. */
export interface ReviewTable {
  id: string;
  org_id: string;
  submission_id: string;
  /** Null: the operator checked. */
  platform_id: string | null;
  checked_by: string;
  result: 'accepted' | 'returned';
  means: ColumnType<CheckMean[], string, never>;
  /** Sealed: findings with reasons, and the note. */
  contents: Buffer;
  checked_at: Date;
  next_due_at: Date | null;
}

/** Another name that was asked for: asked once, decided once, kept. */
export interface NameChangeTable {
  id: string;
  org_id: string;
  state: NameChangeState;
  /** Sealed: the names before, those asked for, and the note. */
  contents: Buffer;
  documents: ColumnType<HandedIn[], string, never>;
  asked_by: string;
  asked_at: Date;
  /** Null: the operator decided, or nobody yet. */
  platform_id: string | null;
  decided_by: string | null;
  decided_at: Date | null;
  means: ColumnType<CheckMean[], string, string>;
  /** Sealed: why it was refused. */
  reason: Buffer | null;
}

/** Another day on which a merchant left than the one recorded before; never changed. */
export interface DepartureCorrectionTable {
  id: string;
  platform_id: string;
  merchant_id: string;
  period_id: string;
  from_day: string;
  to_day: string;
  /** Sealed with the platform's key: it is the platform's word. */
  reason: Buffer;
  corrected_by: string;
  corrected_at: Date;
}

export interface VettingTables {
  'vetting.file': FileTable;
  'vetting.document': DocumentTable;
  'vetting.submission': SubmissionTable;
  'vetting.review': ReviewTable;
  'vetting.name_change': NameChangeTable;
  'vetting.departure_correction': DepartureCorrectionTable;
  'vetting.event_salt': { event_id: string; org_id: string; salt: Buffer };
  'vetting.event': {
    id: Generated<string>;
    subject_id: string;
    sequence: number;
    kind: string;
    at: Date;
  };
}
