import type { ChannelRule } from '../channels.ts';
import { may, must, quoted, say } from './words.ts';

const trialEnds = ['decided', 'agreed', 'withdrawn', 'refused'] as const;

export const courtSuit: ChannelRule = {
  id: 'court-suit',
  channel: 'court',
  title: say('起诉', 'Suit'),
  addressee: say('有管辖权的基层人民法院', 'the basic court that is competent'),
  actor: 'court',
  inForce: { since: '2024-01-01' },
  basis: [
    quoted('CPLAW-122', '有明确的被告'),
    quoted('CPLAW-24', '由被告住所地或者合同履行地人民法院管辖'),
    quoted('CPJI-20', '通过信息网络交付标的的，以买受人住所地为合同履行地'),
    quoted('CPLAW-126', '符合起诉条件的，应当在七日内立案，并通知当事人'),
  ],
  documents: ['civil-complaint', 'catalogue', 'production-order', 'investigation-order'],
  why: say(
    '要有明确的被告；主张欺诈的，法院要求证明到能够排除合理怀疑，比监管部门严。败诉方负担诉讼费。',
    'A named defendant is needed; for fraud a court asks for proof beyond reasonable doubt, more than a regulator. The loser bears the court fee.',
  ),
  asks: [
    say('退还价款、利息、合理费用', 'refund, interest, reasonable costs'),
    say('能够证明欺诈时的增加赔偿', 'the statutory increase where fraud can be proved'),
    say('平台在法定情形下承担连带责任', 'joint liability of the platform where the law has it'),
  ],
  fields: [
    must(
      'plaintiff',
      '原告的姓名、性别、年龄、民族、职业、工作单位、住所、联系方式',
      'Plaintiff’s particulars',
    ),
    must('defendant', '被告的名称（姓名）、住所等信息', 'Defendant’s particulars'),
    must('claims', '诉讼请求', 'Claims'),
    must('facts', '事实与理由', 'Facts and reasons'),
    must('evidence', '证据和证据来源，证人姓名和住所', 'Evidence, its sources, witnesses'),
    may(
      'wage',
      '所在省上年度就业人员年平均工资（由您填写来源）',
      'The province’s average wage (you give its source)',
    ),
  ],
  clocks: [
    {
      rule: 'court-filing-decision',
      from: 'delivered',
      metBy: ['accepted', 'refused', 'agreed', 'decided', 'withdrawn'],
    },
    { rule: 'small-claims-end', from: 'accepted', detail: 'accepted:small-claims', metBy: trialEnds },
    { rule: 'simplified-trial-end', from: 'accepted', detail: 'accepted:simplified', metBy: trialEnds },
    { rule: 'ordinary-trial-end', from: 'accepted', detail: 'accepted:ordinary', metBy: trialEnds },
  ],
  opens: [
    {
      when: [{ after: 'court-suit', event: 'refused', detail: ['refused:no-clear-defendant'] }],
      action: say(
        '补正被告信息：以平台为被告（消费者权益保护法第四十四条），并申请法院调查收集商家身份',
        'Name the defendant: sue the platform (消费者权益保护法第四十四条) and ask the court to find the merchant’s identity',
      ),
      why: say(
        '平台不能提供商家真实名称、地址和有效联系方式的，可以向平台要求赔偿。',
        'A platform that cannot name the merchant may be sued itself.',
      ),
      basis: [
        quoted('CPL-44', '消费者也可以向网络交易平台提供者要求赔偿'),
        quoted('CPLAW-67', '人民法院应当调查收集'),
        quoted('CPJI-209', '足以使被告与他人相区别的，可以认定为有明确的被告'),
      ],
    },
    {
      when: [{ after: 'court-suit', event: 'refused', detail: ['refused:no-jurisdiction'] }],
      action: say('向有管辖权的法院重新起诉', 'Sue in the court that is competent'),
      why: say('没有管辖权的法院会告知向哪个法院起诉。', 'The court tells which one is competent.'),
      basis: [quoted('CPLAW-127', '告知原告向有管辖权的人民法院起诉')],
    },
    {
      when: [{ after: 'court-suit', event: 'decided', detail: ['decided:for-buyer'] }],
      within: 'enforcement-application',
      action: say('对方不履行判决的，申请强制执行', 'If the judgment is not obeyed, apply for enforcement'),
      why: say(
        '期间从履行期限最后一日起算；这里从裁判之日起算，偏早、稳妥。',
        'It runs from the last day of performance; counted here from the judgment, the earlier and safer day.',
      ),
      basis: [quoted('CPLAW-250', '申请执行的期间为二年')],
    },
    {
      when: [{ after: 'court-suit', event: 'decided', detail: ['decided:against-buyer'] }],
      within: 'appeal-judgment',
      action: say(
        '不服一审判决的，十五日内上诉（小额诉讼一审终审，不能上诉）',
        'Appeal within fifteen days (none in small-claims cases)',
      ),
      why: say('逾期判决生效。', 'After that the judgment takes effect.'),
      basis: [quoted('CPLAW-171', '有权在判决书送达之日起十五日内向上一级人民法院提起上诉')],
    },
    {
      when: [{ after: 'court-suit', event: 'refused', detail: ['refused:other'] }],
      within: 'appeal-ruling',
      action: say(
        '要求出具不予受理的裁定书；不服的，十日内上诉',
        'Ask for the written ruling; it can be appealed within ten days',
      ),
      why: say('不予立案应当有裁定书。', 'A refusal takes a written ruling.'),
      basis: [quoted('CPLAW-126', '原告对裁定不服的，可以提起上诉')],
    },
    {
      when: [{ after: 'platform-demand', event: 'refused', detail: ['refused:merchant-identity'] }],
      force: 'may',
      action: say('以平台为被告起诉', 'Sue the platform'),
      why: say('平台没有提供商家的真实名称、地址和有效联系方式。', 'The platform did not name the merchant.'),
      basis: [quoted('CPL-44', '消费者也可以向网络交易平台提供者要求赔偿')],
    },
    {
      when: [
        { after: 'judicial-confirmation', event: 'refused' },
        { after: 'judicial-confirmation', event: 'decided', detail: ['decided:against-buyer'] },
        { after: 'peoples-mediation', event: 'failed' },
        { after: 'peoples-mediation', event: 'refused' },
        { after: 'association-complaint', event: 'failed' },
        { after: 'samr-complaint', event: 'failed' },
        { after: 'samr-complaint', overdue: 'mediation-end' },
        { after: 'samr-complaint', overdue: 'mediation-end-before-2024' },
        {
          after: 'samr-complaint',
          event: 'refused',
          detail: ['refused:not-consumer', 'refused:other'],
        },
        { after: 'police-report', event: 'decided', detail: ['decided:no-case'] },
      ],
      action: say('向人民法院起诉', 'Sue'),
      why: say(
        '前面的途径已经走完：调解不成的，可以通过诉讼解决。',
        'The ways before it are used up: what mediation could not settle, a court decides.',
      ),
      basis: [quoted('CPL-39', '向人民法院提起诉讼')],
    },
    {
      when: [{ after: 'samr-complaint', event: 'refused', detail: ['refused:time-barred'] }],
      force: 'may',
      action: say('咨询之后再决定是否起诉', 'Take advice before suing'),
      why: say(
        '超过三年的，对方可以提出时效抗辩；曾经催告、对方曾经同意履行的，期间重新计算。',
        'Beyond three years they may plead time; a demand or their promise to perform began it anew.',
      ),
      basis: [quoted('CC-195', '诉讼时效期间重新计算')],
    },
  ],
  locks: [],
  shutBy: ['unlawful-goods', 'in-court'],
  aim: ['paid'],
  told: {
    agreed: say(
      '在法院达成调解的，调解书生效后可以申请执行。',
      'A settlement before the court can be enforced.',
    ),
  },
};

