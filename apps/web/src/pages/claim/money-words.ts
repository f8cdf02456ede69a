import { words } from '../../i18n/words.ts';

/** Of the sums of one claim: its payments, offers that are over, what was said to be refunded. */
export const moneyWords = words(
  {
    offersOver: '主张已有结果，方案到此为止。',
    refundOther: (sum: string) =>
      `这条主张是 ${sum}，请填这个数。只退一部分的，请改为提出方案；多退的，请写在给买家的话里。`,
    restByOffer: '店铺上报过部分退款：要现在就按其余的金额了结，请提出方案，买家接受后马上付款。',
    payments: '每一笔付款',
    paymentOf: (n: number) => `第 ${n} 笔`,
    paymentStates: {
      'needs-payee': '等填写收款方式',
      waiting: '待付款',
      sent: '付款中',
      'needs-confirm': '等微信确认',
      paid: '已付',
      failed: '没有付成',
      cancelled: '不再支付',
    },
    paidOn: (at: string) => `${at} 付`,
    foundOn: (at: string) => `${at} 从保证金里划出`,
    stillOwed: '还欠',
    stillOwedHint: '保证金有钱就自动支付，先决定的先付。',
  },
  {
    offersOver: 'The claim has its result: offers are over.',
    refundOther: (sum: string) =>
      `The claim is about ${sum}: give that. For a part of it, make an offer; what went back beyond it belongs into your words to the buyer.`,
    restByOffer:
      'The shop reported a refund in part: to settle the rest now, make an offer; it is paid once the buyer accepts.',
    payments: 'Each payment',
    paymentOf: (n: number) => `Payment ${n}`,
    paymentStates: {
      'needs-payee': 'Payee needed',
      waiting: 'To be paid',
      sent: 'On its way',
      'needs-confirm': 'Confirm in WeChat',
      paid: 'Paid',
      failed: 'Not paid',
      cancelled: 'Not paid any more',
    },
    paidOn: (at: string) => `paid ${at}`,
    foundOn: (at: string) => `set apart in the deposit ${at}`,
    stillOwed: 'Still owed',
    stillOwedHint: 'Paid by itself as soon as the deposit has money, the oldest decision first.',
  },
);
