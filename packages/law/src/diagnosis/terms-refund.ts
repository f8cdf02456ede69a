import { type DiagnosisRule, isVoid, mayBeVoid, pleaseExplain, sentence, unfairTerm } from './rule.ts';

const absolutely = '(?:概不|一律不|一概不|恕不|均不|都不|全部不|绝不|决不|永不|坚决不)';
const verb = '(?:予以?|支持|接受|办理|提供|给予|作|做|可以?|能|会|再)?';
const no = '(?:不|无法|谢绝|拒绝|禁止)';
const goods =
  '(?:虚拟|数字|数位|电子|卡密|卡号|点卡|充值|卡券|激活码|兑换码|密钥|cdk|礼品卡|话费|游戏币|账号|商品|产品|订单|点券|本店|售出)';
const sold = '(?:售出|出售|卖出|售卖|购买|付款|支付|下单|成交|拍下|发出|发货|发放|发送|充值|开通|交付|成交)';
/** Not “无理由退货”: refusing that one is lawful for digital goods. */
const few = '[^。由]{0,4}?';

/** A carve-out that keeps the clause within the law, or limits it to a change of mind. */
const lawful = sentence(
  [
    '除~4(?:法律|法规|法定|另有规定|质量|商品~4问题|卖家|商家|本店|我方|平台)',
    '法律法?规?~6(?:另有|规定的?除外|有规定的)',
    '(?:质量|卡密|商品|商家|卖家|本店|我方)~4(?:问题|原因|错误)~4除外',
    '(?:非|无|没有|不存在|不是)(?:商品|卡密)?(?:质量|商品|卡密|本店|我方|卖家|商家|平台)~4(?:问题|原因|错误|故障)',
    '依法(?:可以?|应当?|享有)退',
  ].join('|'),
);
const offersRemedy = sentence(
  '(?:无效|错误|不可用|用不了|未到账|不到账|有问题|质量问题|被使用)~10(?:包换|包退|可退|补发|补卡|退款|更换|重发|补偿|换新|全额)',
);

