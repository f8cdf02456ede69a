import { Refusal } from '@redress/kernel';

export type DepositsCode =
  | 'deposit-not-found'
  | 'deposit-exists'
  | 'deposit-closed'
  | 'deposit-not-empty'
  | 'overdrawn'
  | 'bad-amount'
  | 'hold-not-found'
  | 'hold-ended'
  | 'more-than-held'
  | 'key-reused'
  | 'too-many-open'
  | 'not-the-keeper'
  | 'person-needed'
  | 'four-eyes'
  | 'receipt-used'
  | 'topup-decided'
  | 'topup-not-found'
  | 'payout-not-found'
  | 'payout-not-possible';

const refusal = (code: DepositsCode, zh: string, en: string) => () =>
  new Refusal<DepositsCode>(code, { zh, en });

export const depositNotFound = refusal('deposit-not-found', '没有这笔保证金。', 'There is no such deposit.');
export const depositExists = refusal(
  'deposit-exists',
  '该商家的保证金已由另一机构保管。',
  'The deposit of this merchant is already kept by another organisation.',
);
export const depositClosed = refusal('deposit-closed', '这笔保证金已结清。', 'This deposit is closed.');
export const depositNotEmpty = refusal(
  'deposit-not-empty',
  '保证金尚有余额或者未付款项，不能结清。',
  'There is still money or a payment in this deposit: it cannot be closed.',
);
export const overdrawn = refusal('overdrawn', '余额不足。', 'There is not enough money for this.');
export const badAmount = refusal(
  'bad-amount',
  '金额必须是 1 分到 1000 万元之间的整数分。',
  'An amount is a whole number of fen, from 1 fen to 10 million yuan.',
);
export const holdNotFound = refusal('hold-not-found', '没有这笔冻结款。', 'There is no such hold.');
export const holdEnded = refusal(
  'hold-ended',
  '这笔冻结款已经解冻或者赔付。',
  'This hold was already released or paid out.',
);
export const moreThanHeld = refusal(
  'more-than-held',
  '赔付金额超过冻结金额。',
  'The amount is more than what is held.',
);
export const keyReused = refusal(
  'key-reused',
  '同一幂等键用于不同的款项。',
  'The key was already used for another movement.',
);
export const payoutNotFound = refusal('payout-not-found', '没有这笔付款。', 'There is no such payout.');
export const topUpNotFound = refusal('topup-not-found', '没有这笔缴存。', 'There is no such top-up.');
export const topUpDecided = refusal(
  'topup-decided',
  '这笔缴存已经处理。',
  'This top-up was already decided.',
);
export const receiptUsed = refusal(
  'receipt-used',
  '这个银行流水号已经用于另一笔缴存。',
  'This bank reference was already used for another top-up.',
);
export const fourEyes = refusal(
  'four-eyes',
  '提出的人不能自己确认，请由另一位成员确认。',
  'Whoever asked for it cannot confirm it: another member must.',
);
export const notTheKeeper = refusal(
  'not-the-keeper',
  '这笔保证金不由该机构保管。',
  'This organisation does not keep that deposit.',
);
export const tooManyOpen = refusal(
  'too-many-open',
  '待处理的申请过多，请先处理或者撤回。',
  'Too many requests are open: withdraw some, or wait for a decision.',
);
