import type { webhooksEndpoints } from '@redress/contract';
import type { EndpointDetails } from './openapi-details.ts';

const found = ['webhook-not-found'];

/** What shapes alone do not say of webhooks out. */
export const webhooksDetails = {
  webhookKey: {
    limited: true,
    response: { publicKey: 'whpk_11qYAYKxCrfVS/7TyWQHOg7hcvPapiMlrwIaaPcHURo=' },
  },
  listWebhooks: {},
  createWebhook: {
    repeatable: true,
    problems: ['webhook-url-unfit', 'too-many-webhooks'],
    request: { url: 'https://shop.example/redress', types: ['claim.opened', 'payout.paid'] },
  },
  changeWebhook: { problems: [...found, 'webhook-url-unfit'], request: { active: true } },
  removeWebhook: { problems: found },
  rotateWebhookSecret: { repeatable: true, problems: found, request: { overlapHours: 24 } },
  testWebhook: { repeatable: true, problems: found },
  listWebhookDeliveries: { problems: [...found, 'bad-fields'] },
  replayWebhooks: {
    repeatable: true,
    problems: [...found, 'webhook-delivery-not-found'],
    request: { since: '2026-11-20T00:00:00Z' },
    response: { replayed: 12 },
  },
} satisfies Record<keyof typeof webhooksEndpoints, EndpointDetails>;
