import type { Assessment, Standard } from '@redress/delivery';
import type { ColumnType } from 'kysely';

export type StandardBody = Omit<Standard, 'id' | 'version' | 'category' | 'fromDay' | 'signedBy'>;

export interface StandardTable {
  id: string;
  version: number;
  org_id: string;
  category: string;
  state: 'draft' | 'published';
  body: StandardBody;
  /** First day of orders that are judged by it; null while it is a draft. */
  from_day: string | null;
  published_at: Date | null;
}

export interface SignatureTable {
  id: string;
  org_id: string;
  standard_id: string;
  version: number;
  text_sha256: string;
  /** Who signed for the organisation. */
  signed_by: string;
  signed_at: Date;
}

export interface AssessmentTable {
  order_id: string;
  platform_id: string;
  merchant_id: string | null;
  level: number;
  counts: boolean;
  due_at: Date | null;
  body: Assessment;
  digest: string;
  /** Only somebody's claim names it, at a shop that reports its orders: anybody may invent a number. */
  named_only: ColumnType<boolean, boolean | undefined, boolean>;
  /** Of the order: lists begin with the newest. */
  seen_at: Date;
  assessed_at: Date;
}

export interface ClaimMarkTable {
  order_id: string;
  claimed_at: Date;
  paid_at: Date | null;
  /** When a buyer showed that she paid. */
  payer_shown_at: ColumnType<Date | null, undefined, Date>;
}

export interface RevealTable {
  id: string;
  order_id: string;
  matches: boolean;
  not_a_card: boolean;
  at: Date;
}

/** A keyed digest of a shop's tag: whoever reads this table without our key learns nothing, not even equality across keys. */
export interface TagTable {
  key: Buffer;
  order_id: string;
  source_id: string;
  platform_id: string;
  owner_id: string;
}

export interface FileTable {
  id: string;
  /** An organisation, or the order of a link. */
  owner: string;
  order_id: string | null;
  wrapped_key: Buffer;
  blob: string;
  bytes: number;
  sha256: Buffer;
  media_type: string;
  contents: Buffer;
  added_at: Date;
}

export interface DeliveryTables {
  'delivery.standard': StandardTable;
  'delivery.signature': SignatureTable;
  'delivery.assessment': AssessmentTable;
  'delivery.claim_mark': ClaimMarkTable;
  'delivery.reveal': RevealTable;
  'delivery.tag': TagTable;
  'delivery.partner': { org_id: string; since: Date };
  'delivery.file': FileTable;
  'delivery.event_salt': { event_id: string; subject_id: string; salt: Buffer };
}
