import { type DiagnosisRule, isVoid, mayBeVoid, pleaseExplain, sentence, unfairTerm } from './rule.ts';

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
    patterns: [
      ...mayBeVoid(
        '<child>~24 <refuse>~6 <refund>|返还|处理|负责',
        '<child>~24 <notRefunded>|找家长|退不了',
        '<child>~24 视为~4 监护人~6 同意|授权|认可',
        '不受理|不接受|不支持|概不|拒绝~12 <child>~16 <refund>',
      ),
    ],
    overrides: ['no-refund-for-virtual-goods', 'balance-no-withdrawal', 'forfeiture'],
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
    patterns: [
      ...mayBeVoid(
        '<balance>~14 <refuse>~8 <moneyBack>',
        '<balance>~14 <notRefunded>|不返|不提现|提不了|不能提|提不出|不可提|无法提|只进不出|作废|清零|归零|归平台|归本站|归公司|归我方',
      ),
    ],
    unless: sentence(
      '(?:赠送|赠金|奖励|红包|体验金|优惠券|积分)~12(?:不可|不能|不支持|不得|不予|过期)|法律~6另有',
    ),
    unlike: /原路/,
    overrides: ['no-refund-for-virtual-goods', 'forfeiture', 'membership-no-refund', 'refund-in-kind-only'],
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
    patterns: [
      ...mayBeVoid(
        '<code>|商品|订单|卡|码|单子~6 <shown>@未|没|不|尚|前|可|易~14 <refuse>~6 <refund>|售后',
        '<code>|商品|订单|卡|码|单子~6 <shown>@未|没|不|尚|前|可|易~12 <notRefunded>|不售后|不再售后',
        '<shownPast>@未|没|不~8 <code>|商品|订单|单子|单|卡~10 <refuse>~6 <refund>|售后',
        '<shownPast>@未|没|不~10 <notRefunded>|不售后',
        '<shown>@未|没|不|尚|前|可|易~4 <code>~2 后|之后|就|了~12 <refuse>~10 <refund>',
        '<shown>@未|没|不|尚|前|可|易~4 <code>~2 后|之后|就|了~10 <notRefunded>',
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
    patterns: [
      ...mayBeVoid(
        '<membership>~16 <refuse>~6 <refund>|取消',
        '<membership>~16 <notRefunded>|不可取消|不能取消|不得取消',
      ),
    ],
    unless: lawful,
    overrides: ['no-refund-for-virtual-goods', 'no-cancellation', 'forfeiture'],
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
    patterns: [
      ...isVoid(
        '?<goods>~8 ?<once>~6 ?<sold>~8 <absolutely>~8 <refund>|售后',
        '?<goods>~8 ?<once>~6 ?<sold>~8 <neitherNor>',
        '任何|无论何种|不管什么|不论何种|不管啥|什么|无论什么~10 <refuse>|不|均不|都不~4 <refund>',
        '<goods>~12 <refuse>~2 任何~4 <refund>',
      ),
      ...mayBeVoid(
        '<virtualGoods>~12 <refuse>~6 <refund>',
        '<virtualGoods>~12 <notRefunded>',
        '<soldMoment>~10 <refuse>~6 <refund>',
        '<soldMoment>~10 <notRefunded>',
        '<once>~10 <sold>~16 <refuse>~6 <refund>',
        '<once>~10 <sold>~16 <notRefunded>',
        '购买|所购|所有|参与~8 产品|商品|订单|服务|卡~8 <refuse>~4 <refund>',
      ),
    ],
    unless: lawful,
    unlike: /无理由|拒绝退|绝不会?拒|不拒绝|无故|无条件退/,
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
    patterns: [
      ...mayBeVoid(
        '退款|退货|退订|退单|退号|取消|违约|不想要|解约|解除~14 扣除|收取|扣|支付|按|需付|缴纳|承担~12 <highShare>',
        '退款|退货|退订|取消|退单|退号~12 扣除|扣|扣掉~6 一半|全部|全额',
        '违约金|手续费|服务费|折旧费|退款费~8 <highShare>',
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
    patterns: [
      ...mayBeVoid(
        '钱不退|款不退|钱不给退|钱概不退|款概不退',
        '<paid>~10 不予退|概不退|恕不退|不再退|不予返|不作退|不退|不返|不予返还|不再返还|不得要求返还',
        '没收~8 <paid>|余额|资金|钱',
        '<paid>|余额|资金~6 没收|归平台所有|归卖家所有|归商家所有|归本店所有|归我方所有|归出卖人所有',
      ),
    ],
    unless: sentence(lawful.source, '(?:赠送|赠金|赠品|优惠券|积分|红包)~6不'),
    title: ['已付款项不予退还', 'Money paid is forfeited'],
    reason: [
      '没有交付就留下买家的钱，属于不合理加重消费者责任、免除经营者退款责任，可能无效。若确因买家违约造成损失，经营者可以主张与损失相当的部分。',
      'Keeping the money without delivery unreasonably burdens the buyer and may be void. A loss really caused by the buyer’s breach may be claimed to its extent.',
    ],
    answer: `“提供格式条款一方不合理地免除或者减轻其责任、加重对方责任、限制对方主要权利”的，该格式条款无效（民法典第四百九十七条）。${pleaseExplain}`,
    basis: ['CPL-26', 'CC-497', 'NETTRADE-21'],
  }),
];
