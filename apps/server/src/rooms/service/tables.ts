import type { RungKind, RungSource, ServiceWay } from '@redress/contract';
import type { Generated } from 'kysely';
import type { InboundKind } from './rules/classify-inbound.ts';
import type { DispatchState } from './rules/ladder.ts';

/** The mail side of one case: its key and its address. Locked while any of it changes. */
export interface MailboxTable {
  case_id: string;
  /** The wrapped key of everything here; null once erased. */
  wrapped_key: Buffer | null;
  /** Keyed digest of the local part: finds the case, tells nothing. Null once erased. */
  address_hash: Buffer | null;
  unsubscribe_hash: Buffer | null;
  /** Encrypted JSON `MailboxContents`. */
  contents: Buffer | null;
  /** The buyer pressed "unsubscribe"; push is not mail and goes on. */
  mail_off: Generated<boolean>;
}

/** One letter on its way: by mail, by post, or to be sent by hand. */
export interface DispatchTable {
  id: string;
  case_id: string;
  step_id: string;
  channel: string;
  way: ServiceWay;
  state: DispatchState;
  created_at: Date;
  /** Encrypted JSON `DispatchContents`. */
  contents: Buffer;
  /** The exact bytes that are sent; null where nothing is. */
  blob: string | null;
  receipt_item_id: string | null;
  /** No further try: sent, refused or given up. */
  closed: Generated<boolean>;
}

/** One try to hand a letter over; written before, completed after. */
export interface AttemptTable {
  dispatch_id: string;
  case_id: string;
  number: number;
  began_at: Date;
  /** Null while it runs, and for ever when the process was killed in it. */
  outcome: 'accepted' | 'refused' | 'later' | 'unknown' | null;
  contents: Buffer | null;
}

export interface RungTable {
  id: string;
  case_id: string;
  dispatch_id: string;
  kind: RungKind;
  source: RungSource;
  at: Date;
  /** Names it once within its letter. */
  key: string;
  /** Opens the commitment in the log. */
  salt: Buffer;
  contents: Buffer;
  /** The proof: an encrypted file, an encrypted row, or an item of the case. */
  proof_blob: string | null;
  proof: Buffer | null;
  proof_item_id: string | null;
  proof_sha256: Buffer | null;
  proof_bytes: number | null;
  proof_type: string | null;
}

/** A mail that came for the case; its bytes are the item. */
export interface InboundTable {
  id: string;
  case_id: string;
  item_id: string;
  /** Keyed digest of the message without our trace: a repeated delivery is the same mail. */
  digest: Buffer;
  received_at: Date;
  state: 'kept' | 'read';
  kind: InboundKind | 'unreadable' | null;
  dispatch_id: string | null;
  contents: Buffer;
}

export interface PartTable {
  inbound_id: string;
  case_id: string;
  number: number;
  item_id: string | null;
  contents: Buffer;
}

export interface PushTable {
  id: string;
  case_id: string;
  endpoint_hash: Buffer;
  contents: Buffer;
  created_at: Date;
}

/** A reminder, and by which ways it has gone out. */
export interface ReminderTable {
  case_id: string;
  key: string;
  mailed_at: Date | null;
  pushed_at: Date | null;
}

/** Opens an event's commitment in the log. Beside the events, because those can never be erased. */
export interface EventSaltTable {
  event_id: string;
  case_id: string;
  salt: Buffer;
}

export interface ServiceTables {
  'service.mailbox': MailboxTable;
  'service.dispatch': DispatchTable;
  'service.attempt': AttemptTable;
  'service.rung': RungTable;
  'service.inbound': InboundTable;
  'service.part': PartTable;
  'service.push': PushTable;
  'service.reminder': ReminderTable;
  'service.event_salt': EventSaltTable;
}
