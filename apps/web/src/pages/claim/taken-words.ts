import { words } from '../../i18n/words.ts';

/** What the pages say where somebody else may hold the claim of an order, and of what is not shown until one showed to have paid. */
export const takenWords = words(
  {
    title: '这笔订单已经有一条主张',
    mine: '是我之前提交的',
    mineText: '用当时的回执码打开，接着处理。',
    code: '输入回执码',
    other: '不是我提交的',
    otherText:
      '知道订单号的不一定是买家。请填你账单上的付款单号：和店铺上报的一致、对方又没有出示过，就由你的主张代替它。',
    otherByHand: '这家店没有上报过付款单号，这里核对不了是谁付的款。请从“开始投诉”建立案件，凭账单处理。',
    go: '核对，由我提出',
    going: '正在核对…',
    refused: '没有代替成',
    refusedText:
      '单号没有对上，或者对方已经出示过，或者款项已经交付支付，或者试的次数太多了。请对照账单再看一次；还是不行，就建立案件，凭账单处理。',
    tries: '每笔订单一天可以核对 10 次；单号加密保存，不公开。',
    start: '开始投诉',
    hidden: '填写账单上的付款单号，就能看到商品、订单金额和凭证的详情。',
    toNumber: '去填写',
    displaced: '已由出示付款单号的人接手',
  },
  {
    title: 'This order has a claim already',
    mine: 'I made it before',
    mineText: 'Open it with the receipt code that you got, and go on from there.',
    code: 'Enter the receipt code',
    other: 'It is not mine',
    otherText:
      'Whoever knows the order number need not be its buyer. Give the payment number on your bill: where it is the one that the shop reported, and the other person never showed it, your claim takes the place of theirs.',
    otherByHand:
      'This shop has reported no payment numbers, so nobody can tell here who paid. Open a case and go on with your bill.',
    go: 'Compare and claim it',
    going: 'Comparing…',
    refused: 'It was not taken over',
    refusedText:
      'The number does not fit, or the other person showed it, or a payment was handed over, or no comparisons are left today. Look at your bill once more; if it still does not work, open a case.',
    tries: 'Ten comparisons a day for an order; the number is kept encrypted and shown to nobody.',
    start: 'Start a complaint',
    hidden:
      'Give the payment number on your bill to see the goods, the amount of the order and the details of the proof.',
    toNumber: 'Give it',
    displaced: 'Taken over by who showed the payment number',
  },
);
