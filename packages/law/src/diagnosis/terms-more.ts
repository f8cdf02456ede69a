import { type DiagnosisRule, mayBeVoid, pleaseExplain, sentence, unfairTerm } from './rule.ts';

/** Clauses that LAW §8 does not list by themselves and that follow from the articles it names. */
export const furtherTerms: readonly DiagnosisRule[] = [
  unfairTerm({
    rule: 'refund-in-kind-only',
    patterns: [
      ...mayBeVoid(
        '<kindOnly>',
        '退款|款项|退回|退还|退的钱~8 仅|只|均|统一|一律|全部|都~4 退~1 至|到|回|入|进|成~6 <siteMoney>',
        '退款|款项~8 返还至|退还至|退回至|退至|退到|退回到|退入|打回~6 站内|平台余额|平台钱包|账户余额|商城余额|会员余额|平台账户',
        '只退|仅退|只能退|统一退|一律退|均退|只支持退|仅支持退~2 <siteMoney>',
        '只退|仅退|只能退|统一退|一律退|均退|只支持退|仅支持退|退款只|退款仅~4 至|到|成|为|回|入|进~6 <siteMoney>',
        '退款|退~8 <siteMoney>~10 不退|不支持|不能|无法~4 银行卡|原支付|现金|微信|支付宝|原路|提现',
        '退款|退~6 以~2 <siteMoney>~4 形式|方式',
      ),
    ],
    unless: sentence(
      '(?:您|用户|买家|消费者)~4(?:选择|同意|要求)|可以选择|由您选|赠送|(?<!不支持|不能|无法|不可)原路退回',
    ),
    title: ['只换不退、只退站内余额', 'Exchange or store credit instead of money'],
    reason: [
      '不符合约定的，消费者可以要求退货退款，经营者不得用格式条款排除；退到站内余额不等于退款。但您同意换货或者退到余额的，从其约定。',
      'Where the goods fall short the buyer may ask for the money back, and a form term may not exclude it; store credit is no refund. If you agreed to an exchange or credit, that stands.',
    ],
    answer: `请将款项退回原支付账户。经营者不得以格式条款“排除或者限制消费者提出修理、更换、退货、赔偿损失以及获得违约金和其他合理赔偿的权利”（网络交易监督管理办法第二十一条）。${pleaseExplain}`,
    basis: ['NETTRADE-21', 'CPL-26', 'CPL-52'],
  }),
  unfairTerm({
    rule: 'liability-cap',
    patterns: [
      ...mayBeVoid(
        '赔偿|责任|赔付|赔~14 不超过|不得超过|不高于|不会超过~18 订单|金额|服务费|价款|货款|实付|费用|元|原价|价格',
        '赔偿|责任|赔付~12 以~16 为限|为上限|为最高限|为最高额',
        '最多|至多|顶多|最高~3 赔|赔偿|按~8 原价|订单|金额|货款|购买价|实付|一半|双倍',
        '不~3 承担|赔偿|赔~6 间接损失|可得利益|其他损失',
      ),
    ],
    unless: sentence('违约金|案件|诉讼费|申请费|每件交纳|交纳|法律~6另有|故意或者?重大过失|保险'),
    title: ['赔偿以订单金额为限', 'Liability capped'],
    reason: [
      '以格式条款部分免除赔偿责任的，可能无效；因故意或者重大过失造成损失的免责一概无效。但赔偿仍以您能证明的实际损失为准，并以对方订约时能预见的为限。',
      'A form term that partly excludes damages may be void, and always is for intent or gross negligence. Damages still follow the loss you can prove and the other side could foresee.',
    ],
    answer: `经营者不得以格式条款“免除或者部分免除网络交易经营者对其所提供的商品或者服务应当承担的修理、重作、更换、退货、补足商品数量、退还货款和服务费用、赔偿损失等责任”（网络交易监督管理办法第二十一条）。${pleaseExplain}`,
    basis: ['NETTRADE-21', 'CPL-26', 'CC-506'],
  }),
  unfairTerm({
    rule: 'no-cancellation',
    patterns: [
      ...mayBeVoid(
        '下单|订单|付款|提交|拍下|开始|支付|购买|开单|接单~14 不得|不能|不可|无法|不可以|无权|不支持|不允许|不接受~8 取消|撤销|变更|解除|退单|撤单',
        '<buyer>~6 无权|不得|不可|不能~8 取消订单|解除合同|撤单|取消交易|变更订单|单方解除|终止合同',
        '不接受~6 取消订单|取消交易|撤单',
        '一经~4 下单|提交|拍下|开单~8 取消不了|不可撤|不可取消|不能取消|概不取消',
      ),
    ],
    unless: sentence(
      '已(?:经)?(?:发货|发卡|使用)|如需取消|可以?申请取消|随时取消|平台~4(?:不得|不能)|商家~4(?:不得|不能)',
    ),
    title: ['下单后不得取消、解除', 'No cancellation after ordering'],
    reason: [
      '以格式条款排除消费者依法解除合同的权利，可能无效；对方迟延履行、经催告仍不履行的，您可以解除。但单纯改变主意不当然可以解除。',
      'Excluding the lawful right to end the contract may be void: you may end it when they delay and still do not perform on demand. A change of mind alone gives no such right.',
    ],
    answer: `“当事人一方迟延履行主要债务，经催告后在合理期限内仍未履行”（民法典第五百六十三条）的，本人可以解除合同；经营者不得“排除或者限制消费者依法变更或者解除合同的权利”（网络交易监督管理办法第二十一条）。${pleaseExplain}`,
    basis: ['NETTRADE-21', 'CPR-17', 'CC-563'],
  }),
  unfairTerm({
    rule: 'reviews-may-be-deleted',
    patterns: [
      ...mayBeVoid(
        '有权|可以|可|将|统一|一律|保留|自行~12 删除|屏蔽|隐藏|清除~12 评价|评论|差评|中评',
        '评价|评论|差评|中评~10 有权|将|统一|一律|会被|可~8 删除|屏蔽|隐藏|清理|处理掉',
        '禁止|不许|不允许|不得|谢绝~4 差评|中差评|发布差评|给差评|中评|发差评',
      ),
    ],
    unless: sentence('违法|违反法|违规内容|侮辱|广告|虚假|依法|恶意评价|联系方式|涉黄|不会'),
    title: ['平台可删除、禁止差评', 'Reviews may be deleted or forbidden'],
    reason: [
      '平台不得删除消费者的评价。含违法内容、广告等的评价可以依规则处理，请其说明理由。',
      'A platform may not delete consumers’ reviews. Unlawful content or advertising may be handled by rule: ask for the reason.',
    ],
    answer: `“电子商务平台经营者不得删除消费者对其平台内销售的商品或者提供的服务的评价”（电子商务法第三十九条）。${pleaseExplain}`,
    basis: ['ECL-39', 'CPL-26'],
  }),
  unfairTerm({
    rule: 'merchant-alone-liable',
    patterns: [
      ...mayBeVoid(
        '责任|后果|售后问题|纠纷|损失~12 由~10 <seller>|商户|入驻商户|入驻商家|平台内经营者~8 承担|负责|解决|自负|自行处理',
        '<seller>|入驻商户|入驻商家~6 独立|自行|单独|全权|完全~4 承担|负责~14 责任|售后|后果',
      ),
    ],
    unless: sentence('运费|平台~8(?:承担|先行|连带)|依法由|卖家违约|由商家承担费用|费用由'),
    title: ['责任一概由商家承担', 'The merchant alone is liable'],
    reason: [
      '平台依法应承担的责任，不能用格式条款一概推给商家。但平台并非事事担责，商家自己的责任本来由商家承担。',
      'A platform cannot pass the liability that the law puts on it to its merchants by form terms. It is not liable for everything, and the merchant’s own liability stays the merchant’s.',
    ],
    answer: `格式条款约定“电子商务平台经营者依法应承担的责任一概由平台内经营者承担”的，人民法院应当依法认定无效（最高人民法院关于审理网络消费纠纷案件适用法律若干问题的规定（一）第一条）。${pleaseExplain}`,
    basis: ['NETCONS-1', 'CPL-44', 'ECL-38'],
  }),
  unfairTerm({
    rule: 'bundled-by-default',
    patterns: [
      ...mayBeVoid(
        '默认|自动|强制|统一~6 勾选|加购|开通|附加|搭售|捆绑|选中|包含|带|加收~16 <extraService>|会员',
        '默认勾选|默认加购|自动勾选|默认搭售|自动加购|强制搭售|捆绑销售|必须搭配购买|必须同时购买',
        '必须~6 购买|加购|搭配|加买~8 <extraService>|会员~8 才|否则|方可',
      ),
    ],
    unless: sentence('可(?:以)?(?:随时)?(?:取消|关闭)勾选|不会默认|未默认|不默认|自动开通权限'),
    title: ['默认勾选、捆绑收费', 'Bundled by default'],
    reason: [
      '搭售应当显著提醒，不得设为默认同意；被默认勾选的收费可以要求退还。您自己主动选择的除外。',
      'Bundles must be pointed out and not be ticked by default; what was charged that way can be asked back. What you chose yourself is different.',
    ],
    answer: `“电子商务经营者搭售商品或者服务，应当以显著方式提请消费者注意，不得将搭售商品或者服务作为默认同意的选项”（电子商务法第十九条）。${pleaseExplain}`,
    basis: ['ECL-19', 'NETTRADE-17'],
  }),
  unfairTerm({
    rule: 'renewal-unannounced',
    patterns: [
      ...mayBeVoid(
        '自动续费|自动扣款|自动扣费|自动续订|自动延期|自动展期|自动续期|按月扣|扣款前|续费前~20 不再|不另行|无需|无须|恕不|不另外|不作|不~4 提醒|通知|告知|提示|同意|确认',
        '自动续费|自动扣款|自动扣费|自动续订|免密扣款~12 不可|不能|无法|不得~4 关闭|停止|终止',
        '不可|不能|无法~3 关闭~3 自动续费|自动扣款|扣费',
      ),
    ],
    unless: sentence('提前~10(?:通知|提醒|告知)|随时~6(?:关闭|取消)'),
    title: ['自动续费不提醒、不能关闭', 'Renewal without notice'],
    reason: [
      '自动续费、扣款前应当显著提醒，并给出随时取消的选项。已经使用的期间可以收费。',
      'Renewals must be announced beforehand and be cancellable at any time. A used period may be charged.',
    ],
    answer: `采取自动续费方式的，“应当在消费者接受服务前和自动展期、自动续费等日期前，以显著方式提请消费者注意，由消费者自主选择”（网络交易监督管理办法第十八条）。${pleaseExplain}`,
    basis: ['NETTRADE-18', 'CPL-26'],
  }),
  unfairTerm({
    rule: 'price-rise-after-payment',
    patterns: [
      ...mayBeVoid(
        '付款|支付|下单|付过款|拍下|付了款|订单~16 涨价|调价|上调|价格上涨|成本上涨|价格变动|行情变~16 补|差价|差额|加价|加钱',
        '涨价|调价|上调|价格上涨|成本上涨|行情~14 补差|补足差|补交差|补齐差|补上差|加钱|补差额|补交',
        '付款后|支付后|下单后|拍下后~10 需|须|要|应~4 补差价|补足差价|补交差价|补价',
      ),
    ],
    unless: sentence('可(?:以)?选择(?:退款|取消)|协商一致|不(?:会|需|用|再)~4补|无需补'),
    title: ['付款后涨价要补差价', 'Price raised after payment'],
    reason: [
      '合同成立后价格已经约定，经营者不能用格式条款保留单方加价的权利。标价明显错误的，卖家可能以重大误解请求撤销。',
      'Once the contract stands the price is agreed; a form term cannot keep a right to raise it alone. With an obvious price error the seller may seek rescission for mistake.',
    ],
    answer: `请按成交价格履行。经营者不得以格式条款“规定经营者有权任意变更或者解除合同，限制消费者依法变更或者解除合同权利”（侵害消费者权益行为处罚办法第十二条）。${pleaseExplain}`,
    basis: ['PENRULE-12', 'ECL-49', 'CC-509'],
  }),
  unfairTerm({
    rule: 'no-warranty',
    patterns: [
      ...mayBeVoid(
        '不保证|不能保证|不作保证|不包|不确保|不承诺|不保~6 可用|能用|有效|激活|质量|使用|活|登录|登上|稳定|正常|成功率|到账|能登|存活|能激活',
        '不对|不就|未对~14 有效性|可用性|质量|使用|时效|稳定性~10 保证|承诺|担保',
        '不质保|无质保|没有质保|不保质|不提供质保|不提供任何质保|不做质保|不包活|不包售后|全凭运气|看运气|赌运气|看脸|好坏自负|出门不认|出手不认|售出不认|售完不管|好坏不管|质量自负|不保质量',
      ),
    ],
    unless: sentence('协助|尽力|尽量|争取|法律~6另有|到账时间|不保证实时'),
    title: ['不保证能用、不质保', 'No warranty'],
    reason: [
      '经营者应当保证商品具有应有的质量、性能和用途；瑕疵已经事先说明、您知道而购买的，就该瑕疵不能再主张。',
      'A trader must warrant the quality and use that goods should have. A flaw you were told of before buying can no longer be claimed.',
    ],
    answer: `“经营者应当保证在正常使用商品或者接受服务的情况下其提供的商品或者服务应当具有的质量、性能、用途和有效期限”（消费者权益保护法第二十三条）。${pleaseExplain}`,
    basis: ['CPL-23', 'CPL-26', 'CPL-48'],
  }),
  unfairTerm({
    rule: 'buyer-bears-all',
    patterns: [
      ...mayBeVoid(
        '<buyer>|自己|自~6 承担|自担|负责~8 一切|全部|所有|任何|由此~10 <risk>',
        '自愿承担|自行承担|自己承担|自负~4 一切|全部|所有|任何|由此~10 <risk>',
        '一切|全部|所有|任何|各种~8 <risk>~10 由~2 <buyer>|自己~6 <bearsSelf>',
        '一切|全部|所有~6 后果自负|风险自负|责任自负|损失自负|风险自担|后果自担',
        '<risk>~4 全由|全部由|均由|都由|概由~2 <buyer>|自己~4 <bearsSelf>',
      ),
    ],
    unless: sentence('(?:泄露|保管不善|填写错误|填错|违法|违规使用|外挂|作弊)|不可抗力|依法'),
    title: ['一切风险由买家承担', 'The buyer bears every risk'],
    reason: [
      '把经营者应负的责任和风险一概转给买家，属于不合理加重消费者责任，可能无效。因您自己的过错造成的损失仍由您承担。',
      'Putting every risk and liability of the trader on the buyer unreasonably burdens the consumer and may be void. Loss by your own fault stays yours.',
    ],
    answer: `“提供格式条款一方不合理地免除或者减轻其责任、加重对方责任、限制对方主要权利”的，该格式条款无效（民法典第四百九十七条）。${pleaseExplain}`,
    basis: ['CC-497', 'CPL-26', 'CPR-17'],
  }),
];
