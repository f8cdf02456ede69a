import { type GateRow, option, text } from './gate-table.ts';

/** G4, G6, G10: what was traded and whether a crime may stand behind it. */
export const legality: GateRow = {
  gate: 'legality',
  question: text(['买的是什么？', 'What was it?']),
  hint: text([
    '如实选择：有的东西买卖本身违法，写信或者投诉可能让您自己承担责任。',
    'Answer truly: trading some things is itself unlawful, and a letter could expose you.',
  ]),
  options: [
    option(
      'ordinary',
      'open',
      ['点卡、充值、会员、激活码等普通商品', 'Game cards, top-ups, memberships, activation codes'],
      ['没有发现交易内容违法的问题。', 'Nothing unlawful about the goods was found.'],
      'CC-153',
    ),
    option(
      'account',
      'warn',
      ['游戏账号或者其他账号', 'A game account or other account'],
      [
        '账号往往绑定他人实名，平台规则也常禁止转让；法律禁止非法买卖、出租互联网账号。写信前请先咨询律师。',
        'Accounts are often bound to another’s identity; unlawful sale or lease of internet accounts is forbidden. Ask a lawyer before writing.',
      ],
      'ATF-31',
      'CC-153',
      'CC-613',
    ),
    option(
      'forbidden',
      'stop',
      [
        '实名账号租借、代过实名、解封、外挂、刷量、来路不明的黑卡',
        'Lent real-name accounts, identity checks by proxy, unbanning, cheats, fake traffic, stolen codes',
      ],
      [
        '这类交易可能违法、合同可能无效，您本人也可能被追究。请先咨询律师，暂不要发出任何函件。',
        'Such trade may be unlawful, the contract void and you liable yourself. See a lawyer before sending any letter.',
      ],
      'CC-153',
      'ATF-31',
      'ATF-14',
    ),
  ],
};

export const crimeSigns: GateRow = {
  gate: 'crime-signs',
  question: text(['付款后有没有出现这些情况？', 'Did any of this happen after you paid?']),
  hint: text(['时间越早，止付的机会越大。', 'The earlier, the better the chance to stop the payment.']),
  options: [
    option(
      'none',
      'open',
      ['都没有，对方还能联系上', 'None; they can still be reached'],
      ['没有明显的诈骗迹象，先按合同纠纷处理。', 'No clear sign of fraud: treat it as a contract dispute.'],
      'ATF-2',
    ),
    option(
      'vanished',
      'warn',
      ['被拉黑、删除或者失联', 'Blocked, deleted or unreachable'],
      [
        '付款后失联是诈骗的迹象：先报警并联系支付机构，再走民事途径。是否构成诈骗由公安机关认定。',
        'Vanishing after payment is a sign of fraud: police and payment provider first, civil way in parallel. Whether it is fraud is for the police to find.',
      ],
      'ATF-2',
      'CRIM-266',
      'PSM-58',
    ),
    option(
      'many-victims',
      'warn',
      ['还有很多人遇到同样的事', 'Many others met the same'],
      [
        '多人受害是诈骗的迹象：先报警，并告诉警方其他受害人的情况。',
        'Many victims are a sign of fraud: police first, and tell them of the others.',
      ],
      'ATF-2',
      'CRIM-266',
    ),
    option(
      'fake-platform',
      'warn',
      ['网站、客服是假冒的', 'The site or support was fake'],
      [
        '冒充平台或者客服是诈骗的迹象：先报警并联系支付机构。',
        'Posing as a platform or its support is a sign of fraud: police and payment provider first.',
      ],
      'ATF-2',
      'CRIM-266',
    ),
    option(
      'forged-proof',
      'warn',
      ['对方出示的发货、到账凭证是假的', 'They showed forged proof of delivery'],
      [
        '伪造凭证是诈骗的迹象：保存原件原图，先报警。',
        'Forged proof is a sign of fraud: keep the originals, police first.',
      ],
      'ATF-2',
      'CRIM-266',
    ),
    option(
      'second-payment',
      'warn',
      ['要求再交钱（保证金、解冻费等）才给货或者退款', 'They asked for more money before delivery or refund'],
      [
        '先交钱才退款是诈骗的迹象：不要再付款，立即报警并联系支付机构。',
        'Asking money for a refund is a sign of fraud: pay nothing more, go to police and payment provider at once.',
      ],
      'ATF-2',
      'CRIM-266',
    ),
    option(
      'other-signs',
      'warn',
      [
        '其他可疑情况（收款人不符、站外付款、索要验证码等）',
        'Other signs: another payee, off-site payment, asking for codes',
      ],
      [
        '材料中有疑似诈骗的迹象：建议先报警并联系支付机构。单个迹象不等于诈骗，是否构成由公安机关认定。',
        'The material shows signs of fraud: police and payment provider first. One sign is no proof; the police decide.',
      ],
      'ATF-2',
      'CRIM-266',
      'PSM-58',
    ),
  ],
};

export const ecommerceScope: GateRow = {
  gate: 'ecommerce-scope',
  question: text(['属于哪一类？', 'Which kind is it?']),
  options: [
    option(
      'goods',
      'open',
      ['卡密、充值、软件激活码等', 'Codes, top-ups, software keys'],
      ['电子商务法可以作为依据。', 'The E-Commerce Law can be relied on.'],
      'ECL-2',
    ),
    option(
      'content',
      'warn',
      ['影音会员、网络文学、游戏内服务等内容服务', 'Film, music, literature or in-game content services'],
      [
        '对方可能主张“文化产品等内容方面的服务”不适用电子商务法；函件同时引用消费者权益保护法和民法典。',
        'They may argue that content services fall outside the E-Commerce Law; letters rely on consumer law and the Civil Code as well.',
      ],
      'ECL-2',
    ),
    option(
      'unsure',
      'warn',
      ['不清楚', 'I do not know'],
      [
        '为稳妥起见，函件不只依据电子商务法。',
        'To be safe, letters do not rest on the E-Commerce Law alone.',
      ],
      'ECL-2',
    ),
  ],
};
