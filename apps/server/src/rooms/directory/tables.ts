import type { EntryType } from '@redress/contract';

/** An office or platform as it stands now. */
export interface EntryTable {
  id: string;
  type: EntryType;
  revision: number;
  /** JSON `OfficeFields` or `PlatformFields`. */
  fields: object;
  source: string;
  /** Day on which somebody looked at the source, YYYY-MM-DD. */
  checked_on: string;
  /** Offices only. */
  kind: string | null;
  division_code: string | null;
  /** The office that is named for its kind and division. */
  main: boolean;
  /** Orders lists; with the id it is unique. */
  sort_key: string;
  /** Folded words that a search looks into. */
  search: string;
  removed: boolean;
  updated_at: Date;
}

/** What an entry is found by, exactly. */
export interface EntryKeyTable {
  entry_id: string;
  key: 'name' | 'domain' | 'credit-code' | 'filing';
  value: string;
}

/** Every state that an entry had. The values may be erased (someone's private number); the event of it stays. */
export interface RevisionTable {
  entry_id: string;
  revision: number;
  changed: string[];
  fields: object | null;
  source: string;
  checked_on: string;
  by: 'proposal' | 'operator' | 'import';
  /** Opens the digest of the values in the event. */
  salt: Buffer | null;
  event_id: string;
  at: Date;
}

export interface ProposalTable {
  id: string;
  type: EntryType;
  entry_id: string | null;
  base_revision: number | null;
  /** Null once an old, decided proposal was forgotten. */
  change: object | null;
  source: string;
  checked_on: string;
  /** SHA-256 of entry and change: the same proposal twice is one. */
  same: Buffer;
  state: 'open' | 'accepted' | 'refused';
  reason: string | null;
  made_at: Date;
  decided_at: Date | null;
}

/** Opens an event's commitment in the log. */
export interface EventSaltTable {
  event_id: string;
  subject_id: string;
  salt: Buffer;
}

export interface DirectoryTables {
  'directory.entry': EntryTable;
  'directory.entry_key': EntryKeyTable;
  'directory.revision': RevisionTable;
  'directory.proposal': ProposalTable;
  'directory.event_salt': EventSaltTable;
}
