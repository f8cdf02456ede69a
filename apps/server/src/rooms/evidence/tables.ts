import type { ItemKind } from '@redress/contract';
import type { Generated } from 'kysely';
import type { ItemState } from './rules/item-lifecycle.ts';

/** The evidence side of one case: its key, what it holds together, and the buyer's corrections. Locked while it changes. */
export interface DossierTable {
  case_id: string;
  /** The wrapped key of the contents; null once erased, and then nothing can be read or added any more. */
  wrapped_key: Buffer | null;
  version: number;
  item_count: number;
  item_bytes: string;
  /** Encrypted JSON of the buyer's FactValues; null while there is none. */
  corrections: Generated<Buffer | null>;
}

export interface ItemTable {
  id: string;
  case_id: string;
  /** Order of arrival within the case. */
  position: number;
  version: number;
  state: ItemState;
  kind: ItemKind;
  /** A kind that the buyer chose is never overwritten by reading. */
  kind_by: 'read' | 'buyer';
  media_type: string;
  bytes: string;
  sha256: Buffer;
  sm3: Buffer;
  /** Opens the commitments in the log; erased with the contents. */
  salt: Buffer | null;
  blob: string | null;
  thumbnail_blob: string | null;
  provenance: 'given' | 'server' | 'extension';
  progress: number;
  received_at: Date;
  /** Encrypted JSON `ItemContents`: file name and what was read; null once withdrawn. */
  contents: Buffer | null;
}

/** Opens an event's commitment in the log. Beside the events, because those can never be erased. */
export interface EventSaltTable {
  event_id: string;
  case_id: string;
  salt: Buffer;
}

export interface EvidenceTables {
  'evidence.dossier': DossierTable;
  'evidence.item': ItemTable;
  'evidence.event_salt': EventSaltTable;
}
