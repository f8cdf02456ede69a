import type { ChannelRule, Lock } from '../channels.ts';
import { may, must, quoted, say } from './words.ts';

const atCourt: Lock = {
  by: 'court-suit',
  when: ['accepted', 'decided'],
  why: say(
    '法院已经立案：可以请法院主持调解，不必另找调解组织。',
    'A court has the case: it can mediate itself, no other body is needed.',
  ),
  basis: [quoted('CPLAW-125', '适宜调解的，先行调解')],
};

/** Both at once end in neither; until April 2026 by the interim rules, since then by the new ones. */
const under12315 = (article: string, quote: string): Lock => ({
  by: 'samr-complaint',
  when: ['delivered', 'read', 'acknowledged', 'accepted'],
  until: ['refused', 'failed', 'withdrawn'],
  why: say(
    '12315正在处理：再找消协，12315会因此不受理或者终止调解。两者只选其一。',
    '12315 has it: going to the association too makes it refuse or end mediation. Choose one.',
  ),
  basis: [quoted(article, quote)],
});

const associationComplaint: ChannelRule = {
  id: 'association-complaint',
  channel: 'consumer-association',
  title: say('消费者协会（消保委）投诉', 'Complaint to the consumer association'),
  addressee: say('消费者协会（消保委）', 'the consumer association'),
  actor: 'consumer-association',
  inForce: { since: '2026-04-15' },
  basis: [
    quoted('CPL-37', '受理消费者的投诉，并对投诉事项进行调查、调解'),
    quoted('CPR-45', '相关组织应当及时处理'),
  ],
  documents: ['association-complaint', 'catalogue'],
  why: say(
    '这是代替12315的途径，不是前一步：消协受理或者处理过的，12315不予受理。没有读到全国统一的办理期限。',
    'Instead of 12315, not before it: what the association took up, 12315 refuses. No national time limit was read.',
  ),
  asks: [
    say(
      '调解退款；达成协议的，共同申请司法确认',
      'mediated refund; after an agreement, joint confirmation by a court',
    ),
  ],
  fields: [
    may('name', '真实姓名、联系方式', 'Real name and contact'),
    may('respondent', '被投诉人名称、地址', 'Respondent’s name and address'),
    may('request', '投诉要求、理由和事实', 'Request, reasons, facts'),
    may('proof', '身份证明和购买凭证', 'Identity and proof of purchase'),
  ],
  clocks: [],
  opens: [
    {
      when: [
        { after: 'samr-complaint', event: 'refused', detail: ['refused:no-competence', 'refused:other'] },
        { after: 'samr-complaint', event: 'withdrawn' },
      ],
      force: 'may',
      action: say('改向消费者协会（消保委）投诉', 'Complain to the consumer association instead'),
      why: say('12315没有受理：消协可以受理。', '12315 did not take it: the association can.'),
      basis: [],
    },
  ],
  locks: [
    under12315('SAMR121-23', '市场监督管理部门受理投诉后，发现存在本办法第十六条、第四十二条规定情形的'),
    atCourt,
  ],
  shutBy: ['unlawful-goods', 'in-court'],
  aim: ['paid'],
  told: {
    agreed: say(
      '达成协议：三十日内双方可以共同申请司法确认。',
      'Agreed: within thirty days both may ask a court to confirm it.',
    ),
    failed: say('调解不成：可以起诉。', 'Mediation failed: a suit is open.'),
  },
};

const before2026: ChannelRule = {
  ...associationComplaint,
  inForce: { since: '2024-07-01', until: '2026-04-14' },
  locks: [under12315('OLD20-21', '市场监督管理部门受理投诉后，发现存在本办法第十五条规定情形的'), atCourt],
};

export const associationRules: readonly ChannelRule[] = [associationComplaint, before2026];

