import type { ReversalReason } from '@redress/contract';
import type { ColumnType, Generated } from 'kysely';
import type { RailConfirm } from '#platform/rails';
import type { PostingKind } from './rules/accounts.ts';
import type { Level } from './rules/level.ts';
import type { PayoutState } from './rules/lifecycle/payout-lifecycle.ts';

/** int8: text from the database, a whole number to it. */
type Fen = ColumnType<string, number | undefined, number>;

interface BalanceColumns {
  available_fen: Fen;
  held_fen: Fen;
  payable_fen: Fen;
  transit_fen: Fen;
  bank_fen: Fen;
  written_off_fen: Fen;
}

/** The money that stands behind a merchant, kept by a platform or an alliance. Its balances move only by a posting. */
export interface DepositTable extends BalanceColumns {
  id: string;
  merchant_id: string;
  keeper_id: string;
  floor_fen: ColumnType<string, number, number>;
  remind_fen: ColumnType<string, number, number>;
  level: Level;
  /** Of this stay below a level; null until the first reminder of it went out. */
  reminded_at: ColumnType<Date | null, undefined, Date | null>;
  /** Number of its postings. */
  postings: Generated<number>;
  opened_at: Date;
  closed_at: Date | null;
}

/** One movement: its legs are its columns, and the row balances by a CHECK. */
export interface PostingTable extends BalanceColumns {
  id: string;
  deposit_id: string;
  /** 1, 2, 3 … within the deposit. */
  sequence: number;
  /** Names the movement once and for all. */
  key: string;
  kind: PostingKind;
  /** The hold, payout or top-up that it belongs to. */
  ref: string;
  available_after: Fen;
  held_after: Fen;
  at: Date;
}

export interface HoldTable {
  id: string;
  deposit_id: string;
  key: string;
  amount_fen: ColumnType<string, number, never>;
  state: 'held' | 'released' | 'paid';
  placed_at: Date;
  ended_at: Date | null;
  /** The last characters of the order's number: by them the merchant knows it. */
  order_tail: ColumnType<string | null, string | null | undefined, never>;
}

/** A merchant's word that it is going to transfer money, and the keeper's that it came. */
export interface TopUpTable {
  id: string;
  deposit_id: string;
  keeper_id: string;
  /** What the merchant writes into the transfer. */
  reference: string;
  amount_fen: ColumnType<string, number, never>;
  received_fen: ColumnType<string | null, number | null, number>;
  bank_reference: string | null;
  /** The same, however it is written. */
  receipt_key: ColumnType<string | null, undefined, string>;
  state: 'asked' | 'confirmed' | 'refused' | 'withdrawn' | 'reversed';
  asked_by: string;
  asked_at: Date;
  decided_by: string | null;
  decided_at: Date | null;
  /** It was reversed as a mistake: the bank's receipt is real and may be confirmed for another top-up. */
  receipt_freed: ColumnType<boolean, undefined, boolean>;
}

/** A member's word that a confirmed top-up must be undone, and that of another who agreed. */
export interface ReversalTable {
  id: string;
  top_up_id: string;
  reason: ReversalReason;
  note: string;
  state: 'proposed' | 'confirmed' | 'declined' | 'withdrawn';
  /** What had been spent or was spoken for; null until it is confirmed. */
  short_fen: ColumnType<string | null, null, number>;
  proposed_by: string;
  proposed_at: Date;
  decided_by: string | null;
  decided_at: Date | null;
}

/** Who is to be paid and where: name and account, encrypted. */
export interface PayeeTable {
  id: string;
  kind: 'bank' | 'alipay' | 'wechat';
  /** The wrapped key of the contents; null once erased. */
  wrapped_key: Buffer | null;
  contents: Buffer | null;
  kept_at: Date;
  erased_at: Date | null;
  /** Whoever it is erased what is hers: only a rail reads it, should the payment come back. */
  sealed_at: ColumnType<Date | null, undefined, Date>;
}

export interface PayoutTable {
  id: string;
  deposit_id: string;
  key: string;
  purpose: 'claim' | 'withdrawal';
  /** The hold it was paid from; none for a withdrawal. */
  hold_id: string | null;
  amount_fen: ColumnType<string, number, never>;
  payee_id: string;
  state: PayoutState;
  /** 0 before the first: how often a rail was asked. */
  attempt: number;
  /** What stands in the way, as a code of `rules/troubles.ts`. */
  trouble: string | null;
  decided_at: Date;
  changed_at: Date;
  paid_at: Date | null;
  /** Neither a file nor a rail takes it before: the payee is asked whether it came already. */
  put_off_until: ColumnType<Date | null, undefined, Date | null>;
}

/** One asking of a rail, under a number that no other asking has. */
export interface AttemptTable {
  number: string;
  payout_id: string;
  attempt: number;
  rail: string;
  /** The payment file it stands in, and its line there. */
  batch_id: string | null;
  line: number | null;
  /** Whoever the rail says it paid: the number of the bank or provider. */
  reference: string | null;
  /** What the payee needs to say yes at the provider; null once it is paid or failed. */
  confirm: ColumnType<RailConfirm | null, undefined, string | null>;
  began_at: Date;
}

/** A payment file for the keeper's bank. */
export interface BatchTable {
  id: string;
  /** Numbers the file: `B000123`. */
  place: ColumnType<string, never, never>;
  keeper_id: string;
  lines: number;
  total_fen: ColumnType<string, number, never>;
  state: 'made' | 'submitted' | 'discarded';
  made_by: string;
  made_at: Date;
}

export interface WithdrawalTable {
  id: string;
  deposit_id: string;
  amount_fen: ColumnType<string, number, never>;
  payee_id: string;
  state: 'asked' | 'granted' | 'refused' | 'withdrawn';
  asked_by: string;
  asked_at: Date;
  /** Granted at this instant where it is covered then. */
  due_at: Date;
  payout_id: string | null;
}

/** Where merchants pay to: an organisation's own account. */
export interface KeeperAccountTable {
  keeper_id: string;
  name: string;
  bank_name: string;
  account: string;
  set_by: string;
  set_at: Date;
}

/** Opens an event's commitment in the log. */
export interface EventSaltTable {
  event_id: string;
  subject_id: string;
  salt: Buffer;
}

export interface DepositsTables {
  'deposits.deposit': DepositTable;
  'deposits.posting': PostingTable;
  'deposits.hold': HoldTable;
  'deposits.top_up': TopUpTable;
  'deposits.reversal': ReversalTable;
  'deposits.payee': PayeeTable;
  'deposits.payout': PayoutTable;
  'deposits.attempt': AttemptTable;
  'deposits.batch': BatchTable;
  'deposits.withdrawal': WithdrawalTable;
  'deposits.keeper_account': KeeperAccountTable;
  'deposits.event_salt': EventSaltTable;
}
