import { type DiagnosisRule, says, sentence, stonewalling } from './rule.ts';

/** Replies of market regulators and police that end a matter too early (LAW §9). */
export const authorityReplies: readonly DiagnosisRule[] = [
  stonewalling({
    rule: 'regulator-cannot-reach-merchant',
    overrides: ['blocked-after-payment'],
    patterns: [
      ...says(
        '无法|未能|不能~1 与~4 <respondent>~6 联系',
        '无法联系|联系不上|未能联系|无法取得联系|无法联络|未能取得联系~2 <respondent>',
        '<respondent>~8 无法联系|联系不上|失联|查无|无人接听|未能取得联系|无法取得联系|不在注册地|查无下落~24 终止|办结|不予受理|本局|我局|本件',
        '<regulator>~24 <respondent>~8 无法联系|联系不上|失联|查无|无人接听',
        '<regulator>~24 <respondent>~14 无法取得联系|未能取得联系|联系不上|不在注册地址|不在登记地址',
      ),
    ],
    unless: sentence('平台~8(?:退款|先行|赔)|由平台经营者|如|若|提供~10(?:名称|地址|联系)|不能提供'),
    title: ['“无法联系商家”', '“The merchant cannot be reached”'],
    reason: [
      '通过公示的地址联系不上商家的，由平台住所地的县级市场监管部门处理。',
      'If the published address does not reach the merchant, the county regulator of the platform’s domicile is competent.',
    ],
    answer:
      '“未在平台依法公示地址，或者通过平台公示的地址无法取得联系的，由平台经营者住所地县级市场监督管理部门处理”（市场监督管理投诉举报处理办法第十三条），请告知移送情况或者由本人向该部门提交。',
    basis: ['SAMR121-13'],
  }),
  stonewalling({
    rule: 'regulator-not-a-consumer',
    patterns: [
      ...says(
        '不属于|不是|非|不存在~2 消费者权益争议|消费争议|消费纠纷|消费者权益纠纷|消费者争议',
        '不属于|不是|非|并非|不符合~3 生活消费|为生活消费|消费者',
        '不属于消费者|不是消费者|非消费者',
        '超出~4 合理~2 消费|自用~3 范围',
      ),
    ],
    unless: sentence('法院|仲裁|判断投诉|有下列情形|不能证明与'),
    title: ['“不属于消费争议”', '“No consumer dispute”'],
    reason: [
      '要看购买的数量、次数、频率等；自用、单次购买的，请补充说明。买来转卖的确实不受理。',
      'It turns on quantity, number and frequency; show own use and a single purchase. Goods bought to resell are rightly refused.',
    ],
    answer:
      '本人为个人使用购买，现补充购买数量、次数和用途的说明，请依照市场监督管理投诉举报处理办法第十七条所列因素重新判断并书面告知理由。',
    basis: ['SAMR121-17', 'SAMR121-15'],
  }),
  stonewalling({
    rule: 'mediation-refused',
    patterns: [
      ...says(
        '<respondent>|平台|对方|企业~8 拒绝|不同意|不接受|不愿意|不愿|拒不接受|无意~4 调解|接受调解|参加调解',
      ),
    ],
    unless: sentence('的除外|有下列情形|无正当理由|当事人一方明确拒绝调解的|如|若|可以'),
    title: ['“对方拒绝调解”', '“They refuse mediation”'],
    reason: [
      '调解须双方同意。终止调解后七个工作日内应当告知；对终止决定不能申请复议，可以起诉，举报不受影响。',
      'Mediation needs both sides. Notice of its end is due within seven working days; it cannot be reviewed, but you may sue, and a report goes on.',
    ],
    answer:
      '请出具终止调解的告知：“市场监督管理部门终止调解的，应当自作出终止调解决定之日起七个工作日内告知投诉人和被投诉人”（市场监督管理投诉举报处理办法第二十三条）。',
    basis: ['SAMR121-23', 'SAMR121-25'],
  }),
  stonewalling({
    rule: 'police-civil-matter',
    patterns: [
      ...says(
        '属于|属|系|是|为@不|不是~2 经济纠纷|民事纠纷|合同纠纷|买卖纠纷|消费纠纷|债务纠纷~16 不予立案|不立案|不予受理|不受理|法院|起诉|不管|管不了|不归|没有犯罪',
        '<police>~16 属于|属|系|是|为@不~2 经济纠纷|民事纠纷|合同纠纷|买卖纠纷|消费纠纷|债务纠纷',
      ),
    ],
    unless: sentence(
      '人民法院(?:在)?(?:审理|作为)|经审理|提起的诉讼|涉嫌|由人民法院|为依法|不是(?:经济|民事)纠纷',
    ),
    title: ['“属于经济纠纷”', '“A civil matter”'],
    reason: [
      '公安机关接受案件应当出具受案回执，不立案要有书面通知，据此可以复议或者申请立案监督。确属迟延交付等违约的，应走民事途径。',
      'Police must give a receipt of the report and a written notice if they open no case; then reconsideration or the procuratorate. A mere breach is indeed civil.',
    ],
    answer:
      '请出具受案回执：公安机关接受案件时“应当制作受案登记表和受案回执，并将受案回执交扭送人、报案人、控告人、举报人”（公安机关办理刑事案件程序规定第一百七十一条）；决定不予立案的，请出具不予立案通知书。',
    basis: ['POLCRIM-171', 'POLCRIM-178', 'CRPL-113'],
  }),
  stonewalling({
    rule: 'police-sum-too-small',
    patterns: [
      ...says(
        '金额|数额|价值|钱|几百|几十|几百块~6 太小|不够|较小|过小|不足|未达|没达|没到|达不到|不到|够不上|太少~14 立案|受理|标准|3000|三千|2000|两千',
        '不够|未达|未达到|没达到|达不到|够不上|不到|达不上~6 立案~4 标准|金额|条件',
        '够不上立案|不够立案|达不到立案|未达立案',
      ),
    ],
    title: ['“金额不够立案”', '“The sum is too small”'],
    reason: [
      '不够刑事立案的诈骗，仍可由公安机关作治安处罚；有多名受害人的请一并说明。',
      'Fraud below the criminal threshold is still a police matter; tell them of other victims.',
    ],
    answer:
      '即使不够刑事立案标准，“前款行为尚不构成犯罪的，由公安机关处十日以上十五日以下拘留”（反电信网络诈骗法第三十八条）；请作为治安案件依法处理并出具受案回执。',
    basis: ['PSM-58', 'ATF-38', 'POLCRIM-171'],
  }),
  stonewalling({
    rule: 'police-go-elsewhere',
    patterns: [
      ...says(
        '到|去|向|前往|回~4 <respondent>|平台|公司|嫌疑人|网站|骗子|对方~5 所在地|住所地|注册地|当地|所在的城市|那边|户籍地~8 报案|报警|派出所|公安|立案|报',
        '不归我们管|不归我们|不归这里管~14 报案|报警|去报|那边',
      ),
    ],
    title: ['“去平台所在地报案”', '“Report where the platform sits”'],
    reason: [
      '网络犯罪中，被害人被侵害时所在地和财产遭受损失地的公安机关都可以管辖。',
      'For crimes on the internet the police where the victim was or lost the money are competent too.',
    ],
    answer:
      '“被害人被侵害时所在地和被害人财产遭受损失地公安机关可以管辖”（公安机关办理刑事案件程序规定第十七条），请依法接受并出具受案回执。',
    basis: ['POLCRIM-17', 'POLCRIM-171'],
  }),
];
