import { type DiagnosisRule, says, sentence, stonewalling } from './rule.ts';

/** Further ways to put off or to refuse without a reason. */
export const furtherReplies: readonly DiagnosisRule[] = [
  stonewalling({
    rule: 'template-reply',
    patterns: [
      ...says('<soothe>~44 <nicety>', '<nicety>~24 <soothe>', '<nicety>~24 祝您|竭诚|持续改进|不断优化'),
    ],
    unless: sentence(
      '(?:全额|已|为您|给您|帮您)~6(?:退款|退回|补发|退还|办理|退到)|(?:\\d+|[一二两三五七十]+)(?:个)?(?:工作日|小时|天|分钟)|今天|明天|原路|恢复正常|公告|停服|维护',
    ),
    title: ['只有客套的模板回复', 'A template of courtesies'],
    reason: [
      '只有道歉和客套，没有事实、处理结果和期限。法律要求及时受理并处理投诉，但没有规定几天。',
      'Apologies only: no facts, outcome or date. The law asks for prompt handling but names no number of days.',
    ],
    answer:
      '贵方的回复没有对本人的请求作出答复，请就是否退款、事实和理由逐项书面答复。电子商务经营者应当“及时受理并处理投诉、举报”（电子商务法第五十九条）。',
    basis: ['ECL-59', 'CPR-44'],
  }),
  stonewalling({
    rule: 'rule-says-no',
    patterns: [
      ...says(
        '根据|按照|按|依据~2 平台|本站|店铺|我们|公司~2 规则|规定|政策|流程|要求~16 无法|不能|不予|不支持|不符合|没法|没办法',
        '不符合|不满足|不在|不属于|没达到~4 退款|售后|理赔|赔付|补偿|退换~4 条件|范围|规则|标准|政策|要求|保障',
        '平台|公司|店铺|我们~2 规定|规则~4 就是|是~4 不能|不|这样',
        '您的|你的~8 不在|不属于|不符合~4 受理~2 范围|条件',
        '规定就是|规定如此|规则就是|规则如此|政策就是|制度就是|流程就是',
      ),
    ],
    unless: sentence('市场监|本局|我局|法院|消费者权益|自身|所产生|造成的'),
    title: ['“按平台规则不能退”', '“The rules do not allow it”'],
    reason: [
      '没有指明哪一条规则、您的情况哪里不符。平台规则不能排除法律给您的权利；规则确属合法并已公示的，可以适用。',
      'No rule is named, nor what is missing. House rules cannot take away statutory rights; lawful, published ones may apply.',
    ],
    answer:
      '请指明所依据的规则原文、公示时间和不符合之处。平台应当“遵循公开、公平、公正的原则，制定平台服务协议和交易规则”（电子商务法第三十二条），规则不能排除经营者依法应承担的责任。',
    basis: ['ECL-32', 'ECL-33', 'CPL-26'],
  }),
  stonewalling({
    rule: 'no-authority',
    patterns: [
      ...says(
        '没有|没|无~4 权限',
        '我|我们|客服|这边|人工|系统~4 没有|没|无~4 权限|权力',
        '系统~4 限制|不支持|不允许|原因|锁定~10 无法|不能|没法|操作不了|退不了',
        '系统~4 不支持|不允许|限制~8 退款|操作|退',
        '没有|没|无~4 退款~2 权限|入口|通道|功能',
      ),
    ],
    unless: sentence('您没有权限|登录后|访问权限|页面|管理员权限|开通权限'),
    title: ['“没有权限、系统操作不了”', '“No authority, the system will not”'],
    reason: [
      '内部权限和系统设置不是不退款的理由，应当转给有权处理的人并告诉您结果。',
      'Internal permissions or system settings are no ground to keep the money; it must go to whoever can decide.',
    ],
    answer:
      '内部权限和系统设置不影响贵方应承担的责任，请转交有权处理的人员并书面答复。经营者应当建立“便捷、高效的投诉处理机制，及时解决消费争议”（消费者权益保护法实施条例第四十四条）。',
    basis: ['CPR-44', 'ECL-59', 'CPL-52'],
  }),
  stonewalling({
    rule: 'ask-someone-else',
    patterns: [
      ...says(
        '自行|自己|您|你|请|得|要|建议|麻烦~6 找|联系|咨询|问|打|去~4 <issuer>',
        '<issuer>~8 的问题|的原因|那边的问题~8 找|联系|问|不是我们',
        '只负责|只管|只是~4 卖|出售|发卡|代理|销售|发货~14 找|联系|官方|不管|不负责',
      ),
    ],
    unless: sentence('充错|填错|修改|绑定|换绑|举报|报警|核实真伪|查询进度|12315|忘记|实名|运费|快递'),
    title: ['“去找官方、运营商”', '“Ask the issuer”'],
    reason: [
      '您是向卖家买的，可以直接向销售者要求赔偿；第三方的原因也不免除它的违约责任。向官方查询核销记录对您仍有帮助。',
      'You bought from the seller and may claim from it; a third party’s fault does not excuse. The issuer’s record still helps you.',
    ],
    answer:
      '本人与贵方成立合同。“当事人一方因第三人的原因造成违约的，应当依法向对方承担违约责任”（民法典第五百九十三条），请贵方向上游查明并按约定交付或者退款。',
    basis: ['CC-593', 'CPL-40'],
  }),
  stonewalling({
    rule: 'closed-without-result',
    patterns: [
      ...says(
        '工单|投诉|本次服务|会话|申诉|该单|本单|本次投诉|您的问题|维权~8 已关闭|已结案|已结束|已办结|已完结|已归档|关闭了|结案了|已处理完毕|已经关闭|已经结案|被关闭',
        '工单~2 关闭|完结|结束|结单',
        '请勿|不要|别再|无需~4 重复~2 提交|投诉|反馈|咨询|进线',
        '不再~2 回复|受理|答复|跟进~4 您|该|此|同一|投诉',
      ),
    ],
    unless: sentence('已(?:全额)?退款|款项|退款成功|重复付款|重复下单|重复支付|已退回|法院|检察'),
    title: ['“已结案、请勿重复投诉”', '“Closed”'],
    reason: [
      '关闭工单不等于解决争议，没有结果和理由的可以继续要求处理。同一事项没有新事实的重复投诉，对方可能不再受理。',
      'A closed ticket is no settled dispute; without outcome and reason keep asking. Repeating it without new facts may be refused.',
    ],
    answer:
      '请书面说明处理结果、事实和理由。经营者对退款要求不得“故意拖延或者无理拒绝消费者的合法要求”（侵害消费者权益行为处罚办法第八条），关闭工单不免除该责任。',
    basis: ['PENRULE-8', 'ECL-59'],
  }),
  stonewalling({
    rule: 'regulator-not-competent',
    patterns: [
      ...says(
        '不属于|不在|不属~4 市场监|我局|本局|本机关|我单位|工商|本部门|我所~8 职责|职能|管辖|受理范围|权限|范围',
        '不属于|不在~3 管辖|受理~4 范围|区域~14 向|建议|不予受理',
        '不具有~4 处理权限|管辖权',
        '建议~6 向~10 反映|投诉~2 部门',
      ),
    ],
    unless: sentence('投诉事项不属于|本行政机关|有下列情形|情形之一|人民法院|应当(?:移送|向|在|告知)'),
    title: ['“不属于我局职责”', '“Not our remit”'],
    reason: [
      '确实无权处理的，应当告诉您不予受理的理由和其他解决途径；平台住所地的县级市场监管部门也有权处理对平台的投诉。',
      'If truly not competent it must give the reason and the other routes; the county regulator of the platform’s domicile is competent for the platform.',
    ],
    answer:
      '请书面说明不予受理的理由和其他解决途径：对投诉作出不予受理决定的，“还应当告知投诉人不予受理的理由”（市场监督管理投诉举报处理办法第十五条）。',
    basis: ['SAMR121-15', 'SAMR121-13'],
  }),
  stonewalling({
    rule: 'police-only-noted',
    patterns: [
      ...says(
        '<police>~16 登记|备案|备个案|记录|记了~10 回去|等消息|等通知|没有|没给|不给|不出|没开|不开|就完了|让我走',
        '不给|不出|没给|没出|不开|没开|没有给|没有开|没有出|未给|未开|未出具|拒绝出具~4 受案回执|回执|立案通知书|不予立案通知书|报案回执',
        '<police>~10 口头~6 不立案|不受理|打发',
      ),
    ],
    unless: sentence('应当|依法|如果?~8不'),
    title: ['“先登记，回去等消息”', '“Noted, go home and wait”'],
    reason: [
      '公安机关接受案件应当出具受案回执；不立案要有书面通知。只登记没有回执，事后难以证明报过案。',
      'Police must give a receipt of the report, and a written notice if they open no case. Without a receipt the report is hard to prove.',
    ],
    answer:
      '请出具受案回执：公安机关接受案件时“应当制作受案登记表和受案回执，并将受案回执交扭送人、报案人、控告人、举报人”（公安机关办理刑事案件程序规定第一百七十一条）。',
    basis: ['POLCRIM-171', 'POLCRIM-169', 'CRPL-110'],
  }),
];
