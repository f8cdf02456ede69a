import type { ClusterFlag } from '@redress/contract';
import type { ColumnType } from 'kysely';
import type { ValueKind } from './rules/weights.ts';

/** What linking knows of a case. No person, no word of the buyer. */
export interface CaseTable {
  case_id: string;
  /** Ticket of the newest look that began, and of the newest whose result stands. */
  asked: number;
  applied: number;
  /** Stays true: a look that began before the case was erased must not bring its keys back. */
  erased: boolean;
  /** The newest secret under which it is kept. */
  kept_epoch: number;
  /** Samples are compared with nothing. */
  sample: boolean;
  /** Shows a payment of a known amount and is no sample: such cases are counted. */
  counts: boolean;
  vanished: boolean;
  silent: boolean;
  amount_fen: string | null;
  paid_day: ColumnType<Date | null, string | null, string | null>;
  cluster_id: string | null;
  joined_at: Date | null;
  share_identity: boolean;
  representative: boolean;
}

/** An identifier as a keyed digest, and how many cases have it. Without the secret it says nothing. */
export interface ValueTable {
  epoch: number;
  digest: Buffer;
  kind: ValueKind;
  start_level: number;
  level: number;
  cases: number;
}

/** That a case has a value. */
export interface HoldTable {
  epoch: number;
  digest: Buffer;
  case_id: string;
}

/** A picture's hash: keyed digests of its bands to find it by, and the hash under a mask to compare it. */
export interface PictureTable {
  epoch: number;
  item_id: string;
  case_id: string;
  bands: string[];
  masked: Buffer;
  /** Keyed marks of the words on it. */
  marks: Buffer | null;
  /** Pictures that are one have one group. */
  picture_group: Buffer;
}

export interface ClusterTable {
  id: string;
  formed_at: Date;
  /** Grows with every change of what the cluster is. */
  version: number;
  flag: ClusterFlag;
  cases: number;
  buyers: number;
  /** The figures on which the flag stands; counts and sums only. */
  judged: unknown;
}

/** Opens an event's commitment in the log. Beside the events, because those can never be erased. */
export interface EventSaltTable {
  event_id: string;
  subject_id: string;
  salt: Buffer;
}

export interface SettingTable {
  one: boolean;
  /** The secret whose digests are compared. */
  epoch: number;
}

/** A joint report as it was handed out: what says the same is the same report. */
export interface ReportTable {
  id: string;
  cluster_id: string;
  source_sha256: Buffer;
  prepared_at: Date;
}

export interface LinkingTables {
  'linking.case': CaseTable;
  'linking.value': ValueTable;
  'linking.hold': HoldTable;
  'linking.picture': PictureTable;
  'linking.cluster': ClusterTable;
  'linking.event_salt': EventSaltTable;
  'linking.report': ReportTable;
  'linking.setting': SettingTable;
}
