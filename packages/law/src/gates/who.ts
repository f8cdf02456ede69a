import { type GateRow, option, text } from './gate-table.ts';

/** G1, G2, G3, G5, G9: who bought, who sold, who can be named. */
export const consumer: GateRow = {
  gate: 'consumer',
  question: text(['您买来做什么？', 'What did you buy it for?']),
  hint: text([
    '买来转卖、开分站、做代理或者用接口批量拿货，法律上不算消费者。',
    'Buying to resell, as an agent, sub-site or by API in bulk does not make you a consumer in law.',
  ]),
  options: [
    option(
      'own-use',
      'open',
      ['自己或者家人使用', 'For myself or my family'],
      [
        '为生活消费购买，消费者权益保护法和12315投诉都可以用。',
        'Bought for daily use: consumer law and the 12315 complaint are open.',
      ],
      'CPL-2',
    ),
    option(
      'resale',
      'stop',
      ['转卖，或者我是代理、分站', 'To resell; I am an agent or sub-site'],
      [
        '不是为生活消费购买：12315投诉会不予受理，退一赔三也不能主张。仍可举报、报警、按民法典起诉。',
        'Not bought for daily use: the 12315 complaint would be refused and triple damages are closed. Report, police and suit in contract remain.',
      ],
      'CPL-2',
      'SAMR121-16',
      'SAMR121-17',
    ),
    option(
      'bulk',
      'warn',
      ['自己用，但数量或者次数很多', 'For myself, but in large number or often'],
      [
        '数量、次数、频率明显超出通常消费习惯的，监管部门可能认定不是生活消费。请准备说明用途的材料。',
        'Quantity or frequency beyond usual habits may lead the regulator to deny consumer status; prepare an explanation of use.',
      ],
      'SAMR121-17',
    ),
  ],
};

export const operator: GateRow = {
  gate: 'operator',
  question: text(['卖给您的是商家还是个人？', 'Was the seller a business or a private person?']),
  hint: text(['看有没有店铺、是否长期大量在卖。', 'Look for a shop, and for steady sales in number.']),
  options: [
    option(
      'shop',
      'open',
      ['店铺、公司，或者一直在卖的人', 'A shop, a company, or someone who sells all the time'],
      ['对方从事经营活动，应当承担经营者责任。', 'The seller does business and bears a trader’s duties.'],
      'NETCONS-7',
      'ECL-9',
    ),
    option(
      'private',
      'warn',
      ['个人，偶尔转让一次', 'A private person, a one-off sale'],
      [
        '偶尔转让的个人一般不是经营者：只能按民法典的合同规则主张，退一赔三不适用。',
        'A one-off private seller is usually no trader: only contract law applies, no triple damages.',
      ],
      'NETCONS-7',
    ),
    option(
      'unsure',
      'warn',
      ['不清楚', 'I do not know'],
      [
        '法院会看数量、价格、频率和其他销售渠道来认定；请保存对方其他商品和成交记录的页面。',
        'Courts look at number, price, frequency and other channels; save pages of the seller’s other offers and sales.',
      ],
      'NETCONS-7',
    ),
  ],
};

export const platformType: GateRow = {
  gate: 'platform-type',
  question: text(['您在什么样的网站或者应用上买的？', 'On what kind of site or app did you buy?']),
  options: [
    option(
      'marketplace',
      'open',
      ['有很多商家的平台', 'A platform with many sellers'],
      [
        '商家是第一责任人；平台在法定情形下承担责任，并应当提供商家信息、协助维权。',
        'The merchant is liable first; the platform must name it, assist, and is liable in the cases the law lists.',
      ],
      'ECL-9',
      'CPL-44',
      'ECL-38',
    ),
    option(
      'self-operated',
      'open',
      ['平台自营，或者看起来像自营', 'Sold by the platform itself, or it looks so'],
      [
        '自营或者足以让人误以为自营的，平台按销售者承担责任。',
        'For its own sales, or sales that look like its own, the platform is liable as seller.',
      ],
      'ECL-37',
      'NETCONS-4',
    ),
    option(
      'own-site',
      'open',
      ['商家自己的网站、小程序', 'The seller’s own site or mini-app'],
      [
        '网站经营者就是卖家；投诉由其住所地县级市场监管部门处理。',
        'The site’s operator is the seller; the regulator of its domicile handles complaints.',
      ],
      'ECL-9',
      'SAMR121-13',
    ),
    option(
      'fake',
      'warn',
      ['像是冒充的假网站、假客服', 'It looks like a fake site or fake support'],
      [
        '假冒网站往往找不到经营者：请先报警并联系支付机构，同时保存网址和页面。',
        'Behind a fake site there is often nobody to sue: police and payment provider first; save address and pages.',
      ],
      'ATF-2',
    ),
    option(
      'unsure',
      'warn',
      ['不清楚', 'I do not know'],
      [
        '请找页面底部的营业执照、备案号和店铺信息并保存。',
        'Look for the licence, the ICP number and the shop’s details on the page, and save them.',
      ],
      'ECL-15',
    ),
  ],
};

export const minor: GateRow = {
  gate: 'minor',
  question: text(['付款或者操作的人满18岁了吗？', 'Was the person who paid or operated 18 or older?']),
  options: [
    option(
      'adult',
      'open',
      ['满18岁', '18 or older'],
      ['没有未成年人问题。', 'No question of minority.'],
      'CC-18',
    ),
    option(
      'minor',
      'warn',
      ['8至17岁', '8 to 17'],
      [
        '限制民事行为能力人：与年龄、智力不相适应的付费，监护人不追认即不发生效力。由监护人提出，并要证明是孩子操作。',
        'Limited capacity: a payment beyond the child’s age has no effect unless the guardian ratifies. The guardian acts and must show that the child operated.',
      ],
      'CC-19',
      'CC-145',
      'CC-157',
    ),
    option(
      'under-8',
      'warn',
      ['不满8岁', 'Under 8'],
      [
        '无民事行为能力人实施的行为无效。由监护人提出，并要证明是孩子操作；监护人也有过错的会分担损失。',
        'Acts of a child under 8 are void. The guardian acts and must show that the child operated; a guardian’s fault shares the loss.',
      ],
      'CC-20',
      'CC-144',
      'CC-157',
    ),
  ],
};

export const identity: GateRow = {
  gate: 'identity',
  question: text([
    '能写明您的真实姓名、电话、地址，以及对方的名称和地址吗？',
    'Can you give your real name, phone and address, and the other side’s name and address?',
  ]),
  options: [
    option(
      'ready',
      'open',
      ['都能写明', 'Yes, all of it'],
      ['符合投诉材料的要求。', 'This meets what a complaint must contain.'],
      'SAMR121-10',
      'CPR-46',
    ),
    option(
      'no-respondent',
      'warn',
      ['我的可以，对方的不知道', 'Mine yes, theirs no'],
      [
        '先要求平台提供商家真实名称、地址和有效联系方式；平台不能提供的，可以向平台要求赔偿，并把平台列为被投诉人。',
        'Ask the platform for the merchant’s real name, address and contact; if it cannot give them, claim from the platform and name it as respondent.',
      ],
      'CPL-44',
      'SAMR121-10',
      'SAMR121-13',
    ),
    option(
      'anonymous',
      'stop',
      ['不想提供我的真实身份', 'I do not want to give my real identity'],
      [
        '不提供真实身份的投诉不予受理；仍可自行与平台交涉，也可以另行举报。',
        'A complaint without real identity is refused; you may still negotiate with the platform or file a report.',
      ],
      'SAMR121-10',
      'SAMR121-16',
    ),
  ],
};
