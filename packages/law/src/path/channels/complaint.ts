import type { ChannelRule, Lock, Opening, StepEventKind, Trigger } from '../channels.ts';
import { may, must, quoted, say } from './words.ts';

/** The demand had its answer, its refusal or no answer at all. */
export const demandFailed: readonly Trigger[] = (['platform-demand', 'merchant-demand'] as const).flatMap(
  (after): Trigger[] => [
    { after, overdue: 'platform-reply' },
    { after, event: 'refused' },
    { after, event: 'answered', detail: ['answered:template', 'answered:rejects', 'answered:ask-merchant'] },
  ],
);

const openings: readonly Opening[] = [
  {
    when: [{ after: 'samr-complaint', event: 'refused', detail: ['refused:no-competence'] }],
    action: say(
      '向不予受理通知所指的机关，或者平台住所地的县级市场监管部门重新提交',
      'File again with the office named in the refusal, or the county-level office of the platform’s domicile',
    ),
    why: say(
      '因职责或者管辖不予受理的，可以向有权处理的机关另行提交。',
      'A refusal for lack of competence leaves the right office open.',
    ),
    basis: [quoted('SAMR121-13', '由平台经营者住所地县级市场监督管理部门处理')],
  },
  {
    when: [{ after: 'samr-complaint', event: 'refused', detail: ['refused:materials'] }],
    action: say('补齐材料后重新提交', 'Complete the papers and file again'),
    why: say(
      '写明本人真实身份、被投诉人名称和地址、具体请求和事实依据。',
      'State who you are, the respondent’s name and address, the request and its facts.',
    ),
    basis: [quoted('SAMR121-10', '具体的投诉请求以及相应的消费者权益争议事实依据')],
  },
  {
    when: [{ after: 'platform-demand', event: 'refused', detail: ['refused:merchant-identity'] }],
    action: say('以平台为被投诉人提交12315投诉', 'File the 12315 complaint with the platform as respondent'),
    why: say(
      '平台不能提供商家真实名称、地址和有效联系方式的，可以向平台要求赔偿。',
      'A platform that cannot name the merchant may be claimed from itself.',
    ),
    basis: [quoted('CPL-44', '消费者也可以向网络交易平台提供者要求赔偿')],
  },
  {
    when: [
      { after: 'merchant-demand', event: 'bounced' },
      { after: 'merchant-demand', event: 'failed', detail: ['failed:undeliverable'] },
    ],
    action: say(
      '向平台住所地的县级市场监管部门提交12315投诉',
      'File the 12315 complaint with the county-level office of the platform’s domicile',
    ),
    why: say(
      '通过公示的地址找不到商家，由平台住所地处理。',
      'The merchant cannot be reached at its published address.',
    ),
    basis: [
      quoted('SAMR121-13', '通过平台公示的地址无法取得联系的，由平台经营者住所地县级市场监督管理部门处理'),
    ],
  },
  {
    when: [{ after: 'association-complaint', event: 'refused' }],
    action: say(
      '消协没有受理：改为提交12315投诉',
      'The association did not take it: file the 12315 complaint',
    ),
    why: say(
      '消协没有受理的，不影响12315受理；请如实写明。',
      'What the association did not take up, 12315 may; say so truly.',
    ),
    basis: [quoted('SAMR121-8', '应当通过全国12315平台、12315热线电话')],
  },
  {
    when: demandFailed,
    action: say(
      '在全国12315平台提交投诉（要求退款），附函件和送达凭证',
      'File a complaint on the national 12315 platform (asks for the money), with the letter and proof of delivery',
    ),
    why: say(
      '书面要求已经被拒绝或者没有答复。只选12315或者消协之一。',
      'The written demand was refused or not answered. Choose 12315 or the association, not both.',
    ),
    basis: [quoted('SAMR121-8', '应当通过全国12315平台、12315热线电话')],
  },
];

const handled = (by: Lock['by'], zh: string, en: string): Lock => ({
  by,
  when: ['accepted', 'agreed', 'failed', 'decided'],
  why: say(
    `${zh}已经受理或者处理过同一争议，12315不予受理；请在那里继续。`,
    `${en} has taken up the same dispute: 12315 refuses. Go on there.`,
  ),
  basis: [quoted('SAMR121-16', '已经受理或者处理过同一消费者权益争议的')],
});

