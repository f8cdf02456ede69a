import type {
  AnswerLink,
  ClaimKind,
  ClaimOutcome,
  ClaimRule,
  ClaimSide,
  ClaimState,
  RefusalReason,
} from '@redress/contract';
import type { ColumnType } from 'kysely';

/** int8: text from the database, a whole number to it. */
type Int8<T = never> = ColumnType<string | T, number | T | undefined, number | T>;

export interface ClaimTable {
  id: string;
  /** Whose session also opens the claim. */
  case_id: string | null;
  /** Keyed digest of shop and order number: one live claim per order, and nobody reads the number from it. */
  order_digest: Buffer;
  source_id: string | null;
  order_id: string | null;
  platform_id: string | null;
  /** The organisation that answers and whose deposit pays; null for a shop that is no member. */
  respondent_id: string | null;
  kind: ClaimKind;
  state: ClaimState;
  live: boolean;
  burden_of: 'use' | 'refund' | null;
  /** Moves that a claim takes once only: nobody stalls by repeating them. */
  used: string[];
  amount_fen: Int8<null>;
  decided_fen: Int8<null>;
  /** The sum of its parts: the database adds them up, and takes none that is more than was decided. */
  covered_fen: ColumnType<string, undefined, never>;
  /** What no deposit covers yet of what was decided; the database computes it. */
  owed_fen: ColumnType<string, never, never>;
  /** Taken off what is asked, since the shop reported that it went back. */
  lessened_fen: ColumnType<string, undefined, number>;
  /** What the shop reported and the buyer says did not come. */
  denied_fen: ColumnType<string, undefined, number>;
  /** Of what was taken off: what she says came. */
  confirmed_fen: ColumnType<string, undefined, number>;
  /** What the shop reported to have paid back after the decision, until when she is asked, and what she said. */
  late_refund_fen: ColumnType<string | null, undefined, number | null>;
  late_refund_until: ColumnType<Date | null, undefined, Date | null>;
  late_refund: ColumnType<'came' | 'denied' | null, undefined, 'came' | 'denied' | null>;
  /** When the keeper last reminded her to say where to pay to. */
  payee_reminded_at: ColumnType<Date | null, undefined, Date>;
  /** She wants no more than what was paid so far. */
  rest_given_up: ColumnType<boolean, undefined, boolean>;
  outcome: ClaimOutcome | null;
  refusal: RefusalReason | null;
  category: string | null;
  payment_matched: boolean | null;
  coverable: boolean;
  /** Set aside before it is decided. */
  hold_id: string | null;
  hold_fen: Int8<null>;
  payee_ref: string | null;
  rule_version: number | null;
  answer_within_ms: Int8;
  opened_at: Date;
  due_at: Date | null;
  /** When the ticker looks at it next. */
  wake_at: Date | null;
  decided_at: Date | null;
  notice: 'none' | 'queued' | 'mailed' | 'failed' | 'console';
  /** Of the link that the buyer of a shop that is no member hands on. */
  token_hash: Buffer;
  /** Of the link that is mailed; null for claims from before there were two. */
  mailed_hash: ColumnType<Buffer | null, Buffer, never>;
  /** How the newest answer came; null: from a console, by a key, or nobody answered. */
  answer_link: ColumnType<AnswerLink | null, undefined, AnswerLink | null>;
  wrapped_key: Buffer | null;
  /** Encrypted JSON `ClaimContents`. */
  contents: Buffer | null;
  /** When the buyer erased what is hers; shop, order number and sums stay for the other side. */
  erased_at: ColumnType<Date | null, undefined, Date>;
  /** Of an erased claim whose payment the bank may send back: until then its receipt opens it, for the money alone. */
  kept_until: ColumnType<Date | null, undefined, Date | null>;
  /** When she showed by the number on her bill that the order is hers. */
  payer_shown_at: ColumnType<Date | null, undefined, Date>;
  /** What was shown was uploaded by hand, and nothing that counts followed. */
  by_hand: ColumnType<boolean, undefined, boolean>;
  /** Since when the deposit is kept for what both sides contest. */
  disputed_at: ColumnType<Date | null, undefined, Date>;
  /** When another person showed that the order is theirs. */
  displaced_at: ColumnType<Date | null, undefined, Date>;
  /** Another claim, erased with the same case: its receipt opens this one. */
  receipt_claim: ColumnType<string | null, undefined, string>;
}

/** One payment of a claim; most have one. */
export interface PartTable {
  claim_id: string;
  place: number;
  amount_fen: Int8;
  hold_id: string;
  /** Null until it is known where to. */
  payout_id: string | null;
  covered_at: Date;
  paid_at: Date | null;
}

export interface OfferTable {
  id: string;
  claim_id: string;
  by: ClaimSide;
  amount_fen: Int8;
  state: 'open' | 'accepted' | 'declined' | 'countered' | 'expired' | 'ended';
  made_at: Date;
  expires_at: Date;
  /** How the respondent made it, or answered it. */
  link: ColumnType<AnswerLink | null, AnswerLink | null | undefined, AnswerLink | null>;
}

export interface FileTable {
  id: string;
  claim_id: string;
  blob: string;
  bytes: Int8;
  sha256: Buffer;
  media_type: string;
  added_at: Date;
  /** Part of an answer, and so for both sides to see. */
  filed: boolean;
  link: ColumnType<AnswerLink | null, null, AnswerLink | null>;
  /** Encrypted: the file's name. */
  contents: Buffer;
}

export interface RuleTable {
  merchant_id: string;
  version: number;
  body: ColumnType<ClaimRule, string, never>;
  saved_at: Date;
  saved_by: string;
}

export interface RuleDayTable {
  merchant_id: string;
  day: string;
  spent_fen: Int8;
}

export interface AlertTable {
  case_id: string;
  sent_at: Date;
  opens_at: Date;
  way: 'mail' | 'by-hand';
}

export interface EventTable {
  id: string;
  subject_id: string;
  sequence: number;
  kind: string;
  version: number;
  body: Record<string, unknown>;
  at: Date;
}

export interface ClaimsTables {
  'claims.claim': ClaimTable;
  'claims.part': PartTable;
  'claims.offer': OfferTable;
  'claims.file': FileTable;
  'claims.rule': RuleTable;
  'claims.rule_day': RuleDayTable;
  'claims.alert': AlertTable;
  'claims.event': EventTable;
  'claims.event_salt': { event_id: string; subject_id: string; salt: Buffer };
}
