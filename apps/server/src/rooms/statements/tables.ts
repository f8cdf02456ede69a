export interface StatementTable {
  case_id: string;
  /** In the public address; says nothing of the case. */
  slug: string;
  /** The wrapped key of everything below; null once erased. */
  wrapped_key: Buffer | null;
  revision: number;
  state: 'draft' | 'published' | 'unpublished';
  /** Encrypted JSON `Draft`; null once erased. */
  draft: Buffer | null;
  /** Id of the published version, also of its entry in the log; null while nothing is public. */
  publication_id: string | null;
  /** The exact bytes that were sealed, encrypted; null while nothing is public. */
  published: Buffer | null;
  salt: Buffer | null;
  indexed: boolean;
  published_at: Date | null;
  unpublished_at: Date | null;
}

export interface PictureTable {
  id: string;
  case_id: string;
  item_id: string;
  position: number;
  state: 'working' | 'ready' | 'refused';
  /** Grows with each change of the chosen places: a job for an older one writes nothing. */
  version: number;
  /** Encrypted JSON `PictureContents`. */
  contents: Buffer;
  blob: string | null;
}

/** A picture as it is public now: its own copy, so that changing the draft changes nothing that was sealed. */
export interface PublicPictureTable {
  case_id: string;
  exhibit: number;
  blob: string;
}

export interface ReplyTable {
  id: string;
  case_id: string;
  received_at: Date;
  /** Encrypted text, redacted before it was kept. */
  contents: Buffer;
}

export interface EventSaltTable {
  event_id: string;
  case_id: string;
  salt: Buffer;
}

export interface StatementsTables {
  'statements.statement': StatementTable;
  'statements.picture': PictureTable;
  'statements.public_picture': PublicPictureTable;
  'statements.reply': ReplyTable;
  'statements.event_salt': EventSaltTable;
}
