import type {
  Actor,
  Addition,
  CaseStatus,
  ChannelId,
  DeadlineState,
  DisputeType,
  StepEventKind,
  StepState,
  StepWay,
  TemplateName,
} from '@redress/contract';
import type { Generated } from 'kysely';
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
  /** As last recorded; whether it is overdue by now follows from the clock (`statusAt`). */
  status: Generated<CaseStatus>;
  /** Since when; null in a case that never moved. */
  status_at: Date | null;
  /** Encrypted JSON `CaseContact`; null where the buyer left none. */
  contact: Buffer | null;
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

/** One use of a channel. */
export interface StepTable {
  id: string;
  case_id: string;
  channel: ChannelId;
  state: StepState;
  way: StepWay | null;
  opened_by: 'buyer' | 'clock';
  opened_at: Date;
  /** End of the regret window, while `state` is `held`. */
  held_until: Date | null;
  released_at: Date | null;
  /** Encrypted JSON `StepDetails`. */
  details: Buffer;
}

/** The papers of a step: of a draft the newest, once released exactly those that leave. */
export interface StepLetterTable {
  step_id: string;
  letter_id: string;
  name: LetterKind;
  /** In the order in which they are read. */
  position: number;
}

/** What happened in a step, beside its line in `cases.event` (same id), because a note can be erased. */
export interface StepEventTable {
  id: string;
  step_id: string;
  case_id: string;
  /** Its place among the events of the case: the order in which it was recorded. */
  sequence: number;
  kind: StepEventKind;
  /** When it happened, as far as known. */
  at: Date;
  recorded_at: Date;
  detail: string | null;
  /** Encrypted JSON `StepNote`: receipt number, the buyer's words, digest of a proof. */
  contents: Buffer | null;
  proof_item_id: string | null;
  /** Whoever records names each happening once; a repetition is no second event. */
  key: string;
}

/** A deadline that an event set running. */
export interface DeadlineTable {
  id: string;
  case_id: string;
  /** Null where it is the buyer's own limit for taking a channel that came open. */
  step_id: string | null;
  channel: ChannelId;
  /** Names it within the case, so that it is set once (`deadlineKey`). */
  key: string;
  rule: string;
  party: Actor;
  /** Day of the event, Asia/Shanghai; counting starts the next day. */
  from_day: string;
  /** Null while it cannot be counted. */
  due_day: string | null;
  /** Of a provisional deadline (its year's holidays are not on record): until then nobody is called late. */
  latest_day: string | null;
  /** The latest day that was told before a corrected notice moved it earlier: until then nobody is called late. */
  told_day: string | null;
  /** The day before the last correction, as long as the one that it made stands. */
  moved_from: string | null;
  /** Which notices it was counted by (`calendarPrint`). */
  counted_by: string | null;
  /** The first instant at which it is overdue. */
  due_at: Date | null;
  /** When the sweeper must look at it next; of an open deadline always set. */
  wake_at: Date | null;
  /** The reminders raised so far. */
  reminded: Generated<number>;
  state: DeadlineState;
  settled_at: Date | null;
}

/** Who holds the token may read the deadlines of a case as a calendar. */
export interface CalendarTable {
  token_sha256: Buffer;
  case_id: string;
  created_at: Date;
}

/** Every version of what an operator adds to a paper; the newest holds. */
export interface TemplateTable {
  name: TemplateName;
  revision: number;
  addition: Addition;
  /** As whoever changed it signed. */
  by: string;
  at: Date;
  /** Opens the digest of the values in the event. */
  salt: Buffer;
  event_id: string;
}

export interface CasesTables {
  'cases.template': TemplateTable;
  'cases.case': CaseTable;
  'cases.letter': LetterTable;
  'cases.event_salt': EventSaltTable;
  'cases.step': StepTable;
  'cases.step_letter': StepLetterTable;
  'cases.step_event': StepEventTable;
  'cases.deadline': DeadlineTable;
  'cases.calendar': CalendarTable;
}
