import { words } from '../../i18n/words.ts';

/** Whose claim it is that the reader sees, and whether an answer is waited for. */
export const respondentWords = words(
  {
    inboxOf: '谁答复',
    inboxOwn: '本机构答复',
    inboxMerchants: '商家答复',
    inboxMerchantsLead: '平台上的商家要答复的主张：平台可以查看，由商家答复。',
    merchantTitle: '商家的主张',
    merchantLead: '由商家答复；平台可以查看经过和材料，不能代为答复。',
    countsMerchants: { mine: '等商家答复', theirs: '等买家或付款', closed: '已结束' },
    anyTitle: '一位买家的主张',
    unreportedTitle: '订单号未上报',
    unreportedLead:
      '店铺从未上报过这些订单号，可能填错、编造，也可能是店铺漏报。期限照样在走；店铺没有上报之前，逾期只作记录，不从保证金支付。',
    unmailed: (n: number) => `今天关于未上报订单的邮件已满 20 封，另有 ${n} 封没有发出，请在这里查看。`,
    overTitle: '这条主张已经结束',
  },
  {
    inboxOf: 'Who answers',
    inboxOwn: 'This organisation',
    inboxMerchants: 'Merchants',
    inboxMerchantsLead: 'Claims that merchants of this platform answer: you read them, the merchant answers.',
    merchantTitle: 'A claim against a merchant',
    merchantLead:
      'Its merchant answers. The platform sees what happened and the papers, and answers nothing.',
    countsMerchants: { mine: 'Merchant’s turn', theirs: 'Buyer’s turn or payment', closed: 'Over' },
    anyTitle: 'A buyer’s claim',
    unreportedTitle: 'Order numbers never reported',
    unreportedLead:
      'The shop never reported these numbers: mistyped, invented, or left out by the shop. Their clock runs all the same; until the shop reports them, what it decides is recorded and not paid from the deposit.',
    unmailed: (n: number) =>
      `Twenty mails about unreported orders went out today; ${n} more were not sent. You see them here.`,
    overTitle: 'This claim is over',
  },
);
