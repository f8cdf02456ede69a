import { type DiagnosisRule, isVoid, mayBeVoid, pleaseExplain, sentence, unfairTerm } from './rule.ts';

export const procedureTerms: readonly DiagnosisRule[] = [
  // T02
  unfairTerm({
    rule: 'complaint-window',
    overrides: [
      'not-our-matter',
      'deemed-waiver',
      'no-liability',
      'platform-decides-finally',
      'time-is-over',
    ],
    patterns: [
      ...isVoid(
        '<complain>~14 <time>~12 <late>~12 <deadRight>',
        '<time>~10 <complain>~12 <late>~12 <deadRight>',
        '<complain>~14 <time>~12 <late>~8 <deemed>~6 <deemedFine>',
        '超过|逾期|超出|已过|过了~6 投诉|申诉|维权~2 时间|时限|期限|有效期|时效|窗口|期',
        '视为|视同|视作~6 放弃~4 权利|投诉|申诉|维权|追究|索赔|诉讼|举报|一切|任何|全部~4 权利|权',
        '视为|视同|视作~4 放弃~4 投诉|申诉|维权|追究|索赔|诉讼|举报|权利',
      ),
      ...mayBeVoid(
        '<time>~16 <report>~14 <late>~12 <deadRight>',
        '<report>~14 <time>~10 <late>~12 <deadRight>',
        '<time>~16 <report>~14 <late>~8 <deemed>~6 <deemedFine>',
        '<report>~14 <time>~10 <late>~8 <deemed>~6 <deemedFine>',
        '超过|逾期|超出|过|过了|超~2 <time>~6 <complain>|<report>~6 <deadRight>',
        '售后|投诉|退款|申诉|反馈~10 <time>~8 申请|提出|提交|联系~8 <late>~8 自动确认|自动完成|自动收货|自动关闭',
        '超过|超出|超|过了~1 <time>~8 不售后|不管|不退|不处理|不认|不赔|不补|概不|一律不',
        '只保|仅保|只包|质保|包~2 <time>~12 不管|不认|不负责|概不|不赔|不处理|没售后',
        '问题~6 <time>~8 <late>~12 <deadRight>',
        '<time>~8 不说|没说|不反馈|没反馈|不找|没找|未反馈|未提出~8 <deemed>|概不|就当|没问题|不管',
      ),
    ],
    unless: sentence('(?:商家|卖家|平台|我们|供货商)~4(?:逾期|超时|超过|未)|法律~6另有|未(?:付款|支付)'),
    title: ['限时投诉、逾期视为放弃', 'Complain within hours or lose the right'],
    reason: [
      '投诉、举报、起诉的权利不能用格式条款剥夺，诉讼时效也不能约定缩短。但双方可以约定检验期限：过短的只算对外观瑕疵的期限，卖家明知有问题的不受限制；请仍尽早检查。',
      'Rights to complain or sue cannot be taken by form terms, nor limitation shortened. Parties may agree an inspection period: a too short one counts for visible defects only, and none binds where the seller knew. Still check early.',
    ],
    answer:
      '“诉讼时效的期间、计算方法以及中止、中断的事由由法律规定，当事人约定无效”（民法典第一百九十七条）；格式条款“排除或者限制消费者依法投诉、举报、请求调解、申请仲裁、提起诉讼的权利”的，人民法院应当依法认定无效（最高人民法院关于审理网络消费纠纷案件适用法律若干问题的规定（一）第一条）。约定的检验期限过短的，“该期限仅视为买受人对标的物的外观瑕疵提出异议的期限”（民法典第六百二十二条）。',
    basis: ['NETCONS-1', 'NETTRADE-21', 'CC-197', 'CC-622'],
  }),
  unfairTerm({
    rule: 'deemed-waiver',
    patterns: [...mayBeVoid('逾期|超时|过期|超过|未|不按~16 视为|视同|视作~4 放弃|弃权|撤回申请')],
    unless: sentence('(?:商家|卖家|平台|我们|供货商)~4(?:逾期|超时|超过|未)|法律~6另有|申请人'),
    title: ['逾期视为放弃', 'Deemed waiver'],
    reason: [
      '用格式条款把沉默当作放弃，可能不合理地限制消费者的权利。但赠品、抽奖等设定合理的领取期限可以有效。',
      'Treating silence as waiver may unreasonably limit the consumer’s rights. A reasonable period to collect a gift or prize can be valid.',
    ],
    answer: `经营者不得利用格式条款“不合理地免除或者减轻其责任、加重消费者的责任或者限制消费者依法变更或者解除合同”等权利（消费者权益保护法实施条例第十七条）。${pleaseExplain}`,
    basis: ['CPR-17', 'CPL-26', 'CC-497'],
  }),
  unfairTerm({
    rule: 'auto-reject-on-silence',
    patterns: [
      ...mayBeVoid(
        '未审核|未处理|未回复|未答复|未响应|未受理|没处理|没审核|不处理|无人处理|未能处理|未作处理~14 自动|系统~4 拒绝|驳回|关闭|撤销|结束|取消|失效|关单',
      ),
    ],
    unless: sentence('(?:用户|您|你|买家|客户|消费者)~8未(?:回复|响应|处理)'),
    title: ['平台不处理就自动驳回', 'Rejected automatically when nobody acts'],
    reason: [
      '经营者应当及时受理并处理投诉，用自己的不作为驳回买家的申请，可能属于不公平、不合理的规定。法律没有规定具体的处理天数。',
      'A trader must accept and handle complaints promptly; turning its own silence into a refusal may be unfair. The law names no number of days.',
    ],
    answer: `电子商务经营者应当“及时受理并处理投诉、举报”（电子商务法第五十九条），不能以自身未处理为由视为驳回。${pleaseExplain}`,
    basis: ['CPL-26', 'ECL-59', 'NETTRADE-21'],
  }),
  // T03
  unfairTerm({
    rule: 'final-interpretation',
    patterns: [
      ...isVoid(
        '最终|全部|一切|所有|单方|唯一|完全~4 解释权',
        '解释权~8 归|属|由|在于|在本|在我|在店|在平台|在公司|为',
        '解释权~8 归|属|由|在~18 所有|享有|拥有|负责|解释|行使',
        '保留|享有|拥有|具有|有权~14 解释权',
        '认可|同意|接受|承认|尊重~14 最终解释权',
        '?活动|条款|规则|协议|公告|声明~4 最终~2 解释权~4 归|属|由|在~18 所有',
      ),
    ],
    unless: sentence('所有权~2最终解释权|霸王'),
    title: ['最终解释权归平台或者商家', 'Final right of interpretation'],
    reason: [
      '规定经营者单方享有解释权或者最终解释权的格式条款无效。但只是这一条无效，其余条款不受影响。',
      'A form term giving the trader the sole or final right of interpretation is void. Only that term falls, the rest stands.',
    ],
    answer:
      '格式条款规定“电子商务经营者享有单方解释权或者最终解释权”的，人民法院应当依法认定无效（最高人民法院关于审理网络消费纠纷案件适用法律若干问题的规定（一）第一条）。对格式条款有争议的，“应当作出不利于提供格式条款一方的解释”（民法典第四百九十八条）。',
    basis: ['NETCONS-1', 'NETTRADE-21', 'CC-498'],
  }),
  // T12
  unfairTerm({
    rule: 'platform-decides-finally',
    patterns: [
      ...isVoid(
        '<platform>~8 裁决|判定|裁定|处理结果|仲裁|判决|判断|认定|决定|处理~8 最终|终局|唯一',
        '最终裁决|最终裁定|最终决定权|最终判定|终局裁决|最终决定|裁决权~6 归|由|属~4 <platform>',
        '不得|无权~2 投诉|起诉|举报|索赔|维权|追究|提起诉讼|申请仲裁',
        '不得再|不得以任何|不得向|不得就|不得对|无权向|无权就|不可向|不能向~20 投诉|起诉|举报|提起诉讼|诉讼|仲裁|追究|索赔|维权|反映|控告',
        '承诺不|保证不|同意不~24 投诉|起诉|举报|诉讼|仲裁|追究|索赔|维权',
        '不能|不可|不再|不许|不准~2 诉讼|起诉|投诉|举报|仲裁|追究|索赔|维权',
        '放弃~8 诉讼|起诉|投诉|举报|仲裁|追究|索赔|维权',
        '<platform>~14 判|裁决|裁定|处理|判定~12 不接受|不得提出|不得有|不得~6 上诉|异议|反驳|申诉',
      ),
      ...mayBeVoid(
        '争议|纠纷|投诉|售后|退款|维权~12 以~0 <platform>~10 判定|裁决|处理|认定|判断|决定|意见|结果|说法~6 为准|为最终|为主',
        '听~0 <platform>~8 判',
        '<platform>~4 判谁~4 就是',
      ),
    ],
    unless: sentence(
      '不得(?:利用|将|强制)|(?:商家|卖家|经营者|平台|我们|本站|任何人|任何单位|行政机关|不同意|滥用|恶意|虚假)~4(?:不得|不能|不可|无权)|不得(?:起诉|提起诉讼)的|(?:不得|不能|不可)(?:恶意|虚假|滥用|重复)|不影响~12(?:诉讼|起诉|投诉)|放弃投诉请求|仲裁协议',
    ),
    title: ['平台裁决为最终、放弃诉讼', 'Platform decides finally; suit waived'],
    reason: [
      '剥夺投诉、仲裁、诉讼权利的格式条款无效。自愿使用平台的纠纷处理机制本身没有问题。',
      'A form term taking away complaint, arbitration or suit is void. Using the platform’s own process by choice is fine.',
    ],
    answer:
      '格式条款“排除或者限制消费者依法投诉、举报、请求调解、申请仲裁、提起诉讼的权利”的，人民法院应当依法认定无效（最高人民法院关于审理网络消费纠纷案件适用法律若干问题的规定（一）第一条）；平台的争议处理应当“根据自愿原则，公平、公正地解决当事人的争议”（电子商务法第六十三条）。',
    basis: ['NETCONS-1', 'CPR-17', 'ECL-63'],
  }),
  // T06
  unfairTerm({
    rule: 'backend-records-decide',
    patterns: [
      ...mayBeVoid(
        '到账|充值|交付|发货|使用|兑换|核销|争议|纠纷|余额|与否|成功|完成|没到账|到没到~12 以~6 <backend>~14 为准|为唯一|为最终|为依据|为凭|作为唯一|唯一标准',
        '<backend>~10 为唯一|为最终|是唯一|作为唯一|即为最终|为最终依据',
        '到账|到没到|成功~8 看~4 后台|系统|我们~4 为准|显示|说|数据',
        '截图不算数|截图无效|截图不作数|截图不作为依据|截图不认|截图一律不认',
      ),
    ],
    unless: sentence('(?:价格|库存|活动时间|营业时间|页面|图片|款式)~8以~10为准'),
    title: ['到账与否以平台后台为准', 'Platform records alone decide'],
    reason: [
      '把平台自己的后台定为唯一依据，会不当加重消费者的举证负担，可能无效。但正常经营中形成的后台记录仍可作证据，要争的是它的可信程度。',
      'Making its own back office the only proof unduly burdens the consumer and may be void. Records made in ordinary business remain evidence; contest their weight.',
    ],
    answer: `“电子商务经营者应当提供原始合同和交易记录”（电子商务法第六十二条）；后台数据是否真实、完整应当依法审查，不能由格式条款预先确定。请提供本订单的原始记录和发行方的到账记录。${pleaseExplain}`,
    basis: ['CPL-26', 'NETTRADE-21', 'ECL-62', 'EVID-93'],
  }),
  // T07
  unfairTerm({
    rule: 'dispatch-is-delivery',
    patterns: [
      ...mayBeVoid(
        '<dispatch>~14 <deemed>|即代表|即表示|代表|表示|即表明|就算|便算|即算|算|就代表~10 交付|收货|验收|收到|完成|成功|认可|合格|无任何问题|无质量|无问题|没问题|已使用|发货|到账|满意|履行|无异议|无误|确认无误|同意|没有异议',
      ),
    ],
    title: ['发货即视为交付、验收', 'Dispatch counts as delivery or acceptance'],
    reason: [
      '在线传输的商品，进入您指定的系统并且能够检索识别才算交付。双方可以约定交付时间和方式，但不能因此免去质量责任。',
      'Goods sent online are delivered when they enter the system you named and can be found there. Time and manner may be agreed, but not so as to erase liability for quality.',
    ],
    answer: `“合同标的为采用在线传输方式交付的，合同标的进入对方当事人指定的特定系统并且能够检索识别的时间为交付时间”（电子商务法第五十一条），后台状态不等于交付。${pleaseExplain}`,
    basis: ['ECL-51', 'CC-512', 'NETCONS-1'],
  }),
  // T11
  unfairTerm({
    rule: 'punished-for-complaining',
    patterns: [...mayBeVoid('<complain>|仲裁|12315|恶意退款|申请退款|要求退款~16 <punish>')],
    unless: sentence(
      '属实|核实后|经查实|违规(?:商家|账号|店铺)|(?:商家|店铺|卖家|供货商)~8(?:封|冻结|清退)|无效~4投诉|虚假(?:投诉|举报)',
    ),
    overrides: ['platform-decides-finally', 'no-refund-for-virtual-goods'],
    title: ['投诉、差评就封号冻结', 'Ban or freeze for complaining'],
    reason: [
      '对依法投诉、评价进行处罚，是限制消费者投诉举报的权利，可能无效。平台对真正的滥用可以依规则处理，请其说明事实、理由和依据。',
      'Punishing lawful complaints or reviews restricts the right to complain and may be void. A platform may act on real abuse: ask for facts, reasons and rule.',
    ],
    answer: `经营者不得“排除或者限制消费者依法投诉、举报、请求调解、申请仲裁、提起诉讼的权利”（网络交易监督管理办法第二十一条）。请说明处理所依据的事实、理由和规则，并进行人工复核。${pleaseExplain}`,
    basis: ['NETTRADE-21', 'NETCONS-1', 'ECL-39'],
  }),
];