export const peoplesMediation: ChannelRule = {
  id: 'peoples-mediation',
  channel: 'mediation',
  title: say('人民调解', 'People’s mediation'),
  addressee: say('人民调解委员会', 'the people’s mediation committee'),
  actor: 'mediator',
  inForce: { since: '2024-01-01' },
  basis: [
    quoted('PM-4', '人民调解委员会调解民间纠纷，不收取任何费用'),
    quoted('PM-17', '当事人一方明确拒绝调解的，不得调解'),
    quoted('PM-31', '经人民调解委员会调解达成的调解协议，具有法律约束力'),
  ],
  documents: ['mediation-application', 'catalogue'],
  why: say(
    '免费、双方自愿，一方明确拒绝就不能进行；协议经司法确认才可以申请强制执行。',
    'Free and voluntary; it ends if one side refuses. Only a confirmed agreement can be enforced.',
  ),
  asks: [
    say(
      '写明金额、收款人、日期和违约后果的协议',
      'an agreement with sum, payee, date and consequence of breach',
    ),
  ],
  fields: [
    may('parties', '双方基本情况', 'Both parties'),
    may('facts', '纠纷的主要事实、争议事项', 'Main facts and issues'),
    may('request', '请求', 'Request'),
  ],
  clocks: [],
  opens: [
    {
      when: [{ after: 'samr-complaint', event: 'agreed' }],
      force: 'may',
      action: say(
        '需要能强制执行的，请在人民调解委员会重新签订协议再申请司法确认',
        'For something enforceable, sign the agreement again before a mediation committee and have it confirmed',
      ),
      why: say('12315的调解书不能直接申请强制执行。', 'The paper of 12315 cannot be enforced by itself.'),
      basis: [quoted('CPLAW-205', '经依法设立的调解组织调解达成调解协议')],
    },
    {
      when: [
        { after: 'samr-complaint', event: 'failed' },
        { after: 'samr-complaint', overdue: 'mediation-end' },
        { after: 'samr-complaint', event: 'refused', detail: ['refused:no-competence', 'refused:other'] },
        { after: 'association-complaint', event: 'failed' },
      ],
      force: 'may',
      action: say(
        '对方仍愿意谈的，申请人民调解',
        'If they are still willing to talk, ask for people’s mediation',
      ),
      why: say('双方自愿；也可以直接起诉。', 'Voluntary; a suit is open as well.'),
      basis: [],
    },
  ],
  locks: [atCourt],
  shutBy: ['unlawful-goods', 'in-court'],
  aim: ['paid'],
  told: {
    agreed: say(
      '达成协议：三十日内双方共同申请司法确认；错过的，协议仍是合同，可以据以起诉。',
      'Agreed: confirm it together within thirty days; after that it stays a contract to sue on.',
    ),
    'failed:other-side-refuses': say('对方拒绝，调解不能进行：可以起诉。', 'They refuse: a suit is open.'),
  },
};

export const judicialConfirmation: ChannelRule = {
  id: 'judicial-confirmation',
  channel: 'mediation',
  title: say('司法确认', 'Judicial confirmation'),
  addressee: say(
    '当事人住所地、标的物所在地或者调解组织所在地的基层人民法院',
    'the basic court of a party’s domicile, the object’s place or the mediation body',
  ),
  actor: 'court',
  inForce: { since: '2024-01-01' },
  basis: [
    quoted('CPLAW-205', '由双方当事人自调解协议生效之日起三十日内，共同向下列人民法院提出'),
    quoted('CPLAW-206', '一方当事人拒绝履行或者未全部履行的，对方当事人可以向人民法院申请执行'),
  ],
  documents: ['judicial-confirmation'],
  why: say(
    '双方共同申请，不收费；确认后对方不履行，可以申请强制执行。',
    'Applied for by both, free of charge; once confirmed it can be enforced.',
  ),
  asks: [say('确认调解协议有效', 'that the agreement is confirmed')],
  fields: [
    must('agreement', '调解协议', 'The agreement'),
    must('organisation', '调解组织主持调解的证明', 'Proof that a mediation body presided'),
    must('parties', '双方身份、住所、联系方式', 'Identity, domicile, contact of both'),
  ],
  clocks: [
    {
      rule: 'confirmation-acceptance',
      from: 'delivered',
      metBy: ['accepted', 'refused', 'decided', 'withdrawn'],
    },
    { rule: 'confirmation-decision', from: 'accepted', metBy: ['decided', 'refused', 'withdrawn'] },
  ],
  opens: [
    {
      when: [{ after: 'judicial-confirmation', event: 'decided', detail: ['decided:for-buyer'] }],
      within: 'enforcement-application',
      action: say('对方不履行的，申请强制执行', 'If they do not pay, apply for enforcement'),
      why: say('已经确认的协议可以强制执行。', 'A confirmed agreement can be enforced.'),
      basis: [quoted('CPLAW-250', '申请执行的期间为二年')],
    },
    {
      when: [
        { after: 'peoples-mediation', event: 'agreed' },
        { after: 'association-complaint', event: 'agreed' },
      ],
      within: 'judicial-confirmation',
      action: say('与对方共同申请司法确认', 'Apply together for judicial confirmation'),
      why: say(
        '只有自协议生效起三十日；协议内容要明确。',
        'Only thirty days from the agreement; its words must be definite.',
      ),
      basis: [quoted('PM-33', '可以自调解协议生效之日起三十日内共同向人民法院申请司法确认')],
    },
  ],
  locks: [],
  shutBy: [],
  aim: ['paid'],
  told: {
    'decided:against-buyer': say(
      '驳回申请：可以变更协议或者就争议起诉。',
      'Rejected: change the agreement, or sue.',
    ),
  },
  onlyWhenOpened: true,
};