export const refundTerms: readonly DiagnosisRule[] = [
  // T20
  unfairTerm({
    rule: 'minor-payment-no-refund',
    anchors: ['未成年', '孩子', '小孩', '儿童'],
    patterns: [
      mayBeVoid(`(?:未成年人?|孩子|小孩|儿童)~20${absolutely}${verb}~4(?:退|返还|处理)`),
      mayBeVoid(`(?:未成年人?|孩子|小孩|儿童)~20${no}${few}(?:退(?!出|步|订)|返还)`),
    ],
    overrides: ['no-refund-for-virtual-goods'],
    title: ['未成年人充值一律不退', 'No refund of a minor’s payment'],
    reason: [
      '未满8岁的孩子付款无效；8岁以上的，超出年龄、智力的付款，监护人不追认就不发生效力，条款不能改变这一点。但要证明是孩子操作，监护人有过错的会分担损失。',
      'Payments of a child under 8 are void; an older child’s, beyond its age, have no effect unless ratified. But you must show that the child paid, and a guardian’s fault shares the loss.',
    ],
    answer: `“行为人因该行为取得的财产，应当予以返还；不能返还或者没有必要返还的，应当折价补偿”（民法典第一百五十七条），未成年人付款能否退还应依此认定，不因格式条款而排除。${pleaseExplain}`,
    basis: ['CC-145', 'CC-144', 'CC-157'],
  }),
  // T10
  unfairTerm({
    rule: 'balance-no-withdrawal',
    anchors: ['余额', '充值金额', '资金', '预存', '预付', '钱包', '储值', '充值款'],
    patterns: [
      mayBeVoid(
        `(?:余额|充值金额|充值款|账户资金|预存款|预付款|钱包|储值)~10(?:不可|不能|不支持|无法|不予|概不|一律不|不得|不)(?:进行|申请|以)?(?:提现|提取|退还|退款|退回|返还|退)`,
      ),
      mayBeVoid('(?:余额|充值金额|预付款|储值)~12(?:不退|作废|清零|归~4所有)'),
    ],
    unless: sentence(
      '(?:赠送|赠金|奖励|红包|体验金|优惠券|积分)~12(?:不可|不能|不支持|不得|不予|过期)|法律~6另有',
    ),
    overrides: ['no-refund-for-virtual-goods', 'forfeiture'],
    title: ['充值余额不可提现、不退', 'Balance cannot be withdrawn or refunded'],
    reason: [
      '预收款未按约定提供的，消费者可以要求履行或者退回预付款，格式条款一概排除退款可能无效。但预付式消费司法解释只适用于所列的生活消费领域，能在许多商家使用的余额未必适用。',
      'Where what was prepaid is not provided the buyer may ask for performance or the money back; a form term that excludes this may be void. The prepayment rules cover listed fields only and may not reach a balance spendable with many merchants.',
    ],
    answer: `“未按照约定提供的，应当按照消费者的要求履行约定或者退回预付款”（消费者权益保护法第五十三条）。${pleaseExplain}`,
    basis: ['CPL-53', 'CPR-22', 'PENRULE-10'],
  }),
  // T08
  unfairTerm({
    rule: 'no-refund-after-code-shown',
    anchors: [
      '查看',
      '提取',
      '显示',
      '复制',
      '使用',
      '激活',
      '兑换',
      '核销',
      '刮开',
      '打开',
      '获取',
      '领取',
      '展示',
    ],
    patterns: [
      mayBeVoid(
        `已(?:经)?(?:查看|提取|复制|使用|激活|兑换|核销|领取)(?:过)?的?(?:卡密|卡号|激活码|兑换码|卡券|点卡|充值卡|礼品卡|商品|订单)~6(?:${absolutely}${verb}|${no}${few})(?:退|换|售后)[款货换还]*`,
      ),

      mayBeVoid(
        `(?:卡密|卡号|密码|激活码|兑换码|cdk|券码|码|密钥|点卡|充值卡|礼品卡|卡券|商品)~4(?:一经|一旦|经|被|已|如已|若已)~3(?:查看|提取|显示|复制|使用|激活|兑换|核销|刮开|打开|获取|领取|展示)~8(?:${absolutely}${verb}|${no}${few})(?:退|换|售后)[款货换还]*`,
      ),
    ],
    unless: lawful,
    overrides: ['no-refund-for-virtual-goods'],
    title: ['卡密查看、使用后不退不换', 'No refund once the code was shown or used'],
    reason: [
      '对“不想要了”可以有效；但卡密本身无效、已被他人使用或者与说明不符的，不能用这一条拒绝。对方可能说是您用掉的，需要发行方的核销记录。',
      'Valid against a change of mind, not against a code that is invalid, already used or not as described. They may say you used it: the issuer’s record decides.',
    ],
    answer: `本人主张的是卡密不符合约定，不是无理由退货。“出卖人交付的标的物不符合质量要求的，买受人可以依据本法第五百八十二条至第五百八十四条的规定请求承担违约责任”（民法典第六百一十七条）。请提供该卡密交付时未被使用的证明和发行方核销记录。`,
    basis: ['CC-617', 'CC-615', 'CPL-23', 'CPL-48'],
  }),
  // T18
  unfairTerm({
    rule: 'membership-no-refund',
    anchors: ['会员', '续费', '包月', '订阅', '月卡', '年卡'],
    patterns: [
      mayBeVoid(
        `(?:会员(?!钱包|余额|中心)|自动续费|续费|包月|订阅|月卡|年卡)~14(?:${absolutely}${verb}|${no}${few})(?:退|取消)[款费货换还]*`,
      ),
    ],
    unless: lawful,
    overrides: ['no-refund-for-virtual-goods'],
    title: ['会员、自动续费不可退', 'Membership or auto-renewal cannot be refunded'],
    reason: [
      '自动续费应当事先显著提示并可以随时取消；一概不退可能无效。但已经使用的期间可以收费。',
      'Auto-renewal must be pointed out beforehand and be cancellable at any time; refusing every refund may be void. A used period may be charged.',
    ],
    answer: `采取自动续费方式的，“应当为消费者提供显著、简便的随时取消或者变更的选项，并不得收取不合理费用”（网络交易监督管理办法第十八条）。${pleaseExplain}`,
    basis: ['NETTRADE-18', 'PENRULE-12'],
  }),
  // T01
  unfairTerm({
    rule: 'no-refund-for-virtual-goods',
    anchors: ['退', '换货', '售后', '更换', '调换'],
    patterns: [
      isVoid(
        `(${goods}~8)?((?:一经|一旦|经)~6${sold}~8)?${absolutely}${verb}(?:任何)?(?:形式|理由|原因)?的?(?:退|换货|调换|更换|售后)(?:款|货|换|还|费用?|订单?)*`,
      ),
      isVoid(
        `(${goods}~8)?((?:一经|一旦|经)~6${sold}~8)?(?:不退不[换补修]|不退货不退款|不退款不退货|不退换不退款)`,
      ),
      isVoid(
        `${goods}~12(?:不支持|不接受|不予|不提供|不办理)任何(?:理由|原因|形式)?的?${few}(?:退|换货|售后)[款货换还]*`,
      ),
      isVoid(`任何(?:理由|情况|原因|问题|形式)~8${no}${few}退[款货换还]*`),
      mayBeVoid(`(?:一经|一旦)~10${sold}~16${no}${few}(?:退|换货|更换)[款货换还]*`),
      mayBeVoid(
        `(?:虚拟|数字|电子|卡密|点卡|激活码|兑换码|充值卡|礼品卡|点券)(?:类|的)?(?:商品|产品|卡|服务)?~8${no}${few}退[款货换还]*`,
      ),
      mayBeVoid(
        `(?:售出|卖出|拍下|付款后|支付后|购买后|成交后|下单后|出售后|发货后|发卡后|充值后|到账后|发送成功)~6${no}${few}退[款货换还]*`,
      ),
    ],
    unless: lawful,
    softens: offersRemedy,
    overrides: ['forfeiture'],
    title: ['虚拟商品概不退换', 'No refund for virtual goods'],
    reason: [
      '用来拒绝未到账、质量不符、欺诈的退款，这一条无效；但在线下载或者已拆封的数字化商品本来就可以不适用七日无理由退货，“不想要了”不能据此要求退。',
      'Void where it refuses refunds for non-delivery, defects or fraud. But downloaded or unsealed digital goods need not be taken back within seven days without a reason.',
    ],
    answer:
      '本人因贵方未按约定履行而要求退款，不是无理由退货。依据消费者权益保护法第二十六条，以格式条款作出“排除或者限制消费者权利、减轻或者免除经营者责任、加重消费者责任等对消费者不公平、不合理的规定”的，其内容无效；该条款就未交付、质量不符和欺诈的情形不产生免责效力。',
    basis: ['CPL-26', 'NETTRADE-21', 'NETCONS-1', 'CC-497'],
  }),
  // T19
  unfairTerm({
    rule: 'high-deduction',
    anchors: ['扣除', '扣', '违约金', '手续费', '收取'],
    patterns: [
      mayBeVoid(
        '(?:退款|退货|退订|取消|违约)~12(?:扣除|收取|扣|支付|按)~10(?:[2-9]\\d%|100%|百分之(?:[二三四五六七八九]十[一二三四五六七八九]?|百)|[二三四五六七八九]成|一半|全部|全额|双倍|[2-9]倍)',
      ),
      mayBeVoid(
        '(?:违约金|手续费|服务费|折旧费)~8(?:[2-9]\\d%|100%|百分之(?:[二三四五六七八九]十[一二三四五六七八九]?|百))',
      ),
    ],
    title: ['高比例扣款后才退', 'Refund only after a high deduction'],
    reason: [
      '过分高于实际损失的违约金可以请求减少，不合理加重责任的格式条款无效。但真实发生并事先说明的成本可以保留。',
      'A penalty far above the real loss can be reduced, and a form term that unreasonably burdens the buyer is void. Real costs disclosed beforehand may stay.',
    ],
    answer: `“约定的违约金过分高于造成的损失的，人民法院或者仲裁机构可以根据当事人的请求予以适当减少”（民法典第五百八十五条）。请说明扣款对应的实际损失。${pleaseExplain}`,
    basis: ['CC-585', 'CC-497', 'CPL-26'],
  }),
  unfairTerm({
    rule: 'forfeiture',
    anchors: ['不予退', '概不退', '恕不退', '不再退', '不予返', '不作退', '不退还', '没收'],
    patterns: [
      mayBeVoid(
        '(?:元|金额|款项|费用|押金|差额|已付|所付|定金|预付|货款)~8(?:不予|概不|恕不|不再|不作|不)(?:退|返)还?',
      ),
      mayBeVoid('没收~6(?:金额|款项|费用|押金|货款|余额|已付)'),
    ],
    unless: lawful,
    title: ['已付款项不予退还', 'Money paid is forfeited'],
    reason: [
      '没有交付就留下买家的钱，属于不合理加重消费者责任、免除经营者退款责任，可能无效。若确因买家违约造成损失，经营者可以主张与损失相当的部分。',
      'Keeping the money without delivery unreasonably burdens the buyer and may be void. A loss really caused by the buyer’s breach may be claimed to its extent.',
    ],
    answer: `“提供格式条款一方不合理地免除或者减轻其责任、加重对方责任、限制对方主要权利”的，该格式条款无效（民法典第四百九十七条）。${pleaseExplain}`,
    basis: ['CPL-26', 'CC-497', 'NETTRADE-21'],
  }),
];
