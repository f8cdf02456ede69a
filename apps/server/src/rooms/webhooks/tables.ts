export interface EndpointTable {
  id: string;
  org_id: string;
  wrapped_key: Buffer;
  /** Encrypted JSON `{url, description}`: an address may hold a token. */
  contents: Buffer;
  /** Null: all. */
  types: string[] | null;
  state: 'active' | 'disabled' | 'removed';
  disabled_by: 'person' | 'failures' | 'gone' | null;
  failing_since: Date | null;
  created_at: Date;
}

export interface SecretTable {
  id: string;
  endpoint_id: string;
  contents: Buffer;
  created_at: Date;
  until: Date | null;
}

/** What is told to an organisation, the same bytes to each of its endpoints. */
export interface MessageTable {
  id: string;
  org_id: string;
  key: string;
  type: string;
  wrapped_key: Buffer;
  /** Encrypted: the exact body. */
  contents: Buffer;
  created_at: Date;
}

export interface DeliveryTable {
  id: string;
  endpoint_id: string;
  message_id: string;
  state: 'waiting' | 'delivered' | 'failed';
  /** Grows with each replay, which is a job of its own. */
  round: number;
  created_at: Date;
}

export interface AttemptTable {
  id: string;
  delivery_id: string;
  at: Date;
  status: number | null;
  error: string | null;
  ms: number;
  answer: Buffer;
}

export interface WebhooksTables {
  'webhooks.endpoint': EndpointTable;
  'webhooks.secret': SecretTable;
  'webhooks.message': MessageTable;
  'webhooks.delivery': DeliveryTable;
  'webhooks.attempt': AttemptTable;
}
