import type { PostingKind } from './accounts.ts';
import type { PayoutState } from './lifecycle/payout-lifecycle.ts';

interface Words {
  zh: string;
  en: string;
}

export const payoutStateWords: Readonly<Record<PayoutState, Words>> = {
  waiting: { zh: '待支付', en: 'waiting to be paid' },
  sending: { zh: '提交中', en: 'being handed over' },
  sent: { zh: '已提交', en: 'handed over' },
  paid: { zh: '已支付', en: 'paid' },
  failed: { zh: '支付失败', en: 'failed' },
  returned: { zh: '已退回', en: 'returned' },
  cancelled: { zh: '已取消', en: 'cancelled' },
};

/** How a statement names each kind of posting. */
export const postingWords: Readonly<Record<PostingKind, Words>> = {
  'topup.confirmed': { zh: '缴存到账', en: 'top-up received' },
  'topup.reversed': { zh: '缴存冲正', en: 'top-up reversed' },
  'hold.placed': { zh: '因主张冻结', en: 'held for a claim' },
  'hold.released': { zh: '解冻', en: 'released' },
  'hold.paid': { zh: '决定赔付', en: 'decided: to be paid out' },
  'withdrawal.granted': { zh: '提取', en: 'withdrawal granted' },
  'payout.taken': { zh: '付款提交', en: 'payment handed over' },
  'payout.put-back': { zh: '付款未成，退回待付', en: 'payment not made, still owed' },
  'payout.settled': { zh: '付款完成', en: 'payment made' },
  'payout.returned': { zh: '付款被退回', en: 'payment came back' },
  'payout.cancelled': { zh: '付款取消', en: 'payment cancelled' },
};
