import type { ChannelRule } from '../channels.ts';
import { may, quoted, say } from './words.ts';

export const policeReport: ChannelRule = {
  id: 'police-report',
  channel: 'police',
  title: say('报案', 'Report to the police'),
  addressee: say('您所在地的公安机关', 'the police where you live'),
  actor: 'police',
  inForce: { since: '2022-12-01' },
  basis: [
    quoted('POLCRIM-17', '被害人被侵害时所在地和被害人财产遭受损失地公安机关可以管辖'),
    quoted('POLCRIM-171', '应当制作受案登记表和受案回执，并将受案回执交扭送人、报案人、控告人、举报人'),
    quoted('CRPL-110', '对于报案、控告、举报，都应当接受'),
    quoted('ATF-20', '紧急止付、快速冻结、及时解冻和资金返还制度'),
  ],
  documents: ['police-report', 'catalogue'],
  why: say(
    '只陈述事实，是否构成诈骗由公安机关认定；越早报案，止付、冻结和调取日志的机会越大。',
    'State facts; the police decide whether it is fraud. The earlier, the better the chance to stop the money and obtain logs.',
  ),
  asks: [
    say('受案并出具受案回执', 'acceptance, with its receipt'),
    say('止付、冻结，在六个月内调取日志', 'a stop, a freeze, and the logs within six months'),
  ],
  fields: [
    may('reporter', '报案人身份', 'Reporter'),
    may(
      'suspects',
      '对方可见的标识：昵称、网址、收款账户',
      'What is visible of the other side: names, site, payee',
    ),
    may('timeline', '时间线和资金流', 'Timeline and flow of money'),
    may('catalogue', '证据清单', 'List of evidence'),
  ],
  clocks: [
    {
      rule: 'police-review-complex',
      from: 'accepted',
      metBy: ['decided', 'refused', 'withdrawn'],
    },
    {
      rule: 'public-security-case',
      from: 'accepted',
      detail: 'accepted:public-security',
      metBy: ['decided', 'refused'],
    },
    { rule: 'no-case-notice', from: 'refused', metBy: ['answered'] },
  ],
  opens: [
    {
      when: [{ gate: 'crime-signs', status: ['warn', 'stop'] }],
      rank: 1,
      action: say(
        '到您所在地的公安机关报案，提交材料并索要受案回执',
        'Report to the police where you live; hand in the material and ask for the receipt',
      ),
      why: say('有疑似诈骗的迹象，先报案、先止付。', 'Signs of fraud stand: police and money first.'),
      basis: [quoted('ATF-20', '公安机关依法决定采取上述措施的，银行业金融机构、非银行支付机构应当予以配合')],
    },
    {
      when: [{ dispute: 'unauthorised-charge' }],
      rank: 4,
      action: say(
        '通知支付机构之后报案，索要受案回执',
        'After telling the payment provider, report to the police and ask for the receipt',
      ),
      why: say('被盗刷的，受案回执有助于支付机构核实。', 'The receipt helps the provider to check.'),
      basis: [],
    },
    {
      when: [
        { after: 'police-report', event: 'refused', detail: ['refused:no-jurisdiction', 'refused:other'] },
      ],
      action: say(
        '说明被害人所在地和财产损失地的公安机关都有管辖权，再次报案并索要受案回执',
        'Say that the police of the victim’s place and of the loss are competent; report again and ask for the receipt',
      ),
      why: say(
        '报案都应当接受；不属于自己管辖的也应当接受并移送。',
        'Every report must be received; even the wrong office receives it and passes it on.',
      ),
      basis: [quoted('CRPL-110', '对于不属于自己管辖的，应当移送主管机关处理')],
    },
    {
      when: [{ after: 'samr-complaint', event: 'refused', detail: ['refused:not-consumer'] }],
      force: 'may',
      action: say('有诈骗迹象的，报案', 'Where there are signs of fraud, report to the police'),
      why: say('报案不要求是消费者。', 'A report to the police needs no consumer.'),
      basis: [],
    },
  ],
  locks: [],
  shutBy: [],
  aim: ['paid'],
  outlivesPayment: true,
  told: {
    'decided:case-opened': say(
      '已立案：对平台的民事主张可以继续；对同一事实起诉对方的，法院可能驳回并移送。追缴、退赔由办案机关处理，诉讼时效在查处期间中断。',
      'Case opened: claims against the platform can go on; a suit on the same facts may be dismissed and passed on. Money is recovered by the authorities; limitation is interrupted meanwhile.',
    ),
    'decided:no-case': say(
      '不予立案：收到通知书后七日内可以申请复议，也可以向检察院申请立案监督，或者起诉。',
      'No case: within seven days of the notice ask for reconsideration, or ask the procuratorate, or sue.',
    ),
    'refused:no-case': say(
      '请索要书面的不予立案通知书：没有通知书，复议的七日无从起算。',
      'Ask for the written notice: without it the seven days cannot begin.',
    ),
  },
};

