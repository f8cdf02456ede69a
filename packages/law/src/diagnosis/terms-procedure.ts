import { type DiagnosisRule, isVoid, mayBeVoid, pleaseExplain, sentence, unfairTerm } from './rule.ts';

const span =
  '(?:(?:\\d+|[一二两三四五六七八九十半]+)(?:个)?(?:小时|钟头|天|日|分钟|工作日)|(?:当|即)(?:日|天|时|场))';
const late = '(?:逾期|超时|过期|超过|超出|否则|过后|过时|隔日|隔天|次日|未~6的)';
const dead =
  '(?:放弃|弃权|不予受理|不受理|不予处理|不处理|不再受理|不再处理|概不负责|不负责|概不受理|无效|驳回|不予退|不予更换|不予支持|不支持|不予售后|不再售后|概不|不退|不换|视为~4(?:无异议|合格|认可|成功|确认|没有问题|无问题|收货|使用|完成|交易完成|正常))';
const us = '(?:平台|本站|网站|客服|我方|我司|本店|系统|官方|管理员|公司|店家|商家)';

export const procedureTerms: readonly DiagnosisRule[] = [
  // T02
  unfairTerm({
    rule: 'complaint-window',
    overrides: ['deemed-waiver', 'no-liability', 'platform-decides-finally', 'time-is-over'],
    anchors: ['隔日', '隔天', '次日', '逾期', '超时', '过期', '超过', '超出', '放弃', '否则', '过后'],
    patterns: [
      isVoid(`(?:投诉|申诉|举报|维权)~14${span}~10${late}~10${dead}`),
      isVoid(`${span}~8(?:投诉|申诉|举报|维权)~10${late}~10${dead}`),
      isVoid(`(?:超过|逾期|超出)(?:了)?(?:${span})?(?:的)?(?:投诉|申诉|维权)(?:时间|时限|期限|有效期|时效)?`),
      isVoid('视为~4放弃(?:一切|任何|全部|所有)?(?:投诉|申诉|维权|追究|索赔|诉讼|举报|权利)'),
      mayBeVoid(
        `(?:超过|逾期|超出|过)~2${span}~4(?:投诉|申诉|售后|反馈)~2(?:无效|不予|不处理|不受理|概不|不再)`,
      ),
      mayBeVoid(
        `${span}内?~14(?:反馈|联系|回复|售后|退款|退换|更换|申请|提出|验收|核对|检查|确认|告知|提交|处理|测试|试用|登录|验证)~12${late}~10${dead}`,
      ),
      mayBeVoid(`(?:反馈|联系|回复|售后|退款|退换|更换|申请|提出|验收|异议)~14${span}~8${late}~10${dead}`),
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
    anchors: ['视为放弃', '视为自动', '视为主动', '视为自愿', '视为弃权', '视同放弃'],
    patterns: [mayBeVoid('(?:逾期|超时|过期|超过|未~10的?)~10(?:视为|视同)(?:自动|主动|自愿)?(?:放弃|弃权)')],
    unless: sentence('(?:商家|卖家|平台|我们|供货商)~4(?:逾期|超时|超过|未)|法律~6另有'),
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
    anchors: ['自动拒绝', '自动驳回', '自动关闭', '自动撤销', '自动结束', '自动取消'],
    patterns: [
      mayBeVoid(
        `(?:超过|逾期|超)?${span}~6未(?:审核|处理|回复|答复|响应|受理)~6(?:系统)?(?:将|会|则)?自动(?:拒绝|驳回|关闭|撤销|结束|取消)`,
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
    anchors: ['解释权'],
    patterns: [
      isVoid('(?:认可|同意|接受|承认|尊重)~14最终解释权'),

      isVoid(
        '(?:本次?|此次?|该)?(?:活动|条款|规则|协议|声明|公告|店铺)?(?:的)?(?:一切|全部|所有|最终)?~2解释权~2(?:均|都|最终)?(?:归|属|由|为|在于|在)(?:~24(?:所有|享有|拥有|负责|解释))?',
      ),
      isVoid('(?:一切|全部|所有|最终|单方)(?:的)?~2解释权(?:均|都)?(?:归|属|由|在)~12'),
      isVoid('(?:保留|享有|拥有|具有|有)~14(?:最终|单方|全部|一切|所有)?~2解释权'),
    ],
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
    anchors: ['最终', '终局', '唯一', '诉讼', '起诉', '投诉', '举报', '仲裁', '追究', '索赔', '维权', '为准'],
    patterns: [
      isVoid(
        `${us}~8(?:裁决|判定|裁定|处理结果|仲裁|判决|判断|认定|决定|处理)~4(?:结果)?(?:即|均|都)?(?:为|是|具有)(?:最终|终局|唯一)~6`,
      ),
      isVoid(`(?:最终|终局)(?:裁决|判定|裁定|决定)权?~4(?:归|由|属)~4${us}`),
      isVoid(
        '(?:不得|无权|不可|不能|不再|自愿放弃|同意放弃|放弃)(?:再)?(?:以任何(?:理由|形式|方式))?(?:(?:向|就|因|对)~8)?(?:进行|提起|提出|要求|行使|申请)?(?:任何)?(?:诉讼|起诉|投诉|举报|仲裁|追究~4责任|索赔|维权)(?:的?权利?)?',
      ),
      mayBeVoid(`(?:争议|纠纷|投诉|售后|退款)~12以${us}~6(?:判定|裁决|处理|认定|判断|决定)~4为(?:准|最终)`),
    ],
    unless: sentence(
      '(?:商家|卖家|经营者|平台|我们|本站|任何人|任何单位|行政机关|不同意|滥用|恶意|虚假)~4(?:不得|不能|不可|无权)|不得(?:起诉|提起诉讼)的|(?:不得|不能|不可)(?:恶意|虚假|滥用|重复)|不影响~12(?:诉讼|起诉|投诉)|放弃投诉请求|仲裁协议',
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
    anchors: ['为准', '为唯一', '为最终', '为依据', '为凭'],
    patterns: [
      mayBeVoid(
        '(?:到账|充值|交付|发货|使用|兑换|核销|争议|纠纷|余额|与否|成功|完成)~12以~6(?:平台|后台|系统|本站|商家|我方|服务器|数据库|我们)~8(?:流水|记录|数据|日志|显示|状态|查询|统计)~6为(?:唯一|最终)?(?:依据|凭证|凭|准)',
      ),
      mayBeVoid(
        '(?:平台|后台|系统|服务器)~6(?:流水|记录|数据|日志)~4为(?:唯一|最终)(?:的)?(?:依据|凭证|标准|证据)',
      ),
    ],
    unless: sentence('(?:价格|库存|活动时间|时间|页面|图片|款式)~8以~10为准'),
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
    anchors: ['视为', '视同', '等同', '即为', '默认', '即代表', '即表示', '即表明'],
    patterns: [
      mayBeVoid(
        '(?:发货|发出|发送|发放|发卡|推送|下发|出库|提取|查看|显示|展示|完成|支付成功|付款成功|确认收货|签收|核验|已完成)~14(?:视为|视同|等同于?|即为|默认为?|即表示|即表明|即代表)~8(?:交付|收货|验收|收到|完成|成功|认可|合格|无~4(?:问题|异议)|已使用|发货|到账)',
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
    anchors: ['投诉', '差评', '举报', '维权', '报警', '申诉', '退单'],
    patterns: [
      mayBeVoid(
        '(?:恶意|随意|乱|私自|擅自)?(?:投诉|差评|举报|维权|报警|申诉|退单)(?:者|的|商家|平台|本店)?~10(?:封号|封禁|封停|拉黑|冻结|没收|清零|扣除~4余额|永久~4(?:封|禁)|取消~4(?:售后|资格)|拒绝~4服务|不予~4售后|不再~4售后|不退)',
      ),
    ],
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
