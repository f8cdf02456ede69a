import { type DiagnosisRule, says, sentence, stonewalling } from './rule.ts';

/** Replies of platforms and merchants that put off or refuse (LAW §9). */
export const platformReplies: readonly DiagnosisRule[] = [
  stonewalling({
    rule: 'passed-on',
    anchors: ['反馈', '转交', '提交', '上报', '转达', '转给', '移交', '通知', '升级'],
    patterns: [
      says(
        '已~4(?:反馈|转交|提交|上报|转达|转给|移交|通知|升级)(?:给|至|到|了)?~8(?:部门|团队|同事|技术|专员|专人|上级|商家|卖家|商户|后台|领导)(?:~4(?:处理|核实|跟进))?',
      ),
      says('已收到~16(?:通知|转交|反馈)(?:给|至|到|了)?~4(?:商家|卖家|商户|部门)'),
    ],
    unless: sentence('(?:通知|提醒)~4(?:商家|卖家)~2(?:尽快)?发货|公安|派出所|我已~6(?:反馈|提交)'),
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
    anchors: ['耐心等', '等待处理', '耐心', '稍安勿躁'],
    patterns: [
      says('(?:请|敬请|麻烦|还请|烦请)?(?:您|你|亲)?(?:再)?耐心等(?:待|候)(?:处理|结果|通知|回复)?'),
      says('请~4等待~4(?:处理|通知|审核|回复)'),
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
    anchors: [
      '证据不足',
      '凭证不足',
      '举证不足',
      '材料不足',
      '不足以证明',
      '驳回',
      '不成立',
      '不通过',
      '未通过',
      '无责',
    ],
    patterns: [
      says('(?:证据|凭证|举证|材料|证明)(?:不足|不充分|不够)~12(?:驳回|不予|无法|不支持|关闭|拒绝|不成立)'),
      says('(?:您|你)~10(?:证据|凭证|举证|材料)(?:不足|不充分|不够)'),
      says(
        '(?:系统|平台|经核实|经审核|经核查|客服)~8(?:判定|判断|检测|认定|审核)~14(?:驳回|不成立|不通过|未通过|不支持|无责|不予)',
      ),
      says('(?:您的|你的)~6(?:投诉|申诉|退款申请|申请)~6(?:驳回|不成立|不通过|未通过)'),
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
    anchors: ['操作不当', '操作失误', '操作错误', '操作有误', '使用不当', '操作问题'],
    patterns: [
      says(
        '(?:是|属于|属|系|由于|因|判断为|为)~4(?:您|你|用户|个人|买家|自身|自己|客户)~4(?:操作|使用)(?:不当|失误|错误|有误|问题)~12',
      ),
    ],
    unless: sentence('(?:造成|导致|引起)~10(?:损失|后果)|自行承担|联系客服|找客服'),
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
    anchors: ['流水', '后台', '官方证明', '日志', '运营商证明'],
    patterns: [
      says(
        '(?:请|需要?|须|麻烦|必须|得)(?:您|用户|你|买家|亲)?~8提供~12(?:后台流水|充值流水|流水|后台记录|后台截图|后台数据|官方证明|运营商证明|服务器日志|日志)',
      ),
    ],
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
    anchors: ['波动', '延迟', '拥堵', '故障', '繁忙', '异常', '维护', '升级'],
    patterns: [
      says(
        '(?:由于|因为?|受|是)~6(?:网络|系统|通道|线路|服务器|上游)~4(?:波动|延迟|拥堵|故障|繁忙|异常|升级|维护)~16(?:未到账|到账|延迟|失败|未能|无法|发货)',
      ),
      says(
        '(?:网络|系统|通道|线路)~2(?:波动|延迟|拥堵|繁忙)~10(?:请~6等|稍后再|正常现象|属于正常|所致|导致|原因)',
      ),
    ],
    unless: sentence('公告|提前~6(?:充值|通知)|凌晨|停服'),
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
    anchors: [
      '自行与',
      '自行找',
      '自行联系',
      '自行和',
      '自行跟',
      '无关',
      '自行协商',
      '自行解决',
      '自行沟通',
      '介入',
      '没有关系',
      '没关系',
    ],
    patterns: [
      says('自行(?:与|找|联系|和|跟)(?:商家|卖家|商户|对方|店家)~6(?:协商|解决|沟通|处理)'),
      says(
        '(?:商户|商家|卖家|买卖双方|双方|您与~6|你和~6)~6(?:纠纷|争议|问题|行为)~8(?:与~4(?:平台|我们|本站|我方|我司)~2(?:无关|没有?关系)|自行(?:协商|解决|沟通))',
      ),
      says('(?:与|跟|和)(?:本|我们)?(?:平台|本站|网站|我们|我方|我司|公司)~2(?:无关|没有?关系|不相关)'),
      says('(?:平台|我们|客服|我方)(?:这边)?(?:不|无法|不予|不会|没有?权限?)(?:进行)?(?:介入|干预|参与)'),
    ],
    unless: sentence('(?:本人|商家|卖家|评论|观点|链接|内容)~8与~4平台~2无关(?:联|系)'),
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
    anchors: [
      '已发货',
      '已到账',
      '已充值',
      '已交付',
      '已使用',
      '已完成',
      '已送达',
      '已成功',
      '已被使用',
      '已经',
    ],
    patterns: [
      says(
        '(?:后台|系统|经查|经核实|核实|查询|查到|查看|记录|我们这边|我方|商家~4反馈)~8(?:显示|确认|为|是|到)?~6已经?(?:发货|到账|充值成功|充值到账|成功充值|交付|成功到账|使用|被使用|送达|完成)',
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
    anchors: ['期已过', '限已过', '超过', '超出', '过了', '已超', '已过'],
    patterns: [
      says('(?:售后|质保|投诉|退款|申诉|有效)期?限?已过~10(?:没法|没办法|无法|不能|不予|不再)'),

      says(
        '(?:已经?|您|订单|投诉|售后)~6(?:超过|超出|过了|超|过)(?:了)?~8(?:小时|天|日|时间|时效|期限|售后期|质保期|期)~10(?:无法|不予|不能|不再|不支持|概不|没法|没办法)(?:再)?(?:受理|处理|退|售后|申诉|投诉|支持|更换)?',
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
    anchors: ['报警', '报案'],
    patterns: [
      says('(?:请|建议|只能|可以)(?:您|你)?(?:自行|直接|去|选择)?(?:报警|报案|向~4公安~4报案)(?:处理|解决)'),
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
    anchors: [
      '投诉撤',
      '评删',
      '评价删',
      '帖子删',
      '举报撤',
      '视频删',
      '帖删',
      '删帖',
      '删除',
      '撤诉',
      '撤销',
      '撤回',
      '删评',
      '删差评',
      '撤案',
      '取消投诉',
    ],
    patterns: [
      says(
        '(?:投诉|差评|评价|帖子?|举报|视频)~4(?:撤|删|取消)(?:了|掉|销|回|除)?~8(?:退|赔)(?:款|钱|给|你)?',
      ),

      says(
        '(?:删除?|撤销?|撤回|取消|撤)~8(?:帖子?|评价|差评|评|投诉|举报|案|诉|视频|评论|微博|笔记)~12(?:才|再|后|就|方可|方能|即可|立即|马上|给您?|给你)~6(?:退|赔|返|处理)',
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
