import { Refusal } from '@redress/kernel';

export type DeliveryCode =
  | 'standard-not-found'
  | 'standard-changed'
  | 'standard-backdated'
  | 'delivery-order-not-found'
  | 'proof-link-unknown'
  | 'proof-file-missing'
  | 'proof-file-not-found'
  | 'proof-not-yet';

/** HTTP status of each refusal of this room. */
export const statuses = {
  'standard-not-found': 404,
  'standard-changed': 409,
  'standard-backdated': 422,
  'delivery-order-not-found': 404,
  'proof-link-unknown': 401,
  'proof-file-missing': 422,
  'proof-file-not-found': 422,
  'proof-not-yet': 422,
} satisfies Record<DeliveryCode, number>;

const refusal = (code: DeliveryCode, zh: string, en: string) => () =>
  new Refusal<DeliveryCode>(code, { zh, en });

export const standardNotFound = refusal(
  'standard-not-found',
  '没有这份发货标准。',
  'There is no such delivery standard.',
);
export const standardChanged = refusal(
  'standard-changed',
  '您阅读之后，这份标准有了变动。请重新阅读后再签署。',
  'The standard changed after you read it. Read it once more, then sign.',
);
export const standardBackdated = refusal(
  'standard-backdated',
  '新版本从明天起才能适用：已有的订单按下单当日的版本判断。',
  'A new version begins tomorrow at the earliest: orders are judged by the version of their day.',
);
export const orderNotFound = refusal(
  'delivery-order-not-found',
  '没有这个订单，或者它不属于该机构。',
  'There is no such order of this organisation.',
);
export const linkUnknown = refusal(
  'proof-link-unknown',
  '链接无效或已过期。请使用通知中的最新链接。',
  'The link is unknown or has expired. Use the newest one of the notice.',
);
export const fileMissing = refusal('proof-file-missing', '请选择一个文件。', 'Choose a file.');
export const fileNotFound = refusal(
  'proof-file-not-found',
  '所附文件不存在，请重新上传。',
  'An attached file does not exist: upload it again.',
);
export const proofNotYet = refusal(
  'proof-not-yet',
  '进入时间不能晚于现在。',
  'The time of entry cannot lie in the future.',
);
