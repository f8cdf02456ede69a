import type { ChannelClock, ChannelRule, Opening } from '../channels.ts';
import { may, quoted, say } from './words.ts';

const replyClocks: readonly ChannelClock[] = [
  {
    rule: 'platform-reply',
    from: 'delivered',
    metBy: ['answered', 'refused', 'agreed', 'paid', 'withdrawn', 'failed'],
  },
  { rule: 'refund-stalling', from: 'delivered', metBy: ['paid', 'agreed', 'withdrawn'] },
];

const fields = [
  may('sender', '寄件人姓名、联系方式', 'Sender’s name and contact'),
  may('addressee', '收件人全称、住所', 'Addressee’s full name and address'),
  may('order', '订单号、商品、价款、时间、支付单号', 'Order number, goods, price, time, payment number'),
  may('facts', '按时间顺序的事实', 'Facts in order of time'),
  may('catalogue', '证据目录', 'Evidence catalogue'),
  may('demands', '请求', 'Demands'),
  may('reply-by', '答复期限（本人要求）', 'Reply date (the buyer’s own)'),
];

const told: ChannelRule['told'] = {
  'answered:template': say(
    '答复没有回应具体请求，不等于解决；该答复可以作为对方已经知情的证据。',
    'A template answer settles nothing, but shows that they know.',
  ),
  'answered:rejects': say(
    '对方拒绝：保存答复全文，进入下一步。',
    'They refuse: keep the whole answer and go on.',
  ),
  'answered:ask-merchant': say(
    '把责任推给商家的，平台仍有协助义务；不能提供商家真实名称、地址和有效联系方式的，可以向平台要求赔偿。',
    'A platform that points to the merchant must still assist; if it cannot name it, it may be claimed from.',
  ),
  'answered:identity-given': say(
    '已提供商家信息：向商家发函，并把它列为被投诉人或者被告。',
    'The merchant was named: write to it and name it as respondent or defendant.',
  ),
  'answered:offer': say(
    '对方提出方案：是否接受由您决定；接受的，写明金额、收款账户和付款日期。',
    'They make an offer: you decide. If you accept, have sum, account and date of payment written down.',
  ),
};

const again: Opening = {
  when: [
    { after: 'merchant-demand', event: 'bounced' },
    { after: 'merchant-demand', event: 'failed' },
  ],
  action: say(
    '换用登记的住所或者平台公示的邮箱再寄一次，保存退件',
    'Send it again to the registered address or the published e-mail; keep what came back',
  ),
  why: say(
    '没有送达的函件不起催告作用；退件本身是无法联系的证据。',
    'What did not arrive is no demand; the returned letter shows that they cannot be reached.',
  ),
  basis: [quoted('CC-137', '以非对话方式作出的意思表示，到达相对人时生效')],
};
const asked = say(
  '退款或者履行，并书面答复（期限由本人提出）',
  'Refund or performance, and a written reply (by the buyer’s own date)',
);

export const merchantDemand: ChannelRule = {
  id: 'merchant-demand',
  channel: 'platform',
  title: say('向商家发书面催告', 'Written demand to the merchant'),
  addressee: say('商家', 'the merchant'),
  actor: 'merchant',
  inForce: { since: '2021-01-01' },
  basis: [
    quoted('CC-195', '权利人向义务人提出履行请求'),
    quoted('CC-563', '当事人一方迟延履行主要债务，经催告后在合理期限内仍未履行'),
  ],
  documents: ['merchant-complaint', 'catalogue'],
  why: say(
    '书面催告使对方知情、使诉讼时效中断；七个工作日是本人要求的期限，不是法定期限。',
    'A written demand gives notice and interrupts limitation; the seven working days are your own term.',
  ),
  asks: [asked, say('原始合同和交易记录', 'the original contract and trade records')],
  fields,
  clocks: replyClocks,
  opens: [
    {
      when: [],
      action: say('向商家发出书面投诉暨催告函', 'Send the merchant the written complaint and demand'),
      why: say(
        '先书面要求，后面的每一步都用得上它的送达凭证。',
        'Every later step rests on proof that this arrived.',
      ),
      basis: [],
    },
    again,
  ],
  locks: [],
  shutBy: ['unlawful-goods', 'one-seller'],
  aim: ['paid'],
  told,
};

