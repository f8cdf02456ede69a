import { type GateRow, option, text } from './gate-table.ts';

/** G7, G8, G11: time bars, other proceedings, clauses on the forum. */
export const time: GateRow = {
  gate: 'time',
  question: text([
    '您知道受损并知道对方是谁，有多久了？',
    'How long have you known of the harm and of who caused it?',
  ]),
  options: [
    option(
      'under-2-years',
      'open',
      ['不到两年', 'Less than two years'],
      ['在投诉、起诉和处罚的期限之内。', 'Within the limits for complaint, suit and penalty.'],
      'CC-188',
      'SAMR121-16',
      'ADPEN-36',
    ),
    option(
      'two-to-three-years',
      'warn',
      ['两年以上、不到三年', 'Two to three years'],
      [
        '仍可投诉和起诉，但违法行为二年内未被发现的不再处罚，举报可能没有结果。请尽快书面催告，催告会使诉讼时效中断。',
        'Complaint and suit are still open, but acts not found within two years are no longer punished. Send a written demand soon: it interrupts limitation.',
      ],
      'ADPEN-36',
      'CC-188',
      'CC-195',
    ),
    option(
      'over-3-years',
      'stop',
      ['三年以上', 'More than three years'],
      [
        '超过三年的投诉不予受理；起诉时对方可以时效抗辩，除非期间您曾书面催告等使时效中断。',
        'A complaint after three years is refused; in court they may plead limitation, unless a demand or the like interrupted it.',
      ],
      'SAMR121-16',
      'CC-188',
      'CC-195',
    ),
    option(
      'unsure',
      'warn',
      ['不清楚', 'I do not know'],
      [
        '期限从您知道或者应当知道受损以及对方是谁之日起算；超过三年的投诉不予受理，对方也可以时效抗辩。请先查清并保存您何时得知的材料。',
        'Time runs from when you knew or should have known of the harm and the other side; after three years a complaint is refused and limitation may be pleaded. Find out and keep proof of when you learnt of it.',
      ],
      'CC-188',
      'SAMR121-16',
    ),
  ],
};

export const priorHandling: GateRow = {
  gate: 'prior-handling',
  question: text([
    '这件事有没有别的机关已经受理或者处理？',
    'Has any authority already taken up this matter?',
  ]),
  hint: text([
    '法院、仲裁、市场监管、消协或者其他行政机关处理过的，12315不再受理。',
    'Once a court, arbitrator, regulator, consumer association or other agency handled it, 12315 refuses.',
  ]),
  options: [
    option(
      'none',
      'open',
      ['没有', 'No'],
      ['各条途径都可以选择；请注意先后顺序。', 'All channels are open; mind their order.'],
      'SAMR121-16',
    ),
    option(
      'regulator',
      'stop',
      ['12315或者其他行政机关', '12315 or another agency'],
      [
        '同一争议已经受理或者处理的，不再受理投诉；请在原机关继续。',
        'A second complaint on the same dispute is refused; continue where it is.',
      ],
      'SAMR121-16',
    ),
    option(
      'association',
      'stop',
      ['消费者协会、消保委', 'A consumer association'],
      [
        '消协已经受理或者处理的，12315不再受理投诉；请在消协继续，或者起诉。',
        'Once the association took it up, 12315 refuses; continue there or sue.',
      ],
      'SAMR121-16',
    ),
    option(
      'court',
      'stop',
      ['法院或者仲裁机构', 'A court or arbitral institution'],
      [
        '法院、仲裁已经受理的，12315不再受理投诉，也不要重复起诉。',
        'Once a court or arbitrator has it, 12315 refuses, and do not sue twice.',
      ],
      'SAMR121-16',
      'CPLAW-127',
    ),
    option(
      'mediation',
      'warn',
      ['人民调解或者平台内部处理', 'People’s mediation or the platform’s own process'],
      [
        '新的投诉举报处理办法没有把人民调解列为不予受理的情形，这是对条文的理解；投诉时请如实说明。',
        'The new complaint rules do not list people’s mediation as a ground of refusal; this is our reading. Say so truthfully when you complain.',
      ],
      'SAMR121-16',
    ),
  ],
};

export const forumClause: GateRow = {
  gate: 'forum-clause',
  question: text([
    '用户协议里有没有约定仲裁或者由某地法院管辖？',
    'Do the terms name an arbitrator or a court?',
  ]),
  hint: text(['把用户协议截图交上来，我们会自动查找。', 'Add the terms and we look for such a clause.']),
  options: [
    option(
      'none',
      'open',
      ['没有', 'No'],
      [
        '可以向法律规定的法院起诉；通过网络交付的，买家住所地法院一般有管辖权。',
        'Sue in the court the law names; for online delivery usually the buyer’s own.',
      ],
      'CPJI-20',
    ),
    option(
      'court',
      'warn',
      ['约定了某地法院', 'A certain court'],
      [
        '格式条款约定管辖、未以合理方式提请注意的，消费者可以主张无效；起诉前请准备说明。',
        'A form clause on jurisdiction that was not reasonably pointed out is invalid if the consumer says so; prepare for it before suing.',
      ],
      'CPJI-31',
      'CC-496',
    ),
    option(
      'arbitration',
      'warn',
      ['约定了仲裁', 'Arbitration'],
      [
        '有效的仲裁协议会使法院不予受理；格式条款不得不合理地限制选择诉讼或者仲裁。起诉前请咨询律师。',
        'A valid arbitration agreement closes the court; form terms may not unreasonably limit the choice. Ask a lawyer before suing.',
      ],
      'ARB-4',
      'ARB-5',
      'CPR-17',
    ),
    option(
      'unsure',
      'warn',
      ['不清楚', 'I do not know'],
      ['起诉前请先查看用户协议。', 'Read the terms before suing.'],
      'CPJI-31',
    ),
  ],
};
