export interface SourceTable {
  id: string;
  platform_id: string;
  name: string;
  /** shop: sends signed events. form: what people enter on our pages for a platform without a shop. */
  kind: 'shop' | 'form';
  /** Software of the shop, as its owner says. */
  software: string | null;
  state: 'active' | 'closed';
  wrapped_key: Buffer;
  created_at: Date;
}

export interface SecretTable {
  id: string;
  source_id: string;
  /** Encrypted: the HMAC key. */
  contents: Buffer;
  created_at: Date;
  /** Not accepted any more from then on. */
  until: Date | null;
}

export interface KeyTable {
  id: string;
  source_id: string;
  public_key: Buffer;
  added_by: 'owner' | 'rotation';
  created_at: Date;
  until: Date | null;
}

export interface OrderTable {
  id: string;
  source_id: string;
  platform_id: string;
  /** HMAC of the order number: found by whoever knows it, read by nobody. */
  order_key: Buffer;
  wrapped_key: Buffer;
  /** Encrypted JSON `OrderFacts`. */
  contents: Buffer;
  merchant_ref: string | null;
  category: string | null;
  amount_fen: string | null;
  first_seen_at: Date;
  created_at: Date | null;
  paid_at: Date | null;
}

/** An event as it came; never changed. */
export interface ReceivedTable {
  /** Also the id of its entry in the log. */
  id: string;
  source_id: string;
  event_id: string;
  order_id: string | null;
  type: string;
  known: boolean;
  by: 'shop' | 'connector' | 'form';
  occurred_at: Date;
  received_at: Date;
  backfilled: boolean;
  /** Came under an id that stands for other bytes. */
  conflict: boolean;
  seq: string | null;
  prev: Buffer | null;
  sha256: Buffer;
  signature: 'valid' | 'absent' | 'invalid' | 'no-key';
  key_id: string | null;
  /** Opens the commitments of its entry. */
  salt: Buffer;
  /** Encrypted: headers and body, byte for byte. */
  contents: Buffer;
}

export interface RefusalCountTable {
  source_id: string;
  day: string;
  code: string;
  count: number;
  last_at: Date | null;
  /** By how many seconds the sender's clock was behind ours in the last one; of a wrong clock only. */
  behind_s: number | null;
}

export interface EventSaltTable {
  event_id: string;
  source_id: string;
  salt: Buffer;
}

export interface TradeTables {
  'trade.source': SourceTable;
  'trade.secret': SecretTable;
  'trade.key': KeyTable;
  'trade.order': OrderTable;
  'trade.received': ReceivedTable;
  'trade.refusal_count': RefusalCountTable;
  'trade.event_salt': EventSaltTable;
}
