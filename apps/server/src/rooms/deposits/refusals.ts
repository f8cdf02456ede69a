import { Refusal } from '@redress/kernel';
import type { PayoutState } from './rules/lifecycle/payout-lifecycle.ts';
import { payoutStateWords } from './rules/words.ts';

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
  | 'may-not-keep'
  | 'statement-period'
  | 'statement-too-long'
  | 'file-missing'
  | 'bad-result-file'
  | 'no-result-header'
  | 'rail-decides'
  | 'payee-erased'
  | 'batch-decided'
  | 'batch-not-found'
  | 'nothing-to-pay'
  | 'withdrawal-not-found'
  | 'withdrawal-open'
  | 'above-floor-only'
  | 'too-many-open'
  | 'not-the-keeper'
  | 'person-needed'
  | 'notice-refused'
  | 'four-eyes'
  | 'second-person-needed'
  | 'reversal-open'
  | 'reversal-not-found'
  | 'not-confirmed'
  | 'receipt-used'
  | 'topup-decided'
  | 'topup-not-found'
  | 'payout-not-found'
  | 'payout-not-possible';

/** HTTP status of each refusal of this room. */
export const statuses = {
  'deposit-not-found': 404,
  'deposit-exists': 409,
  'deposit-closed': 409,
  'deposit-not-empty': 409,
  overdrawn: 409,
  'bad-amount': 422,
  'hold-not-found': 404,
  'hold-ended': 409,
  'more-than-held': 422,
  'key-reused': 409,
  'may-not-keep': 403,
  'statement-period': 422,
  'statement-too-long': 422,
  'file-missing': 400,
  'bad-result-file': 422,
  'no-result-header': 422,
  'rail-decides': 409,
  'payee-erased': 410,
  'batch-decided': 409,
  'batch-not-found': 404,
  'nothing-to-pay': 409,
  'withdrawal-not-found': 404,
  'withdrawal-open': 409,
  'above-floor-only': 422,
  'too-many-open': 422,
  'not-the-keeper': 403,
  'person-needed': 403,
  'notice-refused': 401,
  'four-eyes': 403,
  'second-person-needed': 409,
  'reversal-open': 409,
  'reversal-not-found': 404,
  'not-confirmed': 409,
  'receipt-used': 409,
  'topup-decided': 409,
  'topup-not-found': 404,
  'payout-not-found': 404,
  'payout-not-possible': 409,
} satisfies Record<DepositsCode, number>;

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
export const payoutNotPossible = (state: PayoutState) =>
  new Refusal<DepositsCode>('payout-not-possible', {
    zh: `这笔付款现在的状态是“${payoutStateWords[state].zh}”，不能这样处理。`,
    en: `This payout is ${payoutStateWords[state].en} now: that cannot be done with it.`,
  });
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
export const secondPersonNeeded = refusal(
  'second-person-needed',
  '冲正要由两个人办理，而本机构只有你一人可以确认付款。请先在“成员”页邀请另一位管理员或财务，对方加入以后再提出。',
  'Two people reverse a top-up, and nobody but you may confirm payments here. Invite another administrator or finance member on the page “Members” first.',
);
export const reversalOpen = refusal(
  'reversal-open',
  '这笔缴存已有一项冲正等待确认。',
  'A reversal of this top-up already waits to be confirmed.',
);
export const reversalNotFound = refusal(
  'reversal-not-found',
  '没有等待确认的冲正，或者已经处理。',
  'No reversal of this top-up waits to be confirmed.',
);
export const notConfirmed = refusal(
  'not-confirmed',
  '只能冲正已经确认到账的缴存。',
  'Only a top-up that was confirmed can be reversed.',
);
export const noticeRefused = refusal(
  'notice-refused',
  '这条支付通知没有该渠道的有效签名。',
  'This notice has no valid signature of a payment provider that is set up here.',
);
export const personNeeded = refusal(
  'person-needed',
  '这一步只能由成员本人登录后办理，不能用接口密钥。',
  'Only a member who is signed in can do this, not an API key.',
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
export const aboveFloorOnly = refusal(
  'above-floor-only',
  '只能提取最低额以上、未冻结的部分。',
  'Only what stands above the floor and is not held can be taken out.',
);
export const withdrawalOpen = refusal(
  'withdrawal-open',
  '已有一笔提取申请在处理。',
  'A withdrawal is already being dealt with.',
);
export const withdrawalNotFound = refusal(
  'withdrawal-not-found',
  '没有这笔提取申请，或者已经处理。',
  'There is no such withdrawal, or it was decided.',
);
export const nothingToPay = refusal(
  'nothing-to-pay',
  '没有待支付的银行转账。',
  'No bank transfer waits to be paid.',
);
export const batchNotFound = refusal(
  'batch-not-found',
  '没有这份付款文件。',
  'There is no such payment file.',
);
export const batchDecided = refusal(
  'batch-decided',
  '这份付款文件已经提交或者作废，不能这样处理。',
  'This payment file was already submitted or discarded.',
);
export const payeeErased = refusal(
  'payee-erased',
  '收款信息已按期限删除：请填写新的收款信息后再付。',
  'The payee was erased after its time: give a new one to pay again.',
);
export const railDecides = refusal(
  'rail-decides',
  '这笔付款由支付渠道回报结果，不能手工更改。',
  'The rail reports on this payout: it cannot be changed by hand.',
);
export const badResultFile = refusal(
  'bad-result-file',
  '无法读取银行结果文件：需要带表头的 CSV，每行含明细编号和处理状态。',
  'The result file cannot be read: a CSV with a header is needed, each row with our number and a status.',
);
export const noResultHeader = refusal(
  'no-result-header',
  '没有找到表头：前 30 行里要有一行列名，其中一列含“状态”或“结果”。',
  'No header was found: one of the first 30 rows must name the columns, one of them with “status” or “result” (状态, 结果).',
);
export const fileMissing = refusal('file-missing', '请上传一个文件。', 'Upload one file.');
export const statementTooLong = refusal(
  'statement-too-long',
  '这段时间的明细超过 5000 条，请缩短时间。',
  'There are more than 5,000 entries in this time: choose a shorter one.',
);
export const statementPeriod = refusal(
  'statement-period',
  '开始日期不能晚于结束日期，结束日期不能晚于今天。请改一下日期。',
  'The first day must not come after the last, nor the last after today. Change the dates.',
);
export const mayNotKeep = refusal(
  'may-not-keep',
  '只有经核验的平台或者联盟，才能保管与其有合作关系的商家的保证金。',
  'Only a verified platform or alliance keeps deposits, and a platform only those of its own merchants.',
);