export const platformDemand: ChannelRule = {
  ...merchantDemand,
  id: 'platform-demand',
  title: say('向平台书面投诉', 'Written complaint to the platform'),
  addressee: say('平台', 'the platform'),
  actor: 'platform',
  basis: [
    quoted('ECL-38', '未采取必要措施的，依法与该平台内经营者承担连带责任'),
    quoted('ECL-61', '电子商务平台经营者应当积极协助消费者维护合法权益'),
    quoted(
      'CPL-44',
      '不能提供销售者或者服务者的真实名称、地址和有效联系方式的，消费者也可以向网络交易平台提供者要求赔偿',
    ),
  ],
  documents: ['platform-complaint', 'catalogue'],
  why: say(
    '使平台知情：此后仍不采取必要措施的，可能承担连带责任。没有法律规定平台必须在七个工作日内答复。',
    'It makes the platform know: without measures it may be jointly liable. No statute sets it seven working days.',
  ),
  asks: [
    asked,
    say('商家的真实名称、地址和有效联系方式', 'the merchant’s real name, address and contact'),
    say('采取必要措施、人工复核', 'necessary measures and a human review'),
    say('原始合同和交易记录', 'the original contract and trade records'),
  ],
  opens: [
    {
      when: [],
      action: say('向平台发出书面投诉暨催告函', 'Send the platform the written complaint and demand'),
      why: say('与给商家的函分开写、同一天发。', 'Apart from the merchant’s letter, on the same day.'),
      basis: [],
    },
    {
      ...again,
      when: [
        { after: 'platform-demand', event: 'bounced' },
        { after: 'platform-demand', event: 'failed' },
      ],
    },
  ],
  shutBy: ['unlawful-goods'],
};

export const issuerInquiry: ChannelRule = {
  ...merchantDemand,
  id: 'issuer-inquiry',
  title: say('向发行方查询核销', 'Question to the issuer of the code'),
  addressee: say('卡密发行方（官方客服）', 'the issuer of the code (official support)'),
  actor: 'issuer',
  basis: [quoted('CC-615', '交付的标的物应当符合该说明的质量要求')],
  documents: ['issuer-inquiry'],
  why: say(
    '核销早于交付给您的时间，就说明卡密在交付时已被使用。发行方没有法定答复期限。',
    'A redemption before delivery shows that the code was used when it came. No law sets the issuer a term.',
  ),
  asks: [say('该卡密的核销时间、面额和状态', 'when the code was redeemed, its value and state')],
  clocks: [],
  opens: [
    {
      when: [],
      action: say(
        '向卡密的发行方查询核销时间，索取书面或者截图答复',
        'Ask the issuer when the code was redeemed; keep the answer',
      ),
      why: say('只有发行方知道卡密何时被使用。', 'Only the issuer knows when it was used.'),
      basis: [],
    },
  ],
  shutBy: ['unlawful-goods'],
  aim: ['answered'],
  told: {
    'answered:redeemed-before': say(
      '核销早于交付：这是卡密交付时已被使用的直接证据，请补入证据。',
      'Redeemed before delivery: direct proof that the code was used when it came. Add it to the evidence.',
    ),
    'answered:redeemed-after': say(
      '核销晚于交付：请先核对是否家人使用、账号是否被他人登录，再决定是否继续。',
      'Redeemed after delivery: first check family and account logins before going on.',
    ),
  },
  onlyFor: ['code-invalid'],
};

