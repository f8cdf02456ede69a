import type { ChannelRule, Opening } from '../channels.ts';
import { demandFailed } from './complaint.ts';
import { may, must, quoted, say } from './words.ts';

const opens: readonly Opening[] = [
  {
    when: [{ after: 'samr-report', overdue: 'report-verification' }],
    force: 'may',
    action: say(
      '书面询问举报的办理情况，也可以申请政府信息公开',
      'Ask in writing how the report stands, or file a request for government information',
    ),
    why: say(
      '核查期限已过；结果只在法律有规定时告知。',
      'The time to verify has passed; the result is told only where a law says so.',
    ),
    basis: [quoted('GOVINFO-33', '应当自收到申请之日起20个工作日内予以答复')],
  },
  {
    when: [
      { after: 'merchant-demand', overdue: 'refund-stalling' },
      { after: 'platform-demand', overdue: 'refund-stalling' },
    ],
    action: say(
      '提交举报：要求退款后超过十五日未退款',
      'File a report: no refund more than fifteen days after the demand',
    ),
    why: say(
      '视为故意拖延或者无理拒绝，是可以处罚的情形；举报本身不能要回钱。',
      'It counts as deliberate delay and may be punished; a report alone returns no money.',
    ),
    basis: [quoted('PENRULE-10', '超过十五日未退款的，视为故意拖延或者无理拒绝')],
  },
  {
    when: [{ after: 'samr-complaint', event: 'refused', detail: ['refused:not-consumer'] }],
    action: say('改为举报（任何人都可以提出）', 'File a report instead (anyone may)'),
    why: say('投诉只限消费者，举报不限。', 'Only a consumer may complain; anyone may report.'),
    basis: [
      quoted(
        'SAMR121-3',
        '自然人、法人或者其他组织向市场监督管理部门反映经营者涉嫌违反市场监督管理法律、法规、规章线索的行为',
      ),
    ],
  },
  {
    when: [{ after: 'samr-complaint', event: 'failed' }],
    action: say('另行举报违法行为', 'Report the unlawful conduct apart from it'),
    why: say(
      '调解不成不免除经营者的其他法律责任。',
      'Failed mediation does not free the trader from other liability.',
    ),
    basis: [quoted('SAMR121-27', '对消费者权益争议的调解不免除经营者依法应当承担的其他法律责任')],
  },
  {
    when: demandFailed,
    action: say(
      '与投诉分开，另行提交举报（要求查处违法行为）',
      'Apart from the complaint, file a report (asks for punishment)',
    ),
    why: say(
      '投诉要钱，举报要查处，程序不同、分别处理；需要保密时必须分成两份。',
      'The complaint seeks money, the report punishment; each has its own procedure. For secrecy, two papers.',
    ),
    basis: [quoted('SAMR121-9', '应当按照本办法规定的程序对投诉和举报予以分别处理')],
  },
];

/** 举报 under the rules of 2026 (LAW §1.4, §5.4). */
export const samrReport: ChannelRule = {
  id: 'samr-report',
  channel: 'market-regulator',
  title: say('12315举报（要求查处）', '12315 report (asks for punishment)'),
  addressee: say('县级以上市场监督管理部门', 'the market regulator, county level or above'),
  actor: 'market-regulator',
  inForce: { since: '2026-04-15' },
  basis: [
    quoted(
      'SAMR121-28',
      '举报人应当提供涉嫌违反市场监督管理法律、法规、规章的具体线索和相应的事实依据，并对举报内容的真实性负责',
    ),
    quoted('SAMR121-31', '由其住所地县级以上市场监督管理部门处理'),
  ],
  documents: ['samr-report', 'catalogue'],
  why: say(
    '举报要求查处，本身不能要回钱；结果只在法律有规定时告知。重复举报同一事实不再另行处理。',
    'It asks for punishment and returns no money; the result is told only where a law says so. The same facts are not handled twice.',
  ),
  asks: [say('立案查处、责令改正', 'opening a case and an order to correct')],
  fields: [
    must('clues', '涉嫌违法的具体线索', 'Particular clues of a breach'),
    must('facts', '相应的事实依据', 'The facts behind them'),
    may('reporter', '举报人（可实名）', 'Reporter (a real name is optional)'),
    may('rules', '涉嫌违反的条款', 'Rules that seem broken'),
  ],
  clocks: [
    {
      rule: 'report-verification',
      from: 'delivered',
      metBy: ['accepted', 'refused', 'decided', 'answered', 'failed', 'withdrawn'],
    },
  ],
  opens,
  locks: [],
  shutBy: [],
  aim: ['decided'],
  outlivesPayment: true,
  told: {
    refused: say(
      '不予立案：单纯的举报人一般不能申请复议；为维护自身权益投诉未处理的，走投诉一路。',
      'No case opened: a mere reporter usually has no remedy; whoever complained for his own rights follows the complaint.',
    ),
  },
};

const before2026: ChannelRule = {
  ...samrReport,
  inForce: { since: '2022-03-24', until: '2026-04-14' },
  basis: [quoted('OLD20-31', '市场监督管理部门应当按照市场监督管理行政处罚等有关规定处理举报')],
  clocks: [{ rule: 'report-case-notice-before-2026', from: 'decided', metBy: ['answered'] }],
  fields: [],
  opens: opens.map((opening) => ({
    ...opening,
    basis: opening.basis.filter(({ article }) => !article.startsWith('SAMR121-')),
  })),
  partial: say(
    '2026年4月15日以前的举报：实名举报的，自作出是否立案决定之日起五个工作日内应当告知；核查期限等其他规定未收录，不作断言。',
    'A report before 15 April 2026: a named reporter was to be told within five working days of the decision on opening a case; nothing else of those rules is on record.',
  ),
};

export const reportRules: readonly ChannelRule[] = [samrReport, before2026];
