import { words } from '../../../i18n/words.ts';

export const erasedWords = words(
  {
    claimErased: '主张已经删除。',
    gone: '已经删除',
    goneCase:
      '你的叙述、材料、信件、联系方式、往来邮件和发布的声明，连同打开它们的密钥。找不回来，我们也不能。',
    goneClaim: '你的原话、联系方式、付款单号和上传的材料，连同打开它们的密钥。找不回来，我们也不能。',
    kept: '还留着什么，为什么，到什么时候',
    payee: (day: string) => `收款方式和回执码：到 ${day}`,
    payeeText:
      '赔款已经付出，但银行在这一天以前仍可能退回。收款方式已封存，不在任何页面、清单和接口里显示，只用来把退回的钱再付一次；回执码仍能打开这笔款项，请存好。钱退回来的，保留到重新付清、银行期限再过为止；否则到期一并删除。没有留邮箱，请自己来看。',
    noPayee: '收款方式和回执码也已删除：没有银行还可能退回的付款。',
    claim: '向商家提出过主张的，店铺、订单号、金额、退款单号和经过：不设期限',
    claimText:
      '商家已经对它作了答复，账簿也以它为据。你的原话已经换成空白；经过只写“买家说没有收到”这类事，不含你写的内容。',
    ledger: '账簿里的金额和编号：不设期限',
    ledgerText:
      '只有金额、时间和编号，没有姓名和账号。《网络交易监督管理办法》第三十一条：“支付记录、物流快递、退换货以及售后等交易信息的保存时间自交易完成之日起不少于三年”。账簿只能追加，程序不删除它。',
    log: '存证日志里的指纹：不设期限',
    logText:
      '只能追加，谁也不能删。每条都加了盐，不含你的姓名、账号和原话；材料和案件的盐已经删除，没有原件和盐，看不出是什么，也对不上任何人。',
    others: '不归我们管的',
    othersText: '已经寄出的信件、对方收到的通知、你自己下载的证据包，在收到的人手里。',
    open: '用回执码打开',
  },
  {
    claimErased: 'The claim has been erased.',
    gone: 'Erased',
    goneCase:
      'Your story, material, letters, contact, mails and published statement, with the keys that open them. Nobody can restore them, nor can we.',
    goneClaim:
      'Your words, contact, payment number and files, with the keys that open them. Nobody can restore them, nor can we.',
    kept: 'What is kept, why, and until when',
    payee: (day: string) => `Payee and receipt code: until ${day}`,
    payeeText:
      'The money was paid, and the bank may still send it back until that day. The payee is under seal: no page, list or API shows it, and it serves only to pay once more what comes back. The receipt code still opens that payment: keep it. Money that came back keeps both until it is paid anew and the bank’s time is over; otherwise both are erased then. No address is left, so please look yourself.',
    noPayee: 'Payee and receipt code are erased too: there is no payment that a bank may still send back.',
    claim: 'Of a claim: shop, order number, sums, refund number and its course, without an end',
    claimText:
      'The merchant answered for it and the ledger rests on it. Your own words are blank; the course says such things as “the buyer says that nothing came”, never what you wrote.',
    ledger: 'Sums and numbers in the ledger: without an end',
    ledgerText:
      'Sums, times and numbers, no name and no account. Article 31 of the Measures for the Supervision of Online Transactions asks to keep records of payment for at least three years after the transaction is completed. The ledger only grows; the program removes nothing from it.',
    log: 'Fingerprints in the log: without an end',
    logText:
      'It only grows and nobody can remove from it. Each one is salted and holds no name, account or word of yours; the salts of material and case were erased, and without original and salt nobody can tell what it was, or whose.',
    others: 'What is not in our hands',
    othersText: 'Letters that were sent, notices that the other side received, bundles that you downloaded.',
    open: 'Open by receipt code',
  },
);