export const complaintTold: ChannelRule['told'] = {
  'refused:handled': say(
    '同一争议已经由其他机关处理：在那里继续，不要重复投诉。',
    'Another body already has the dispute: go on there.',
  ),
  'refused:not-consumer': say(
    '认为不是为生活消费购买的：放下投诉，举报、报案和起诉不受影响。有自用材料的，可以在六十日内申请行政复议。',
    'Held to be no consumer: drop the complaint; report, police and suit remain. With proof of own use, reconsideration within sixty days.',
  ),
  'refused:time-barred': say(
    '超过三年：12315不再受理；起诉时对方可以提出时效抗辩。',
    'Beyond three years 12315 refuses; in court the other side may plead time.',
  ),
  agreed: say(
    '达成协议：写明金额、收款账户和付款日期。调解书不能直接申请强制执行，以实际到账为准。',
    'Agreed: have sum, account and date written down. The paper is not enforceable by itself; only money counts.',
  ),
  failed: say(
    '调解不成：不能就调解结果申请复议，可以起诉；举报另行继续。',
    'Mediation failed: no reconsideration of that; a suit is open, and the report goes on.',
  ),
  withdrawn: say(
    '已经撤回。受理后撤回的，同一争议再次投诉可能不予受理。',
    'Withdrawn. Once accepted, the same dispute may be refused a second time.',
  ),
};

/** A decision on acceptance, or anything that comes only after one. */
const decidedOn: readonly StepEventKind[] = [
  'accepted',
  'refused',
  'agreed',
  'failed',
  'decided',
  'paid',
  'withdrawn',
];

/** 投诉 under the rules of 2026 (市场监管总局令第121号; LAW §1.2, §5.3). */
export const samrComplaint: ChannelRule = {
  id: 'samr-complaint',
  channel: 'market-regulator',
  title: say('12315投诉（要求退款）', '12315 complaint (asks for the money)'),
  addressee: say('县级市场监督管理部门', 'the county-level market regulator'),
  actor: 'market-regulator',
  inForce: { since: '2026-04-15' },
  basis: [
    quoted('SAMR121-3', '请求市场监督管理部门解决该争议的行为'),
    quoted('SAMR121-15', '应当自收到投诉之日起七个工作日内作出受理或者不予受理的决定'),
    quoted('SAMR121-18', '经投诉人和被投诉人同意，采用调解的方式处理投诉'),
    quoted('SAMR121-23', '自投诉受理之日起六十日内投诉人和被投诉人未能达成调解协议的'),
  ],
  documents: ['samr-complaint', 'catalogue'],
  why: say(
    '收到后七个工作日内应告知是否受理；受理后双方同意才调解，自受理起六十日内。调解不能强制对方退款。',
    'Acceptance is decided within seven working days; mediation needs both sides and ends sixty days after acceptance. It cannot force a refund.',
  ),
  asks: [
    say('退还价款的具体金额', 'the refund, as a sum'),
    say('利息和实际支出的合理费用', 'interest and costs really spent'),
    say('有欺诈依据时的增加赔偿', 'the statutory increase where fraud can be shown'),
  ],
  fields: [
    must('name', '投诉人姓名', 'Complainant’s name'),
    must('phone', '电话号码', 'Telephone number'),
    must('address', '通讯地址', 'Postal address'),
    must('respondent', '被投诉人名称（姓名）、地址', 'Respondent’s name and address'),
    must('request', '具体的投诉请求', 'The request in particulars'),
    must('facts', '消费者权益争议事实依据', 'Facts of the dispute'),
    may('own-use', '消费目的说明', 'What it was bought for'),
    may('talks', '已与经营者协商情况', 'Talks with the trader so far'),
    may('elsewhere', '是否已由法院、仲裁、其他机关、消协处理', 'Whether another body has it'),
  ],
  clocks: [
    { rule: 'market-regulator-acceptance', from: 'delivered', metBy: decidedOn },
    { rule: 'mediation-end', from: 'accepted', metBy: ['agreed', 'failed', 'withdrawn', 'paid'] },
    { rule: 'mediation-termination-notice', from: 'failed', metBy: ['answered', 'decided'] },
  ],
  opens: openings,
  locks: [
    handled('samr-complaint', '12315', '12315'),
    handled('association-complaint', '消费者协会', 'The consumer association'),
    handled('court-suit', '法院', 'A court'),
  ],
  shutBy: ['unlawful-goods', 'not-complainable'],
  aim: ['paid'],
  told: complaintTold,
};

