import { Refusal } from '@redress/kernel';

export type ServiceCode =
  | 'proof-not-found'
  | 'letter-not-registered'
  | 'bad-tracking-number'
  | 'bad-posting-day'
  | 'push-off'
  | 'bad-subscription'
  | 'too-many-subscriptions'
  | 'subscription-not-found'
  | 'unsubscription-unknown'
  | 'case-erased';

/** HTTP status of each refusal that is this room's own. */
export const statuses = {
  'proof-not-found': 404,
  'letter-not-registered': 404,
  'bad-tracking-number': 422,
  'bad-posting-day': 422,
  'push-off': 404,
  'bad-subscription': 422,
  'too-many-subscriptions': 422,
  'subscription-not-found': 404,
  'unsubscription-unknown': 404,
} satisfies Partial<Record<ServiceCode, number>>;

const refusal = (code: ServiceCode, zh: string, en: string) => () =>
  new Refusal<ServiceCode>(code, { zh, en });

export const proofNotFound = refusal(
  'proof-not-found',
  '没有这份送达凭证。',
  'There is no such proof of service.',
);
export const letterNotRegistered = refusal(
  'letter-not-registered',
  '没有这封挂号信的记录。',
  'There is no such registered letter.',
);
export const badTrackingNumber = refusal(
  'bad-tracking-number',
  '单号与所选快递公司的格式不符，请核对（EMS 通常为 13 位，如 EA123456785CN）。',
  'The number does not have the form of this carrier: check it (EMS: 13 characters such as EA123456785CN).',
);
export const badPostingDay = refusal(
  'bad-posting-day',
  '日期不能晚于今天，也不能早于交寄日。',
  'The day must not be in the future, nor before the letter was posted.',
);
export const pushOff = refusal('push-off', '此服务器未开启网页推送。', 'Web push is off on this server.');
export const badSubscription = refusal(
  'bad-subscription',
  '推送订阅无效：地址不属于已知的浏览器推送服务，或密钥有误。',
  'The subscription is not one of a known push service, or its keys are wrong.',
);
export const tooManySubscriptions = refusal(
  'too-many-subscriptions',
  '本案的推送订阅已达上限，请先取消不用的。',
  'This case has as many push subscriptions as it may: end one first.',
);
export const subscriptionNotFound = refusal(
  'subscription-not-found',
  '没有这个推送订阅。',
  'There is no such subscription.',
);
export const unsubscriptionUnknown = refusal(
  'unsubscription-unknown',
  '退订链接无效。',
  'This unsubscription is not known.',
);
export const caseErased = refusal('case-erased', '案件已删除。', 'The case was erased.');