export const reconsideration: ChannelRule = {
  id: 'reconsideration',
  channel: 'market-regulator',
  title: say('行政复议（市场监管部门不作为）', 'Administrative reconsideration (the regulator did not act)'),
  addressee: say('该市场监管部门的同级人民政府', 'the people’s government of the same level'),
  actor: 'government',
  inForce: { since: '2024-01-01' },
  basis: [
    quoted('ADREV-11', '行政机关拒绝履行、未依法履行或者不予答复'),
    quoted('ADREV-23', '申请人应当先向行政复议机关申请行政复议'),
    quoted('ADREV-24', '对本级人民政府工作部门作出的行政行为不服的'),
  ],
  documents: ['reconsideration', 'catalogue'],
  why: say(
    '只针对没有履行法定职责；调解的结果不能复议。先复议，才能起诉。',
    'Only against a failure to act; the result of mediation cannot be reviewed. It must come before a suit.',
  ),
  asks: [say('责令限期履行处理投诉的职责', 'an order to perform within a time')],
  fields: [
    must(
      'applicant',
      '申请人的姓名、性别、年龄、身份证号码、工作单位、住所、邮政编码',
      'Applicant’s particulars',
    ),
    must('respondent', '被申请人的名称', 'The authority'),
    must('requests', '行政复议请求、主要事实和理由', 'Requests, main facts and reasons'),
    must('signature', '签名、日期', 'Signature and date'),
    must('asked', '曾经要求其履行职责的证据', 'Proof of having asked it to act'),
  ],
  clocks: [
    {
      rule: 'reconsideration-acceptance',
      from: 'delivered',
      metBy: ['accepted', 'refused', 'decided', 'withdrawn'],
    },
    { rule: 'reconsideration-decision', from: 'accepted', metBy: ['decided', 'withdrawn'] },
  ],
  opens: [
    {
      when: [
        { after: 'reconsideration', event: 'decided', detail: ['decided:against-buyer'] },
        { after: 'reconsideration', overdue: 'reconsideration-decision' },
      ],
      within: 'suit-after-reconsideration',
      action: say('十五日内向人民法院提起行政诉讼', 'Within fifteen days, bring an administrative suit'),
      why: say(
        '不服复议决定，或者复议机关逾期不决定。',
        'The decision went against you, or none came in time.',
      ),
      basis: [quoted('ADLIT-45', '可以在收到复议决定书之日起十五日内向人民法院提起诉讼')],
    },
    {
      when: [{ after: 'samr-complaint', overdue: 'market-regulator-acceptance' }],
      within: 'reconsideration-filing',
      action: say(
        '12315逾期没有决定是否受理：六十日内申请行政复议',
        '12315 did not decide in time: apply for reconsideration within sixty days',
      ),
      why: say('附上提交投诉的凭证。', 'Attach proof that the complaint was filed.'),
      basis: [quoted('ADREV-20', '自知道或者应当知道该行政行为之日起六十日内提出行政复议申请')],
    },
    {
      when: [{ after: 'samr-complaint', event: 'refused' }],
      within: 'reconsideration-filing',
      force: 'may',
      action: say(
        '认为不予受理不对的，六十日内申请行政复议',
        'If the refusal is wrong, apply for reconsideration within sixty days',
      ),
      why: say(
        '“拒绝履行”是否必须先复议有争议；六十日内先复议总是稳妥的。',
        'Whether a refusal must first be reconsidered is debated; doing so within sixty days is always safe.',
      ),
      basis: [quoted('ADREV-20', '自知道或者应当知道该行政行为之日起六十日内提出行政复议申请')],
    },
  ],
  locks: [],
  shutBy: [],
  aim: ['decided:for-buyer'],
  told: {
    'decided:for-buyer': say(
      '责令限期履行：请市场监管部门在期限内处理投诉。',
      'It must act within the time set: have the regulator handle the complaint.',
    ),
  },
  onlyWhenOpened: true,
};
