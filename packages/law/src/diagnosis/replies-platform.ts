import { type DiagnosisRule, says, sentence, stonewalling } from './rule.ts';

/** Replies of platforms and merchants that put off or refuse (LAW §9). */
export const platformReplies: readonly DiagnosisRule[] = [
  stonewalling({
    rule: 'passed-on',
    patterns: [
      ...says(
        '已|已经|帮您|帮你|给您|为您|替您|这边|会~8 <handedOn>~8 <desk>',
        '<handedOn>~3 给|至|到|了~8 <desk>',
        '已|已经|帮您|帮你|为您|给您~6 加急|催促|催办|催单|催了|催过|上报|升级|转办|流转|登记上报|反馈上去',
        '反馈上去|报上去|递上去|交上去|提上去',
        '已|已经|都~2 联系~2 <seller>|上游|官方|供货商~8 等|催|回复|处理|了',
        '已收到~18 通知|转交|反馈~6 <desk>',
      ),
    ],
    unless: sentence(
      '(?:通知|提醒)~4(?:商家|卖家)~2(?:尽快)?发货|公安|派出所|(?:我|本人)(?:已经?|也|都|多次)?(?:将|把|向)(?!您|你)|我已经?(?:提交|反馈)给?(?:平台|客服|商家|你)',
    ),
    title: ['“已反馈相关部门”', '“Passed on to the department”'],
    reason: [
      '没有处理人、时间和结果。法律要求及时受理并处理投诉，但没有规定几天；平台收到后即已知情。',
      'No handler, date or outcome. The law asks for prompt handling but names no number of days; from now on the platform knows.',
    ],
    answer:
      '请告知受理编号、经办人员、办结日期，并进行人工复核。电子商务经营者应当“及时受理并处理投诉、举报”（电子商务法第五十九条）；贵平台自收到投诉起即已知悉。',
    basis: ['ECL-59', 'CPR-44', 'ECL-38'],
  }),
  stonewalling({
    rule: 'please-wait',
    patterns: [
      ...says(
        '?请|敬请|麻烦|还请|烦请|再~6 耐心等|耐心候@在|一直|我|经',
        '静候|稍安勿躁|等通知|等消息|等结果|再等等|再等一|再等几|再等两|再等待|慢慢等|先等等|等一等|安心等|请再等|继续等待|请等候|请稍候处理|请静候|耐心一点|耐心一些|多等几天',
        '请~4 等待~4 处理|通知|审核|回复|结果',
        '保持~0 电话|手机|通讯|联系~1 畅通',
      ),
    ],
    unless: sentence(
      '(?:感谢|谢谢)(?:您|你)?的?~2耐心|(?:\\d+|[一二两三五七十]+)(?:个)?(?:工作日|小时|天|分钟|秒)~2(?:内|左右)?~8(?:完成|到账|发货|处理|回复|审核|答复|通过|退回)|(?:页面|加载|下载|上传|跳转|支付结果)~6(?:耐心)?等',
    ),
    title: ['“请耐心等待”', '“Please wait patiently”'],
    reason: [
      '没有给出处理期限。法律没有规定具体天数，但要求及时处理；拖延超过十五日不退款的另有规定。',
      'No date is given. No statute names a number of days for a reply, but handling must be prompt, and stalling a refund beyond fifteen days has its own rule.',
    ],
    answer:
      '请书面告知具体的处理期限和经办人员。经营者应当建立“便捷、高效的投诉处理机制，及时解决消费争议”（消费者权益保护法实施条例第四十四条）。',
    basis: ['CPR-44', 'ECL-59'],
  }),
  stonewalling({
    rule: 'evidence-insufficient',
    patterns: [
      ...says(
        '<proof>~8 <insufficient>~14 <rejected>|无法|没法|关闭|不予|不能',
        '您|你|买家~12 <proof>~4 <insufficient>',
        '系统|平台|经核实|经审核|经核查|经判定|客服|审核|经查~8 判定|判断|检测|认定|审核|判~14 <rejected>',
        '您的|你的|本次|该次|贵方~8 投诉|申诉|退款申请|申请|维权|售后~8 <rejected>',
        '您的|你的|本次~4 退款申请|售后申请|申诉|维权~16 已驳回|被驳回|予以驳回|已拒绝|不予通过',
        '维权|申诉|投诉|举证~4 不成立|失败|未获支持|不予支持|被驳回',
        '申诉结果|审核结果|处理结果|判定结果|维权结果~4 不通过|未通过|驳回|不成立|不支持|失败',
        '无法核实|核实不了|无法判定|判断不了~8 您|你|是否|责任|情况',
        '认定|认为|判定~6 卖家|商家~4 没有责任|无责|无过错|无违规|没有违规',
        '判定~8 卖家|商家~4 无责|胜诉|无过错|没有责任',
      ),
    ],
    unless: sentence('人民法院|仲裁|检察|公安|不予立案|原告|被告'),
    title: ['“证据不足，驳回”', '“Evidence insufficient, rejected”'],
    reason: [
      '没有说明依据哪条规则、哪份证据。买家证明下单和付款；主张已经交付的一方要证明交付。',
      'No rule and no evidence is named. The buyer shows order and payment; whoever says it was delivered must prove that.',
    ],
    answer:
      '请说明判定所依据的规则、证据和商家的交付凭证，并进行人工复核。“电子商务经营者应当提供原始合同和交易记录”（电子商务法第六十二条）；主张已经交付的一方，应当对该事实承担举证证明责任。',
    basis: ['ECL-62', 'ECL-32', 'CPJI-91'],
  }),
  stonewalling({
    rule: 'user-error',
    patterns: [
      ...says(
        '是|属于|属|系|由于|因|判断为|为|说~6 <self>~6 操作|使用|设置|填写|输入|充值|手机|网络|设备~3 不当|失误|错误|有误|问题|原因|导致|造成|错',
        '<self>~2 激活错|登录错|买错|拍错|选错区|充到别',
        '<self>~4 操作不当|误操作|操作失误|操作错误|操作有误|使用不当|操作问题|充错|填错|输错|选错|弄错|搞错|不会用|不会操作|用掉了',
        '<self>~2 问题|原因@的|这边的~4 不是我|跟我们|与我们|和我们|与平台',
        '没按|没有按|未按|不按~6 教程|说明|要求|步骤|流程~6 操作|使用|来|激活|导致',
        '用户原因|买家原因|个人原因|客户原因~6 导致|造成|所致',
      ),
    ],
    unless: sentence(
      '(?:造成|导致|引起)~10(?:损失|后果)|自行承担|联系客服|找客服|概不负责|不承担|责任由|由(?:用户|您|买家)承担|妥善|疏忽|也不容|等因素|等原因|应当|以免',
    ),
    title: ['“用户操作不当”', '“User error”'],
    reason: [
      '主张买家操作不当以免除自己责任的，应当拿出记录。',
      'Whoever pleads user error to be rid of liability must show the records.',
    ],
    answer:
      '请提供据以认定操作不当的日志，包括操作时间、账户和操作内容。“主张法律关系变更、消灭或者权利受到妨害的当事人，应当对该法律关系变更、消灭或者权利受到妨害的基本事实承担举证证明责任”（最高人民法院关于适用〈中华人民共和国民事诉讼法〉的解释第九十一条）。',
    basis: ['CPJI-91', 'EVID-95'],
  }),
  stonewalling({
    rule: 'provide-backend-records',
    patterns: [
      ...says(
        '请|需|需要|须|麻烦|必须|得|自己|自行|让|要~12 提供|出具|打印|开具|上传|开|导出|调取|拉|去|发~14 <records>',
        '去|找|让|请~2 运营商|官方|银行|营业厅~4 开|出具|打~3 证明',
      ),
    ],
    overrides: ['ask-someone-else'],
    unless: sentence('(?:商家|卖家|平台|贵司|贵平台|贵方|经营者)~6提供|银行流水'),
    title: ['“请提供后台流水”', '“Give us the back-office records”'],
    reason: [
      '这些数据由平台、商家掌握，应当保存至少三年并提供；您提供订单和付款凭证即可。',
      'Those data are theirs: they must keep them at least three years and produce them. You give order and payment.',
    ],
    answer:
      '后台数据由贵方掌握，“商品和服务信息、交易信息保存时间自交易完成之日起不少于三年”（电子商务法第三十一条），请贵方提供；本人已提供订单和付款凭证。',
    basis: ['ECL-31', 'ECL-62', 'EVID-47'],
  }),
  stonewalling({
    rule: 'network-excuse',
    overrides: ['please-wait'],
    patterns: [
      ...says(
        '由于|因|因为|受|是|最近|目前|现在|近期|这两天|今天~8 <network>~4 <trouble>~16 未到账|没到账|到账|延迟|失败|未能|无法|发货|慢|没到|不到|没发',
        '<network>~4 <trouble>~14 等|稍后|稍后再试|正常现象|属于正常|所致|导致|原因|恢复|不是我们|没办法',
        '<network>~4 <trouble>~10 暂时|所以|暂~6 没|未|不|慢',
      ),
    ],
    unless: sentence('公告|提前~6(?:充值|通知)|凌晨|停服|如遇|刷新|检查(?:您的)?网络|重新登录'),
    title: ['“网络波动”', '“Network trouble”'],
    reason: [
      '一般的网络波动可以预见，不是不可抗力；上游、第三方的原因也不免除对您的责任。',
      'Ordinary lag is foreseeable and no force majeure; an upstream supplier’s fault does not excuse either.',
    ],
    answer:
      '网络波动不当然构成不可抗力；“当事人一方因第三人的原因造成违约的，应当依法向对方承担违约责任”（民法典第五百九十三条）。请按约定交付或者退款。',
    basis: ['CC-593', 'CC-180', 'CC-590'],
  }),
  stonewalling({
    rule: 'not-our-matter',
    patterns: [
      ...says(
        '请|建议|麻烦~2 您|你~2 与|和|跟~1 <seller>~4 协商|沟通|商量',
        '自行|自己|直接|您俩|你俩|你们~2 与|找|联系|和|跟|去找~2 <seller>~8 协商|解决|沟通|处理|问|要|谈',
        '<seller>|买卖双方|双方|交易双方|您与|你和|你们~8 纠纷|争议|问题|行为|事情|事~8 与|跟|和~4 平台|我们|本站|我方|我司|公司~3 无关|没有关系|没关系|不相干|不相关',
        '<seller>|买卖双方|双方|交易双方|你们~8 纠纷|争议|问题|事情|之间~10 自行|自己~3 协商|解决|沟通|商量|处理',
        '与|跟|和~2 平台|本站|网站|我们|我方|我司|公司~3 无关|没有关系|没关系|不相关|无涉',
        '平台|我们|客服|我方|本站|公司~4 不|无法|不予|不会|没有权限|没权限|不便|概不|没法|没办法|不能|不好|管不了~2 介入|干预|参与|插手|过问',
        '得|要|您|你|请|只能~3 找~1 <seller>',
        '跟|和|与~1 <seller>~4 自己|自行~3 沟通|协商|解决|商量|联系',
        '是~2 中介|平台|中间商~12 找|自行|联系',
        '建议|请~4 直接~2 联系|找~2 <seller>~8 沟通|协商|解决|处理',
        '自行联系|自行找|自己联系|自己找|自行咨询~2 <seller>',
        '自行协商|自己协商|自己商量|私下协商|自行沟通解决|协商解决吧',
      ),
    ],
    unless: sentence(
      '(?:本人|商家|卖家|评论|观点|链接|内容)~8与~4平台~2无关(?:联|系)|干预~8(?:定价|经营)|也不承担',
    ),
    title: ['“商户纠纷，与平台无关”', '“Between you and the merchant”'],
    reason: [
      '平台应当积极协助维权，并提供商家的真实名称、地址和有效联系方式；不能提供的，可以向平台要求赔偿。但平台不是对每笔交易都要赔。',
      'A platform must assist and name the merchant; if it cannot, you may claim from it. It is not liable for every sale.',
    ],
    answer:
      '请提供商家的真实名称、地址和有效联系方式。“网络交易平台提供者不能提供销售者或者服务者的真实名称、地址和有效联系方式的，消费者也可以向网络交易平台提供者要求赔偿”（消费者权益保护法第四十四条）；平台并“应当积极协助消费者维护合法权益”（电子商务法第六十一条）。',
    basis: ['CPL-44', 'ECL-61', 'ECL-38'],
  }),
  stonewalling({
    rule: 'already-delivered',
    patterns: [
      ...says(
        '<lookup>~10 已|已经~6 <delivered>',
        '<lookup>~10 <delivered>~2 了',
        '卡密|卡|货|订单~6 已经|已~4 <delivered>~6 不能|无法|概不|不予|没法',
        '显示~4 已~4 <delivered>',
        '是|为|显示~2 发货成功|已发货|已使用|已激活|已兑换|已完成|充值成功|已到账|已充值|交易成功~2 的|状态',
        '状态~2 是|为|显示~2 已|发货成功|充值成功|交易成功',
        '发了就是发了|已经交付|我们已交付|我们这边发了',
      ),
    ],
    unless: sentence('本人|未到账|没有?到账|没收到|未收到'),
    title: ['“已发货、已到账”', '“Delivered already”'],
    reason: [
      '在线交付以进入您指定的系统并能检索识别为准，后台状态不是交付。',
      'Online delivery means entry into the system you named, where it can be found; a status in their back office is not that.',
    ],
    answer:
      '“合同标的为采用在线传输方式交付的，合同标的进入对方当事人指定的特定系统并且能够检索识别的时间为交付时间”（电子商务法第五十一条）。请提供交付通道日志和发行方到账、核销记录。',
    basis: ['ECL-51', 'CC-512', 'CPJI-91'],
  }),
  stonewalling({
    rule: 'time-is-over',
    patterns: [
      ...says(
        '<afterSaleTerm>~4 已过|过了|已超|超了|过期|结束|到期|届满~14 没法|没办法|无法|不能|不予|不再|不支持|处理不了|没有办法|不了',
        '已|已经|您|订单|投诉|售后|申请|确认收货~8 超过|超出|过了|超|过~10 小时|天|日|时间|时效|期限|售后期|质保期|期|<time>~14 无法|不予|不能|不再|不支持|概不|没法|没办法|处理不了|退不了',
        '都~2 过去|过了~6 <time>|久~10 处理不了|没办法|没法|不了|才',
        '超时|逾期|过期~4 了~6 没法|没办法|无法|不能|不予|处理不了|退不了',
        '已经?超时|超过售后|超过时效|过了售后|过售后期|超过质保|超出售后|超出时效|过了时效|过了退款',
      ),
    ],
    unless: sentence('(?:逾期|超时)~10视为|诉讼时效|法律规定'),
    title: ['“超过时间不处理”', '“Too late”'],
    reason: [
      '平台自定的短时限不能消灭您依法主张的权利；过短的检验期限只算对外观瑕疵的期限。但请说明您何时发现问题。',
      'A short limit of its own making does not end your rights in law; a too short inspection period counts for visible defects only. Say when you found the fault.',
    ],
    answer:
      '贵方自定的时限不影响本人依法主张权利：约定的检验期限过短的，“该期限仅视为买受人对标的物的外观瑕疵提出异议的期限”（民法典第六百二十二条）。',
    basis: ['CC-622', 'CC-197', 'NETCONS-1'],
  }),
  stonewalling({
    rule: 'go-to-the-police',
    patterns: [
      ...says(
        '请|建议|只能|可以|就|那就|您|你|去~4 报警|报案~3 处理|解决|吧|啊|呗|找|好了',
        '建议|请|只能~4 自行|直接|选择|走~4 报警|报案|法律途径',
        '可以|能~4 报警|报案',
        '有本事~4 报警|报案|告',
        '找警察|找公安|去公安',
      ),
    ],
    unless: sentence('如遇|如被|遭遇|发现~6诈骗|谨防|立即|及时|第一时间|110|保护好|已为您退款'),
    title: ['“请报警处理”', '“Go to the police”'],
    reason: [
      '报警和平台的民事义务是两回事，不能互相代替；有诈骗迹象的确应当报警。',
      'Police and the platform’s civil duties are two things; with signs of fraud do report, and keep asking the platform.',
    ],
    answer:
      '是否报案不影响贵方的民事义务。请保存并向公安机关提供有关记录，同时就退款和商家信息作出答复；不同法律关系的，“经济纠纷案件继续审理”（最高人民法院关于在审理经济纠纷案件中涉及经济犯罪嫌疑若干问题的规定第十条）。',
    basis: ['CROSS-10', 'ATF-26', 'ECL-61'],
  }),
  stonewalling({
    rule: 'delete-then-refund',
    conditional: true,
    patterns: [
      ...says(
        '<outcry>~4 <undo>~10 退|赔|补偿|给您|给你|处理',
        '<undo>~8 <outcry>~14 才|再|后|就|方可|方能|即可|立即|马上|给您|给你|我们~6 退|赔|返|处理|补',
        '退款|退钱|想退|要退|给您退|给你退~8 先|前提|条件~10 <undo>|<outcry>~6 <undo>|下架|删',
        '先~10 <outcry>~8 <undo>|下架|删',
      ),
    ],
    title: ['“删帖、撤诉才退款”', '“Refund only if you delete or withdraw”'],
    reason: [
      '不要答应用删帖换钱，更不要自己提出：以发帖、删帖要钱可能构成敲诈勒索。双方自愿和解、约定停止传播可以。',
      'Do not trade deletion for money and never offer it yourself: asking money for deletion may be extortion. A free settlement may include an end to publicity.',
    ],
    answer:
      '退款是贵方依约应尽的义务，不应以撤回投诉、删除评价为条件；经营者不得“排除或者限制消费者依法投诉、举报、请求调解、申请仲裁、提起诉讼的权利”（网络交易监督管理办法第二十一条）。',
    basis: ['NETTRADE-21', 'DEFAMJI-6'],
  }),
];
