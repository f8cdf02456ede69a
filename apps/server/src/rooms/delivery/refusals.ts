import { Refusal } from '@redress/kernel';

export type DeliveryCode =
  | 'standard-not-found'
  | 'standard-changed'
  | 'standard-backdated'
  | 'delivery-order-not-found'
  | 'proof-order-unknown'
  | 'proof-platform-needed'
  | 'proof-link-unknown'
  | 'proof-file-missing'
  | 'proof-file-kind'
  | 'proof-file-not-found'
  | 'proof-not-yet';

/** HTTP status of each refusal of this room. */
export const statuses = {
  'standard-not-found': 404,
  'standard-changed': 409,
  'standard-backdated': 422,
  'delivery-order-not-found': 404,
  'proof-order-unknown': 404,
  'proof-platform-needed': 409,
  'proof-link-unknown': 401,
  'proof-file-missing': 422,
  'proof-file-kind': 422,
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
export const proofOrderUnknown = refusal(
  'proof-order-unknown',
  '没有店铺报送过这个订单号，也没有买家对它提出主张。请核对订单号；确实没有接入的订单，请选择“自己的店铺”后再提交。',
  'No shop reported this number and no buyer complained about it. Check the number; for an order that no connector reports, choose your own shop and send it again.',
);
export const platformNeeded = (platforms: readonly string[]) =>
  new Refusal<DeliveryCode>('proof-platform-needed', {
    zh: `这个订单号在多个平台都有：${platforms.join('、')}。请选择平台后再提交。`,
    en: `Several platforms know this number: ${platforms.join(', ')}. Choose the platform and send it again.`,
    internal: 'several platforms know the number',
  });
export const linkUnknown = refusal(
  'proof-link-unknown',
  '链接无效或已过期。请使用通知中的最新链接。',
  'The link is unknown or has expired. Use the newest one of the notice.',
);
export const fileMissing = refusal('proof-file-missing', '请选择一个文件。', 'Choose a file.');
export const fileKind = refusal(
  'proof-file-kind',
  '请上传图片（PNG、JPEG、WebP）或 PDF：买家和平台都要能打开查看。',
  'Upload a picture (PNG, JPEG, WebP) or a PDF: buyer and platform must be able to open it.',
);
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