export const paymentDispute: ChannelRule = {
  ...merchantDemand,
  id: 'payment-dispute',
  title: say('支付机构争议申请', 'Dispute with the payment provider'),
  addressee: say('支付机构或者银行', 'the payment provider or bank'),
  actor: 'payment-provider',
  inForce: { since: '2024-05-01' },
  basis: [
    quoted('ECL-53', '应当向用户免费提供对账服务以及最近三年的交易记录'),
    quoted('NBPAY-35', '非银行支付机构应当及时妥善处理与用户的争议，履行投诉处理主体责任'),
  ],
  documents: ['payment-dispute'],
  why: say(
    '支付机构掌握收款方全称和交易记录；钱转走前联系才可能止付。没有读到法定答复期限。',
    'It knows the payee and the records; stopping works only before the money moves on. No statutory term was read.',
  ),
  asks: [
    say(
      '收款方全称、商户号、商户订单号、资金状态',
      'the payee’s full name, merchant number, order number, state of the money',
    ),
    say('止付或者争议处理', 'a stop, or its dispute procedure'),
  ],
  clocks: [],
  opens: [
    {
      when: [{ gate: 'crime-signs', status: ['warn', 'stop'] }, { dispute: 'unauthorised-charge' }],
      rank: 3,
      action: say(
        '立即联系付款用的支付机构或者银行：请求止付、查明收款方全称',
        'Contact the payment provider or bank at once: stop the money, name the payee',
      ),
      why: say(
        '钱转走前才可能止付；未经授权的支付，除非支付机构证明是您的过错，损失由它承担。请记下受理编号和时间。',
        'Only before the money moves on can it be stopped; an unauthorised payment is the provider’s loss unless it proves your fault. Note number and time.',
      ),
      basis: [quoted('ECL-57', '应当及时通知电子支付服务提供者')],
    },
    {
      when: [],
      action: say(
        '当天向付款用的支付机构或者银行提出争议申请',
        'On the same day, send the payment provider or bank a dispute request',
      ),
      why: say('越早越可能止付。', 'The earlier, the better the chance to stop the money.'),
      basis: [],
    },
  ],
  shutBy: ['unlawful-goods'],
  aim: ['paid', 'answered'],
  told: {
    answered: say(
      '请把收款方全称、商户号补入证据：收款方与商家不一致的，后面的投诉要写明。',
      'Add the payee’s name and number to the evidence: a payee that is not the merchant must be explained later.',
    ),
  },
};

export const lawyerLetter: ChannelRule = {
  ...merchantDemand,
  id: 'lawyer-letter',
  channel: 'lawyer',
  title: say('律师函（草稿，供执业律师审核签发）', 'Lawyer’s letter (a draft for a licensed lawyer)'),
  addressee: say('平台（连带责任）', 'the platform (joint liability)'),
  actor: 'platform',
  basis: [
    quoted('LAWYER-13', '没有取得律师执业证书的人员，不得以律师名义从事法律服务业务'),
    quoted('ECL-38', '未采取必要措施的，依法与该平台内经营者承担连带责任'),
  ],
  documents: ['lawyer-letter', 'catalogue'],
  why: say(
    '律师函没有法定形式和期限，效力在于通知和催告；只有执业律师可以以律师名义签发。',
    'It has no statutory form or term; it is notice and demand, and only a licensed lawyer may sign it.',
  ),
  clocks: replyClocks.slice(0, 1),
  opens: [
    {
      when: [{ gate: 'legality', status: ['warn', 'stop'] }],
      rank: 2,
      action: say('发出任何函件之前咨询执业律师', 'Ask a licensed lawyer before anything is sent'),
      why: say(
        '所买的东西可能不合法或者受限，合同效力和您自己的责任需要律师判断。',
        'What you bought may be unlawful or restricted; a lawyer must judge the contract and your own exposure.',
      ),
      basis: [quoted('CC-153', '违反法律、行政法规的强制性规定的民事法律行为无效')],
    },
    {
      when: [
        { after: 'platform-demand', overdue: 'platform-reply' },
        { after: 'platform-demand', event: 'refused' },
        {
          after: 'platform-demand',
          event: 'answered',
          detail: ['answered:template', 'answered:rejects', 'answered:ask-merchant'],
        },
      ],
      force: 'may',
      action: say(
        '请执业律师审核草稿并向平台发函',
        'Have a licensed lawyer check the draft and write to the platform',
      ),
      why: say(
        '平台已经知情而不采取措施；金额较大或者案情复杂时值得。',
        'The platform knows and does nothing; worth it for a large sum or a hard case.',
      ),
      basis: [],
    },
  ],
  shutBy: [],
};
