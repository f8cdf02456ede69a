import type { sourcesEndpoints, tradeEndpoints } from '@redress/contract';
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
    summary: 'Report up to 500 events, each with its own signature or signed together',
    description:
      'Each element holds the headers of one event and its body exactly as signed. Instead of `v1a` each may carry `v1m,`: one Ed25519 signature of the batch with the event’s inclusion proof (docs/trade.md). The answer says of each, in the same order, the status it would have had alone.',
  },
  eventReceipt: {
    tag: 'events',
    summary: 'The receipt of an event: its hash, times, and the proof of its seal',
    description:
      'Signed as an event is, with the event’s id as `webhook-id` over an empty body. `salt` opens the commitment `body` of the entry: sha256(salt ‖ body).',
  },
  listSources: { tag: 'sources', summary: 'The shops of an organisation' },
  createSource: {
    tag: 'sources',
    summary: 'Connect a shop',
    description:
      'The secret is told once. `publicKey` is the shop’s own: without one its events prove nothing to a stranger.',
  },
  changeSource: { tag: 'sources', summary: 'Rename a shop’s connection, or close it for good' },
  rotateSourceSecret: {
    tag: 'sources',
    summary: 'A new secret; those before count for the hours of overlap',
  },
  addSourceKey: { tag: 'sources', summary: 'Register an Ed25519 public key of the shop' },
  endSourceKey: {
    tag: 'sources',
    summary: 'Believe a key no more from now on',
    description: 'What it signed before stays as it was judged then.',
  },
  sourceHealth: {
    tag: 'sources',
    summary:
      'The last seven days of a shop: late, unsigned, contradicted, refused, and gaps in its own chain',
  },
  sourceArrival: {
    tag: 'sources',
    summary: 'Whether a shop was heard: its first and newest event, and what was refused since',
    description:
      'For the hour in which a shop joins; ask every two seconds. Of an order number only the end is shown. A wrong secret, a wrong clock (with by how much) and a missing header are named; a wrong shop id cannot be: nothing of it comes here.',
  },
  listSourceEvents: { tag: 'sources', summary: 'The newest events of a shop, or only its conflicts' },
  sourceEventReceipt: { tag: 'sources', summary: 'The receipt of an event, for the organisation' },
} satisfies Record<keyof typeof tradeEndpoints | keyof typeof sourcesEndpoints, EndpointText>;