const oldLock = (by: Lock['by'], zh: string, en: string): Lock => ({
  ...handled(by, zh, en),
  basis: [quoted('OLD20-15', '已经受理或者处理过同一消费者权益争议的')],
});

/** 投诉 before 15 April 2026, as far as its articles were read (14, 15, 21, 31, 32 of 令第20号). */
const before2026: ChannelRule = {
  ...samrComplaint,
  inForce: { since: '2024-07-01', until: '2026-04-14' },
  basis: [
    quoted('OLD20-14', '应当自收到投诉之日起七个工作日内作出受理或者不予受理的决定'),
    quoted('CPR-46', '在受理之日起60日内调解完毕'),
  ],
  fields: [
    must('identity', '真实身份信息', 'True identity'),
    must('respondent', '明确的被投诉人', 'A definite respondent'),
    must('request', '具体的投诉请求和事实依据', 'The request and its facts'),
  ],
  clocks: [
    { rule: 'market-regulator-acceptance', from: 'delivered', metBy: decidedOn },
    { rule: 'mediation-end', from: 'accepted', metBy: ['agreed', 'failed', 'withdrawn', 'paid'] },
  ],
  opens: openings.map((opening) => ({
    ...opening,
    basis: opening.basis.filter(({ article }) => !article.startsWith('SAMR121-')),
  })),
  locks: [
    oldLock('samr-complaint', '12315', '12315'),
    oldLock('association-complaint', '消费者协会', 'The consumer association'),
    oldLock('court-suit', '法院', 'A court'),
    {
      ...oldLock('peoples-mediation', '依法成立的调解组织', 'A mediation organisation'),
      basis: [
        quoted('OLD20-15', '消费者协会或者依法成立的其他调解组织已经受理或者处理过同一消费者权益争议的'),
      ],
    },
  ],
  partial: say(
    '2026年4月15日以前的投诉依当时的暂行办法处理；该办法只收录第十四、十五、二十一、三十一、三十二条，管辖等其他规定未收录，不作断言。该办法第二十一条另写“四十五个工作日”，与条例的60日并存，主张超期前请等过两者中较晚的一日。',
    'A complaint before 15 April 2026 stands under the interim rules of its day; only their articles 14, 15, 21, 31 and 32 are on record, nothing else of them is asserted. Article 21 speaks of forty-five working days beside the sixty days of the Regulation: wait for the later of the two before alleging delay.',
  ),
};

/** Before the Regulation of 1 July 2024 only the forty-five working days stood. */
const before2024: ChannelRule = {
  ...before2026,
  inForce: { since: '2022-03-24', until: '2024-06-30' },
  basis: [
    quoted('OLD20-14', '应当自收到投诉之日起七个工作日内作出受理或者不予受理的决定'),
    quoted('OLD20-21', '自投诉受理之日起四十五个工作日内投诉人和被投诉人未能达成调解协议的'),
  ],
  clocks: [
    { rule: 'market-regulator-acceptance', from: 'delivered', metBy: decidedOn },
    { rule: 'mediation-end-before-2024', from: 'accepted', metBy: ['agreed', 'failed', 'withdrawn', 'paid'] },
  ],
  partial: say(
    '依当时的暂行办法处理；该办法只收录第十四、十五、二十一、三十一、三十二条（2022年修改后的文本），其他规定未收录，不作断言。',
    'Under the interim rules of that day; only their articles 14, 15, 21, 31 and 32 (as amended in 2022) are on record, nothing else of them is asserted.',
  ),
};

export const complaintRules: readonly ChannelRule[] = [samrComplaint, before2026, before2024];
