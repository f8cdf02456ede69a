import { type DiagnosisRule, isVoid, mayBeVoid, pleaseExplain, sentence, unfairTerm } from './rule.ts';

const us =
  '(?:平台|本站|网站|商城|本店|店铺|店家|我们|我方|我司|公司|商家|卖家|发卡网|本系统|开发者|运营方|服务商)';
const never = '(?:不承担|不负|概不|一概不|一律不|不担责|不赔|不予赔|不退|不予退|免责|无责|不予处理|与~6无关)';

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
    anchors: ['找回'],
    patterns: [
      mayBeVoid(
        '(?:(?:账号|号)~6)?(?:被)?找回~12(?:概不负责|概不|不负责|不承担~6责任|不予|与~6无关|不退|不赔|不包|自行承担|不处理|责任自负|后果自负|不售后)',
      ),
      mayBeVoid('(?:不包|不保|不负责)(?:被)?找回'),
    ],
    unless: sentence('找回密码|密码找回'),
    overrides: ['no-liability', 'no-refund-for-virtual-goods'],
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
    anchors: ['网络', '系统', '线路', '通道', '接口', '服务器', '运营商', '上游', '第三方', '技术', '延迟'],
    patterns: [
      mayBeVoid(
        `(?:网络|系统|线路|通道|接口|服务器|运营商|官方|上游|第三方|技术)~6(?:波动|延迟|延时|故障|卡顿|拥堵|维护|繁忙|原因|问题|异常|超时|升级)~24${never}(?:负?责任?|任何责任|一切责任|赔偿)?`,
      ),
    ],
    unless: sentence('法律~6另有|依法(?:不承担|免责)'),
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
    anchors: ['私下', '站外', '线下', '平台外', '场外', '私自'],
    patterns: [
      mayBeVoid(
        `(?:私下|站外|线下|平台外|场外|私自)~4(?:交易|付款|转账|支付|打款|汇款)~24(?:不承担~8责任|不负责?|概不负责|概不|不予|与~6无关|后果自负|风险自负|责任自负|自负|自行承担|不受~4保护|不处理)`,
      ),
    ],
    overrides: ['no-liability', 'no-refund-for-virtual-goods'],
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
    anchors: ['来源', '渠道', '合法性', '真实性', '货源', '权属'],
    patterns: [
      mayBeVoid(
        '(?:不保证|不担保|不负责|不承诺|不对)~14(?:来源|渠道|合法性|权属|真实性)(?:~8(?:负责|责任|保证|担保))?',
      ),
      mayBeVoid('(?:来源|渠道|货源|合法性|权属)~8(?:概不|不)(?:保证|担保|负责|承担)'),
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
    anchors: ['责任', '负责', '无关', '免责'],
    patterns: [
      mayBeVoid(`${us}(?:方|商)?~14(?:不(?:再)?承担|不(?:再)?负)(?:赔偿|连带|法律|相应|相关)~4责任`),

      isVoid(
        `(?:仅仅?|只)(?:提供|是|作为|做|为)~10(?:信息|交易|技术|展示|中介|居间|撮合|发卡|寄售|支付|平台)~24(?:不承担~8责任|不负~6责任|概不负责|不负责|不对~14(?:负责|承担~6责任)|无需承担~6责任|免责|与~10无关)`,
      ),
      isVoid(
        `${us}(?:方|商)?~14(?:不(?:再)?承担|不(?:再)?负|不担|概不承担|概不负|无需承担)(?:由此~8)?(?:任何|一切|全部)~8责任`,
      ),
      isVoid(
        `(?:任何|一切|所有|全部)~8(?:问题|纠纷|损失|后果|情况|责任|风险)~10(?:概不|一概不|一律不|均不|都不)(?:负责|承担~4责任)`,
      ),
      mayBeVoid('(?:概不|一概不|一律不)(?:负责|承担~6责任|负~4责任)'),
      mayBeVoid(
        '不(?:对|为)~14(?:交易|商品|纠纷|质量|卡密|订单|售后|损失|安全|充值)~8(?:负责|承担~6责任|负~4责任)',
      ),
      mayBeVoid(
        `(?:损失|纠纷|失败|后果|问题)~10${us}(?:方)?~4(?:不承担~4责任|不负责|不负~4责任|不赔偿|免责)`,
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
