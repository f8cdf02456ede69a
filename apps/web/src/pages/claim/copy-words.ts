import { words } from '../../i18n/words.ts';

/** What the page says of the buyer's own copy of the order record. */
export const copyWords = words(
  {
    title: '用付款单号取得订单记录',
    lead: '店铺上报过这笔订单，它说的每一句都已存证。知道订单号的不一定是买家，所以请填你账单上的付款单号：和店铺上报的一致，就能下载一份。',
    number: '账单上的付款单号',
    numberGiven: '不填，就用你提交时填过的单号',
    missing: '请填写账单上的付款单号',
    where: '在哪里找',
    places: [
      {
        app: '支付宝',
        way: '“我的” → “账单” → 点开这笔付款 →',
        first: '“订单号”',
        second: '对不上，再试“商家订单号”',
      },
      {
        app: '微信',
        way: '“我” → “服务” → “钱包” → “账单” → 点开这笔付款 →',
        first: '“交易单号”',
        second: '对不上，再试“商户单号”',
      },
    ],
    go: '核对付款单号',
    refused: '还不能取得',
    tries: '一天可以试 5 次；单号加密保存，不公开。',
    else: '都对不上的，可能是店铺没有上报付款单号：平台有这份订单记录，可以请平台出示，调解时也可以请调解员向平台要。账单和订单页面的截图也是证据，放进案件就会存证。',
    nothing:
      '店铺还没有上报过这笔订单，所以现在没有记录可取；上报以后，可以在这里用账单上的付款单号取得。账单和订单页面的截图也是证据，放进案件就会存证。',
    have: '订单记录',
    matched: '付款单号与店铺上报的一致。商家也看得到这一点，已经存证。',
    download: '下载订单记录',
    holds: '里面是店铺上报的原文、店铺签名和存证证明。谁都可以核对，文件不会上传：',
    verify: '打开验证页面',
    care: '里面有你的订单内容，只交给需要它的人。凭这条主张可以再次下载；涉及别人的内容不在其中。',
  },
  {
    title: 'Get the order record by your payment number',
    lead: 'The shop reported this order, and its exact words are sealed. Whoever knows the order number need not be its buyer: give the payment number on your bill. If the shop reported the same one, a copy is yours.',
    number: 'Payment number on your bill',
    numberGiven: 'Left empty, the one that you gave with the claim is compared',
    missing: 'Give the payment number on your bill',
    where: 'Where to find it',
    places: [
      {
        app: 'Alipay',
        way: 'Me → Bills → this payment →',
        first: 'Order No.',
        second: 'no match: try the merchant order number',
      },
      {
        app: 'WeChat',
        way: 'Me → Services → Wallet → Transactions → this payment →',
        first: 'Transaction ID',
        second: 'no match: try the merchant order number',
      },
    ],
    go: 'Compare',
    refused: 'Not yet',
    tries: 'Five tries a day; the number is kept encrypted and shown to nobody.',
    else: 'If none fits, the shop may have reported none: the platform has the order record and can show it, to you or to a mediator who asks for it. Pictures of bill and order page are evidence too, and are sealed in a case.',
    nothing:
      'The shop has not reported this order, so there is no record yet; once it does, your payment number gets it here. Pictures of bill and order page are evidence too, and are sealed in a case.',
    have: 'Order record',
    matched:
      'The payment number is the one that the shop reported. The merchant sees this too, and it is sealed.',
    download: 'Download the order record',
    holds:
      'It holds the shop’s exact words, its signatures and the proofs of the log. Anybody can check it, and nothing is uploaded: ',
    verify: 'open the page',
    care: 'It holds the contents of your order, so give it only to whoever needs it. This claim gives it again; what is of others is not in it.',
  },
);
