import type { webhooksEndpoints } from '@redress/contract';
import type { EndpointText } from './endpoint-texts.ts';

/** What the API documentation says about webhooks out. */
export const webhooksTexts = {
  webhookKey: {
    tag: 'webhooks',
    summary: 'The platform’s own public key, by which anybody checks a `v1a` signature',
  },
  listWebhooks: { tag: 'webhooks', summary: 'The endpoints of an organisation' },
  createWebhook: {
    tag: 'webhooks',
    summary: 'Add an endpoint',
    description: 'https on the public internet. The secret is told once.',
  },
  changeWebhook: { tag: 'webhooks', summary: 'Change, disable or enable an endpoint' },
  removeWebhook: { tag: 'webhooks', summary: 'Remove an endpoint' },
  rotateWebhookSecret: {
    tag: 'webhooks',
    summary: 'A new secret; both sign for the hours of overlap',
  },
  testWebhook: { tag: 'webhooks', summary: 'Send a message that says nothing' },
  listWebhookDeliveries: { tag: 'webhooks', summary: 'What was sent, and each answer' },
  replayWebhooks: {
    tag: 'webhooks',
    summary: 'Send one delivery again, or everything since',
    description: 'Under the same `webhook-id` as before; also what an endpoint added later never got.',
  },
} satisfies Record<keyof typeof webhooksEndpoints, EndpointText>;
