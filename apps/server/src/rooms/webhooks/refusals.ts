import { Refusal } from '@redress/kernel';

export type WebhooksCode =
  | 'webhook-not-found'
  | 'webhook-url-unfit'
  | 'too-many-webhooks'
  | 'webhook-delivery-not-found';

/** HTTP status of each refusal of this room. */
export const statuses = {
  'webhook-not-found': 404,
  'webhook-url-unfit': 422,
  'too-many-webhooks': 422,
  'webhook-delivery-not-found': 404,
} satisfies Record<WebhooksCode, number>;

const refusal = (code: WebhooksCode, zh: string, en: string) => () =>
  new Refusal<WebhooksCode>(code, { zh, en });

export const webhookNotFound = refusal(
  'webhook-not-found',
  '没有这个通知地址。',
  'There is no such endpoint.',
);
export const webhookUrlUnfit = refusal(
  'webhook-url-unfit',
  '地址须为公网可访问的 https 地址，不含用户名、密码或内网主机。',
  'The address must be https on the public internet, without user name, password or an internal host.',
);
export const tooManyWebhooks = refusal(
  'too-many-webhooks',
  '通知地址已满 10 个。',
  'An organisation has at most 10 endpoints.',
);
export const deliveryNotFound = refusal(
  'webhook-delivery-not-found',
  '没有这条投递记录。',
  'There is no such delivery.',
);
