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
    overTitle: 'This claim is over',
  },
);
