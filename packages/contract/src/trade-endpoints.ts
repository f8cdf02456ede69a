import { z } from 'zod';
import { tradeEnvelope } from './trade-events.ts';
import { instant, text } from './vocabulary.ts';

const sourceParams = z.object({ sourceId: text(60) });

/** valid: by a registered key. Without one an event is kept, and proves nothing to a stranger. */
export const signatureState = z.enum(['valid', 'absent', 'invalid', 'no-key']);

export const eventAccepted = z.object({
  id: z.string(),
  /** False: it was here before, with the same bytes. */
  created: z.boolean(),
  sha256: z.string(),
  receivedAt: instant,
  /** Its entry in the log. */
  sealId: z.string(),
  signature: signatureState,
  /** It came long after it happened. */
  backfilled: z.boolean(),
  /** False: kept, but of a type that means nothing to us. */
  known: z.boolean(),
  warnings: z.array(z.string()),
});
export type EventAccepted = z.infer<typeof eventAccepted>;

export const eventResult = z.object({
  id: z.string().nullable(),
  /** 202 new, 200 known, 409 kept as a conflict, 408, 429 or 5xx: send it again, other 4xx: it will never be taken. */
  status: z.int(),
  accepted: eventAccepted.optional(),
  code: z.string().optional(),
  detail: z.string().optional(),
});
export type EventResult = z.infer<typeof eventResult>;

export const signedEvent = z.strictObject({
  headers: z.strictObject({
    'webhook-id': text(100),
    'webhook-timestamp': text(20),
    'webhook-signature': text(2000),
  }),
  /** The exact text that was signed. */
  body: z.string().max(65_536),
});
export type SignedEvent = z.infer<typeof signedEvent>;

export const eventReceipt = z.object({
  id: z.string(),
  type: z.string(),
  sha256: z.string(),
  occurredAt: instant,
  receivedAt: instant,
  backfilled: z.boolean(),
  signature: signatureState,
  sealId: z.string(),
  /** 32 bytes (Base64) that open the commitment `body` in the entry: sha256(salt ‖ body). */
  salt: z.string(),
  /** Once a published checkpoint covers it. */
  seal: z.object({ index: z.int(), sealedAt: instant, entry: z.string(), proof: z.string() }).optional(),
  log: z.object({ origin: z.string(), vkey: z.string() }),
  /** Other bytes that came under the same id. */
  conflicts: z.array(z.object({ sha256: z.string(), receivedAt: instant, sealId: z.string() })),
});
export type EventReceipt = z.infer<typeof eventReceipt>;

/** What shops call; each body is signed (Standard Webhooks). */
export const tradeEndpoints = {
  sendEvent: {
    method: 'POST',
    path: '/api/sources/:sourceId/v1/events',
    params: sourceParams,
    body: tradeEnvelope,
    verbatim: { maxBytes: 65_536 },
    response: eventAccepted,
    /** 202 when it is new. */
    status: 200,
    also: [202],
  },
  sendEvents: {
    method: 'POST',
    path: '/api/sources/:sourceId/v1/events/batch',
    params: sourceParams,
    body: z.array(signedEvent).min(1).max(500),
    verbatim: { maxBytes: 4 * 1024 * 1024 },
    response: z.object({ results: z.array(eventResult) }),
    status: 200,
  },
  eventReceipt: {
    method: 'GET',
    path: '/api/sources/:sourceId/v1/events/:eventId/receipt',
    params: sourceParams.extend({ eventId: text(60) }),
    response: eventReceipt,
    status: 200,
  },
} as const;
