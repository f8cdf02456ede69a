import { words } from '../../i18n/words.ts';

/** What the buyer may say, and what follows from it. */
export const sayWords = words(
  {
    words: {
      'does-not-work': '收到了，但不能用',
      contest: '我不认可',
      content: '已经解决了',
      deny: '没有收到退款',
      'deny-part': '没有收到部分退款',
      'confirm-part': '部分退款收到了',
      confirm: '钱收到了',
      withdraw: '撤回',
    },
    wordHints: {
      'does-not-work': '商家要举出首次使用或者兑换的记录',
      contest: '双方各执一词，转到调解或者投诉',
      content: '到此为止，预留的钱退回商家',
      contentPart: '到此为止：已经付的归你，其余不再支付',
      deny: '商家要拿出退款到账的凭证',
      'deny-part': '仍按原来的金额处理',
      'confirm-part': '这件事到此为止，其余的金额继续处理',
      confirm: '到此为止',
      lateDeny: '马上照决定支付',
      lateConfirm: '到此为止，不再支付',
      withdraw: '到此为止；以后可以再提',
    },
  },
  {
    words: {
      'does-not-work': 'It came but does not work',
      contest: 'This is not so',
      content: 'It is resolved',
      deny: 'No refund came',
      'deny-part': 'No part came back',
      'confirm-part': 'The part came',
      confirm: 'The money came',
      withdraw: 'Withdraw',
    },
    wordHints: {
      'does-not-work': 'The merchant then has to show the first use',
      contest: 'Word against word: on to mediation or a complaint',
      content: 'It ends here; what was set aside goes back',
      contentPart: 'It ends here: what was paid is yours, the rest is not paid',
      deny: 'The merchant then has to show the receipt of the refund',
      'deny-part': 'The whole sum is asked as before',
      'confirm-part': 'That is settled; the claim goes on about the rest',
      confirm: 'It ends here',
      lateDeny: 'It is paid at once as decided',
      lateConfirm: 'It ends here, and nothing more is paid',
      withdraw: 'It ends here; you can ask again',
    },
  },
);