const noCase = [
  { after: 'police-report', event: 'decided', detail: ['decided:no-case'] },
  { after: 'police-report', event: 'refused', detail: ['refused:no-case'] },
] as const;

export const policeReview: ChannelRule = {
  id: 'police-review',
  channel: 'police',
  title: say('不予立案的复议、复核或者立案监督', 'Review of a refusal to open a case'),
  addressee: say(
    '作出决定的公安机关、上一级公安机关或者人民检察院',
    'the deciding police, the higher police or the procuratorate',
  ),
  actor: 'police',
  inForce: { since: '2020-09-01' },
  basis: [
    quoted('POLCRIM-179', '可以在收到不予立案通知书后七日以内向作出决定的公安机关申请复议'),
    quoted('CRPL-113', '人民检察院应当要求公安机关说明不立案的理由'),
  ],
  documents: ['police-review', 'catalogue'],
  why: say(
    '先复议、后复核，各只有七日；也可以请检察院监督立案。刑事侦查行为不能提起行政诉讼。',
    'Reconsideration, then second review, seven days each; or ask the procuratorate. Investigation is beyond administrative suits.',
  ),
  asks: [say('撤销不予立案决定、依法立案', 'that the refusal is set aside and a case opened')],
  fields: [
    may('notice', '不予立案通知书文号、收到日期', 'Number of the notice and day of receipt'),
    may('reasons', '不服的理由和证据', 'Reasons and evidence'),
  ],
  clocks: [
    {
      rule: 'police-reconsideration-decision',
      from: 'delivered',
      metBy: ['decided', 'refused', 'withdrawn'],
    },
    {
      rule: 'police-explain',
      from: 'acknowledged',
      detail: 'acknowledged:procurator-asked',
      metBy: ['answered', 'decided'],
    },
    {
      rule: 'police-open-on-order',
      from: 'acknowledged',
      detail: 'acknowledged:ordered-to-open',
      metBy: ['decided'],
    },
  ],
  opens: [
    {
      when: noCase,
      uses: 0,
      within: 'police-reconsideration',
      action: say(
        '收到不予立案通知书后七日内，向作出决定的公安机关申请复议',
        'Within seven days of the notice, ask the deciding police for reconsideration',
      ),
      why: say(
        '也可以向检察院申请立案监督，没有读到期限。',
        'The procuratorate can be asked as well; no term was read.',
      ),
      basis: [quoted('POLCRIM-179', '控告人对不予立案决定不服的')],
    },
    {
      when: [
        { after: 'police-review', event: 'decided', detail: ['decided:against-buyer', 'decided:no-case'] },
      ],
      uses: 1,
      within: 'police-second-review',
      action: say(
        '收到复议决定书后七日内，向上一级公安机关申请复核',
        'Within seven days of that decision, ask the higher police for a second review',
      ),
      why: say('复核之后还可以请检察院监督。', 'After it, the procuratorate remains.'),
      basis: [quoted('POLCRIM-179', '可以在收到复议决定书后七日以内向上一级公安机关申请复核')],
    },
    {
      when: [
        { after: 'police-report', overdue: 'police-review-complex' },
        { after: 'police-review', overdue: 'police-reconsideration-decision' },
        { after: 'police-review', event: 'refused' },
        { after: 'police-review', event: 'decided', detail: ['decided:against-buyer', 'decided:no-case'] },
      ],
      action: say('向人民检察院申请立案监督', 'Ask the procuratorate to supervise'),
      why: say(
        '公安机关逾期不作决定，或者复核维持不予立案。',
        'The police let the time pass, or the second review upheld the refusal.',
      ),
      basis: [quoted('CRPL-113', '被害人认为公安机关对应当立案侦查的案件而不立案侦查，向人民检察院提出的')],
    },
  ],
  locks: [],
  shutBy: [],
  aim: ['decided:case-opened', 'decided:for-buyer'],
  outlivesPayment: true,
  told: {},
  onlyWhenOpened: true,
};
