import type { tradeEndpoints } from '@redress/contract';
import type { EndpointText } from './endpoint-texts.ts';

/** What the API documentation says about what shops call. */
export const tradeTexts = {
  sendEvent: {
    tag: 'events',
    summary: 'Report one event of an order (redress.event/1)',
    description:
      'Signed by Standard Webhooks: `webhook-id` (the event’s id), `webhook-timestamp` (of this sending, ±300 s), `webhook-signature` with `v1,` (HMAC-SHA256, required) and `v1a,` (Ed25519; without it the event proves nothing to a stranger), both over `id.timestamp.body`. 202: new. 200: known, with the same bytes. 409: other bytes are known under this id; these were kept beside them. 408, 429, 5xx: sign anew and send again; any other 4xx: it will never be taken.',
  },
  sendEvents: {
    tag: 'events',
    summary: 'Report up to 500 events, each signed by itself',
    description:
      'Each element holds the headers of one event and its body exactly as signed. The answer says of each, in the same order, the status it would have had alone.',
  },
  eventReceipt: {
    tag: 'events',
    summary: 'The receipt of an event: its hash, times, and the proof of its seal',
    description:
      'Signed as an event is, with the event’s id as `webhook-id` over an empty body. `salt` opens the commitment `body` of the entry: sha256(salt ‖ body).',
  },
} satisfies Record<keyof typeof tradeEndpoints, EndpointText>;
