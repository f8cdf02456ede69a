import { type DiagnosisRule, isVoid, mayBeVoid, pleaseExplain, sentence, unfairTerm } from './rule.ts';

/** Loss by the buyer's own fault, force majeure proper, or a clause that says “by law”: no finding. */
const buyersFault = sentence(
  [
    '(?:因|由于|由|系)(?:用户|您|你|买家|会员|客户|本人|个人|自身|购买者|使用者)~4(?:自身|自己|个人|本人|操作|原因|过错|泄露|违反|违规|违法|故意|疏忽|填写|提供|保管|行为)',
    '(?:用户|您|你|买家|客户)(?:自身|自己|个人|本人|自行)(?:的)?(?:原因|过错|操作|泄露|保管|违规|设备|行为)',
    '泄露|保管不善|填写错误|填错|输入错误|填写不实|违法使用|违规使用',
    '不可抗力',
    '依法(?:不承担|免除|免责|不负)',
    '除~4法律|法律~6另有|故意或者?重大过失',
  ].join('|'),
);

export const liabilityTerms: readonly DiagnosisRule[] = [
  // T09
  unfairTerm({
    rule: 'account-recall-no-liability',
    patterns: [
      ...mayBeVoid(
        '?账号|号~6 <recall>!找回密码~14 <notLiable>|自行承担|后果自负|概不|不予|不包',
        '不包|不保|不负责|不赔~4 <recall>',
        '<recall>~6 不包|不保|不赔',
      ),
    ],
    unless: sentence('找回密码|密码找回'),
    overrides: ['no-liability', 'no-refund-for-virtual-goods', 'buyer-bears-all'],
    title: ['账号找回概不负责', 'No liability if the account is taken back'],
    reason: [
      '出卖人要保证没有别人能收回所卖的东西，因故意或者重大过失造成财产损失的免责条款无效。但买家明知账号不能自由转让的，这项保证可能减弱，交易本身也可能违法。',
      'A seller warrants that nobody else can take the thing back, and cannot exclude liability for intent or gross negligence. If you knew the account was not transferable the warranty may fall, and the trade itself may be unlawful.',
    ],
    answer: `“出卖人就交付的标的物，负有保证第三人对该标的物不享有任何权利的义务，但是法律另有规定的除外”（民法典第六百一十二条）。${pleaseExplain}`,
    basis: ['CC-612', 'CC-506', 'CPL-26'],
  }),
  // T05
  unfairTerm({
    rule: 'network-lag-no-liability',
    patterns: [
      ...mayBeVoid(
        '<network>~6 <trouble>|原因|问题~24 <notLiable>',
        '<network>~6 <trouble>|原因|问题~14 <risk>~6 由~4 <buyer>|自己~6 <bearsSelf>',
        '掉单|漏单|卡单|延迟到账|未到账|不到账|上游断货|上游缺货~14 <risk>~6 由~4 <buyer>|自己~6 <bearsSelf>',
        '掉单|漏单|卡单|延迟到账|上游断货|上游缺货~14 <notLiable>',
      ),
    ],
    unless: sentence(
      '法律~6另有|依法(?:不承担|免责)|(?:用户|买家|您|自身|本人)(?:自身|自己)?的?(?:网络|设备|手机)',
    ),
    overrides: ['no-liability', 'no-refund-for-virtual-goods', 'forfeiture', 'network-excuse'],
    title: ['网络波动、系统延迟不负责', 'No liability for network or system delay'],
    reason: [
      '一般的网络波动、系统延迟可以预见，不是不可抗力；第三方原因也不免除对买家的责任。确属不可抗力的，经营者要及时通知并提供证明。',
      'Ordinary lag is foreseeable and no force majeure; a third party’s fault does not excuse either. Real force majeure excuses only if notified and proved.',
    ],
    answer: `“不可抗力是不能预见、不能避免且不能克服的客观情况”（民法典第一百八十条）；“当事人一方因第三人的原因造成违约的，应当依法向对方承担违约责任”（民法典第五百九十三条）。请提供构成不可抗力的证明。${pleaseExplain}`,
    basis: ['CC-180', 'CC-590', 'CC-593', 'CPL-26'],
  }),
  // T16
  unfairTerm({
    rule: 'off-platform-no-liability',
    patterns: [
      ...mayBeVoid(
        '<offSite>~6 交易|付款|转账|支付|打款|汇款|买|成交|渠道|行为~24 <notLiable>|不受|不保护|别来找|别找|自行承担',
        '<offSite>~24 概不负责|不负责售后|不予处理',
        '添加|加|私加~8 联系方式|微信|qq|好友~14 交易|付款|购买|转账~14 <notLiable>|自负|自行承担',
      ),
    ],
    overrides: ['no-liability', 'no-refund-for-virtual-goods', 'buyer-bears-all'],
    title: ['站外付款平台不负责', 'No liability for off-platform payment'],
    reason: [
      '商家工作人员引导站外付款的，商家不能以此不认账。但站外付款时，平台自己的责任会弱很多。',
      'A seller whose staff led the buyer off the platform stays liable. The platform’s own liability is much weaker there.',
    ],
    answer: `商家工作人员引导以平台外方式付款的，“平台内经营者以未经过交易平台支付为由抗辩的，人民法院不予支持”（最高人民法院关于审理网络消费纠纷案件适用法律若干问题的规定（一）第五条）。${pleaseExplain}`,
    basis: ['NETCONS-5', 'CPL-26'],
  }),
  // T21
  unfairTerm({
    rule: 'source-not-warranted',
    patterns: [
      ...mayBeVoid(
        '不保证|不担保|不负责|不承诺|不作保证|不对|不就~16 <source>',
        '无法判定|无法核实|不能核实|无法确认|无法保证~12 <source>|归属~30 概不负责|不承担|不负责',
        '<source>~14 不|概不|无法|不作|不做|不予|不能~4 保证|担保|负责|承担|承诺',
      ),
    ],
    unless: sentence('第三方(?:网站|链接)|外部链接|评论|留言'),
    overrides: ['no-liability'],
    title: ['不保证卡密、账号来源', 'Source of goods not warranted'],
    reason: [
      '出卖人对权利瑕疵负有保证义务，平台有核验商家身份的义务，不能一概推掉。买家明知来源有问题的除外。',
      'A seller warrants title and a platform must verify its merchants; neither can be shed altogether, unless the buyer knew of the flaw.',
    ],
    answer: `“出卖人就交付的标的物，负有保证第三人对该标的物不享有任何权利的义务，但是法律另有规定的除外”（民法典第六百一十二条）。${pleaseExplain}`,
    basis: ['CC-612', 'ECL-27'],
  }),
  // T04
  unfairTerm({
    rule: 'no-liability',
    patterns: [
      ...mayBeVoid(
        '<trader>~14 不承担|不再承担|不负|不再负|概不承担|无须承担|无需承担|均不承担|均不负~6 赔偿|连带|法律|相应|相关|违约|经济|售后~4 责任|义务',
        '概不负责|一概不负责|一律不负责|恕不负责|概不担责|一概不管|概不管|一律不管',
        '概不承担|一概不承担|一律不承担|概不负|一概不负~8 责任',
        '不对|不为|不就~16 交易|商品|纠纷|质量|卡密|订单|售后|损失|安全|充值|真实性|有效性|后果~8 负责|责任|担保',
        '<loss>|交易~10 <trader>~6 不承担|不负责|不负|不赔|免责|不担责|没有责任',
        '<trader>~6 不负责|不担责|无责任',
        '<trader>~20 免责|概不负责',
        '对~14 <loss>~4 不承担|不负~6 责任',
        '<trader>~4 与~10 无任何关系|没有任何关系|不发生任何关系',
        '<trader>~4 不对|不为|不就~30 承担|负~4 责任',
      ),
      ...isVoid(
        '仅|仅仅|只|只是|就是~12 <intermediary>~24 不承担|不负|无需承担|无须承担~8 责任',
        '仅|仅仅|只|只是|就是~12 <intermediary>~24 不负责|概不负责|免责|不担责|无关',
        '仅|仅仅|只|只是|就是~12 <intermediary>~24 不对|不为~16 负责|责任',
        '<trader>~14 不承担|不再承担|不负|不再负|不担|概不承担|概不负|无需承担|无须承担|无须|无需|均不~16 任何|一切|全部|所有~8 责任|义务',
        '任何|一切|所有|全部|各种|出啥|出什么|什么~10 <loss>|情况|事|责任~12 概不负|概不承担|一概不|一律不|均不负|均不承担|都不负|都不承担|不负责|不承担|不担责|都不管|都不负责',
      ),
    ],
    unless: buyersFault,
    title: ['平台、商家不承担任何责任', 'Platform or merchant bears no liability'],
    reason: [
      '法律规定的责任不能用格式条款一概免除。但单纯的信息中介并非事事担责：要么平台不能提供商家信息，要么它知道或者应当知道而未采取必要措施。',
      'Statutory liability cannot be excluded by form terms. But a mere intermediary is not liable for everything: it must have failed to name the seller, or known (or had to know) and taken no measures.',
    ],
    answer:
      '依据消费者权益保护法第二十六条，经营者不得以格式条款“减轻或者免除经营者责任”，该条款对消费者不公平、不合理，其免除法定责任的内容无效；平台的法定责任仍应依照消费者权益保护法第四十四条、电子商务法第三十八条认定。',
    basis: ['CPL-26', 'NETCONS-1', 'CPL-44', 'ECL-38'],
  }),
];
