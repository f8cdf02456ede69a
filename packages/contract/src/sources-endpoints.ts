import { z } from 'zod';
import { eventReceipt, signatureState } from './trade-endpoints.ts';
import { bilingual, instant, text } from './vocabulary.ts';

const orgParams = z.object({ orgId: text(60) });
const sourceParams = orgParams.extend({ sourceId: text(60) });
const publicKey = z.string().regex(/^whpk_[A-Za-z0-9+/]{43}=$/, 'whpk_ and 32 bytes in Base64');

export const sourceView = z.object({
  id: z.string(),
  name: z.string(),
  software: z.string().optional(),
  /** form: what people enter on our pages. */
  kind: z.enum(['shop', 'form']),
  state: z.enum(['active', 'closed']),
  createdAt: instant,
  /** What the shop puts before `/v1/events`. */
  base: z.string(),
  secrets: z.array(z.object({ createdAt: instant, until: instant.optional() })),
  keys: z.array(
    z.object({
      id: z.string(),
      publicKey: z.string(),
      addedBy: z.enum(['owner', 'rotation']),
      createdAt: instant,
      until: instant.optional(),
    }),
  ),
});
export type SourceView = z.infer<typeof sourceView>;

/** The last seven days, and the shop's own chain as far as it came. */
export const sourceHealth = z.object({
  lastAt: instant.optional(),
  events: z.int(),
  late: z.int(),
  conflicts: z.int(),
  signed: z.int(),
  unknown: z.int(),
  refused: z.array(z.object({ code: z.string(), count: z.int() })),
  chain: z.object({
    first: z.int().optional(),
    last: z.int().optional(),
    gaps: z.array(z.object({ from: z.int(), to: z.int() })),
    broken: z.array(z.string()),
    forked: z.array(z.int()),
  }),
});
export type SourceHealth = z.infer<typeof sourceHealth>;

export const sourceEventView = z.object({
  id: z.string(),
  type: z.string(),
  known: z.boolean(),
  occurredAt: instant,
  receivedAt: instant,
  backfilled: z.boolean(),
  conflict: z.boolean(),
  signature: signatureState,
  by: z.enum(['shop', 'connector', 'form']),
  sealId: z.string(),
});
export type SourceEventView = z.infer<typeof sourceEventView>;

/** An event as it may be shown to who has the events but not the orders. */
export const arrivedEvent = z.object({
  id: z.string(),
  type: z.string(),
  known: z.boolean(),
  /** The end of the shop's order number; absent for an event without an order. */
  orderEnd: z.string().optional(),
  occurredAt: instant,
  receivedAt: instant,
  signature: signatureState,
  conflict: z.boolean(),
  sealId: z.string(),
  /** Of its entry in the log, once a published checkpoint covers it. */
  index: z.int().optional(),
});
export type ArrivedEvent = z.infer<typeof arrivedEvent>;

/** Whether a shop has been heard at all, and what keeps it from being heard now. */
export const sourceArrival = z.object({
  now: instant,
  first: arrivedEvent.optional(),
  last: arrivedEvent.optional(),
  /** Refused since the newest event that was taken, within a day; the newest reason first. */
  refused: z.array(
    z.object({
      code: z.string(),
      detail: bilingual,
      count: z.int(),
      lastAt: instant,
      /** `timestamp-off`: by how many seconds the shop's clock is behind ours; below zero it is ahead. */
      clockBehindSeconds: z.int().optional(),
    }),
  ),
  /** Public keys that count now: without one an event proves nothing to a stranger. */
  keys: z.int(),
});
export type SourceArrival = z.infer<typeof sourceArrival>;

const path = '/api/organisations/:orgId/sources';

/** The shops of an organisation: how they report, and how that goes. */
export const sourcesEndpoints = {
  listSources: {
    method: 'GET',
    path,
    params: orgParams,
    response: z.object({ sources: z.array(sourceView) }),
    status: 200,
  },
  createSource: {
    method: 'POST',
    path,
    params: orgParams,
    body: z.strictObject({
      name: text(100).min(1),
      software: text(60).optional(),
      publicKey: publicKey.optional(),
    }),
    /** The secret is told once. */
    response: z.object({ source: sourceView, secret: z.string() }),
    status: 201,
  },
  changeSource: {
    method: 'PATCH',
    path: `${path}/:sourceId`,
    params: sourceParams,
    /** A source that is closed stays closed. */
    body: z.strictObject({
      name: text(100).min(1).optional(),
      software: text(60).optional(),
      closed: z.literal(true).optional(),
    }),
    response: sourceView,
    status: 200,
  },
  rotateSourceSecret: {
    method: 'POST',
    path: `${path}/:sourceId/secrets`,
    params: sourceParams,
    body: z.strictObject({ overlapHours: z.int().min(0).max(168) }),
    response: z.object({ source: sourceView, secret: z.string() }),
    status: 201,
  },
  addSourceKey: {
    method: 'POST',
    path: `${path}/:sourceId/keys`,
    params: sourceParams,
    body: z.strictObject({ publicKey }),
    response: sourceView,
    status: 201,
  },
  endSourceKey: {
    method: 'DELETE',
    path: `${path}/:sourceId/keys/:keyId`,
    params: sourceParams.extend({ keyId: text(60) }),
    response: sourceView,
    status: 200,
  },
  sourceHealth: {
    method: 'GET',
    path: `${path}/:sourceId/health`,
    params: sourceParams,
    response: sourceHealth,
    status: 200,
  },
  sourceArrival: {
    method: 'GET',
    path: `${path}/:sourceId/arrival`,
    params: sourceParams,
    response: sourceArrival,
    status: 200,
  },
  listSourceEvents: {
    method: 'GET',
    path: `${path}/:sourceId/events`,
    params: sourceParams,
    query: z.object({ conflicts: z.literal('yes').optional(), cursor: text(200).optional() }),
    response: z.object({ events: z.array(sourceEventView), cursor: z.string().optional() }),
    status: 200,
  },
  sourceEventReceipt: {
    method: 'GET',
    path: `${path}/:sourceId/events/:eventId/receipt`,
    params: sourceParams.extend({ eventId: text(60) }),
    response: eventReceipt,
    status: 200,
  },
} as const;
