import { z } from 'zod';
import { instant, text } from './vocabulary.ts';

const orgParams = z.object({ orgId: text(60) });
const endpointParams = orgParams.extend({ endpointId: text(60) });

/** What an organisation may be told by webhook. */
export const webhookTypes = [
  'claim.opened',
  'claim.changed',
  'claim.answered',
  'claim.settled',
  'proof.requested',
  'decision.issued',
  'credit.listed',
  'payout.paid',
  'payout.failed',
  'deposit.low',
  'topup.reversed',
  'webhook.test',
] as const;
export const webhookType = z.enum(webhookTypes);
export type WebhookType = z.infer<typeof webhookType>;

export const webhookEndpointView = z.object({
  id: z.string(),
  url: z.string(),
  description: z.string(),
  /** Absent: all of them. */
  types: z.array(webhookType).optional(),
  state: z.enum(['active', 'disabled']),
  disabledBy: z.enum(['person', 'failures', 'gone']).optional(),
  failingSince: instant.optional(),
  createdAt: instant,
  secrets: z.array(z.object({ createdAt: instant, until: instant.optional() })),
});
export type WebhookEndpointView = z.infer<typeof webhookEndpointView>;

export const webhookAttemptView = z.object({
  at: instant,
  /** Absent: no answer came; `error` says why. */
  status: z.int().optional(),
  error: z.string().optional(),
  ms: z.int(),
  /** The first bytes of the answer. */
  answer: z.string(),
});
export const webhookDeliveryView = z.object({
  id: z.string(),
  messageId: z.string(),
  type: webhookType,
  state: z.enum(['waiting', 'delivered', 'failed']),
  createdAt: instant,
  attempts: z.array(webhookAttemptView),
});
export type WebhookDeliveryView = z.infer<typeof webhookDeliveryView>;

const url = z.url({ protocol: /^https?$/ }).max(500);
const chosenTypes = z.array(webhookType).min(1).max(webhookTypes.length).nullable();
const path = '/api/organisations/:orgId/webhooks';

/** Webhooks out: where an organisation is told of what happens to its orders. */
export const webhooksEndpoints = {
  webhookKey: {
    method: 'GET',
    path: '/api/webhooks/key',
    /** The platform's own Ed25519 key, `whpk_…`: whoever holds a webhook can show who sent it. */
    response: z.object({ publicKey: z.string() }),
    status: 200,
  },
  listWebhooks: {
    method: 'GET',
    path,
    params: orgParams,
    response: z.object({ endpoints: z.array(webhookEndpointView), publicKey: z.string() }),
    status: 200,
  },
  createWebhook: {
    method: 'POST',
    path,
    params: orgParams,
    body: z.strictObject({ url, description: text(200).optional(), types: chosenTypes.optional() }),
    /** The secret is told once. */
    response: z.object({ endpoint: webhookEndpointView, secret: z.string() }),
    status: 201,
  },
  changeWebhook: {
    method: 'PATCH',
    path: `${path}/:endpointId`,
    params: endpointParams,
    body: z.strictObject({
      url: url.optional(),
      description: text(200).optional(),
      types: chosenTypes.optional(),
      active: z.boolean().optional(),
    }),
    response: webhookEndpointView,
    status: 200,
  },
  removeWebhook: {
    method: 'DELETE',
    path: `${path}/:endpointId`,
    params: endpointParams,
    response: z.null(),
    status: 204,
  },
  rotateWebhookSecret: {
    method: 'POST',
    path: `${path}/:endpointId/secrets`,
    params: endpointParams,
    body: z.strictObject({ overlapHours: z.int().min(0).max(168) }),
    response: z.object({ endpoint: webhookEndpointView, secret: z.string() }),
    status: 201,
  },
  testWebhook: {
    method: 'POST',
    path: `${path}/:endpointId/tests`,
    params: endpointParams,
    response: webhookDeliveryView,
    status: 201,
  },
  listWebhookDeliveries: {
    method: 'GET',
    path: `${path}/:endpointId/deliveries`,
    params: endpointParams,
    query: z.object({ cursor: text(200).optional() }),
    response: z.object({ deliveries: z.array(webhookDeliveryView), cursor: z.string().optional() }),
    status: 200,
  },
  replayWebhooks: {
    method: 'POST',
    path: `${path}/:endpointId/replays`,
    params: endpointParams,
    /** One delivery, or everything since. */
    body: z.union([z.strictObject({ deliveryId: text(60) }), z.strictObject({ since: instant })]),
    response: z.object({ replayed: z.int() }),
    status: 200,
  },
} as const;
