import { type Day, Refusal } from '@redress/kernel';
import { deadline } from '../deadlines/deadline.ts';
import type { NextStep } from '../types.ts';
import { type Situation, step } from './situation.ts';

/** Written demands to platform and merchant, and word to whoever holds the money (LAW §5.1, §5.2). */
export function demandSteps(s: Situation): NextStep[] {
  const state = s.unlawful ? 'closed' : 'now';
  const due = state === 'now' ? replyDue(s.today) : {};
  const platform = step(
    'platform',
    state,
    [
      '向平台发出书面投诉暨催告函，请其7个工作日内书面答复',
      'Send the platform the written complaint and demand; ask for a written reply within 7 working days',
    ],
    demandWhy(s, due),
    'ECL-38',
    'ECL-59',
    'ECL-61',
    'CPL-44',
  );
  const merchant = step(
    'platform',
    state,
    [
      '向商家发出书面投诉暨催告函，请其7个工作日内退款或者履行',
      'Send the merchant the written complaint and demand: refund or perform within 7 working days',
    ],
    demandWhy(s, due),
    'CC-563',
    'CC-577',
    'CC-195',
  );
  return [
    { ...platform, ...due, ...(state === 'now' && { letter: 'letters/platform-complaint.pdf' }) },
    { ...merchant, ...due, ...(state === 'now' && { letter: 'letters/merchant-complaint.pdf' }) },
    payment(s),
  ];
}

function payment(s: Situation): NextStep {
  const urgent = s.crime || s.disputeType === 'unauthorised-charge';
  return step(
    'platform',
    urgent ? 'now' : 'later',
    [
      '联系付款用的支付机构或者银行，核实收款方，要求协助止付或者争议处理',
      'Contact the payment provider or bank: name the payee, ask to stop or dispute the payment',
    ],
    s.disputeType === 'unauthorised-charge'
      ? [
          '未经授权的支付要及时通知支付机构；除非它证明是您的过错，损失由它承担。',
          'Notify the provider at once: it bears an unauthorised payment unless it proves your fault.',
        ]
      : [
          '支付机构掌握收款商户全称和交易记录；钱转走前联系才可能止付。没有查到法定答复期限。',
          'It knows the payee’s full name and the records; stopping works only before the money moves on. No statutory reply time is known.',
        ],
    'ECL-53',
    'ECL-57',
    'NBPAY-35',
  );
}

/** The reply date is the buyer's own; when the calendar of a year is missing there is none rather than a guess. */
function replyDue(today: Day): { due?: Day } {
  try {
    return { due: deadline('platform-reply', today).due };
  } catch (error) {
    if (error instanceof Refusal && error.code === 'calendar-not-published') return {};
    throw error;
  }
}

function demandWhy(s: Situation, { due }: { due?: Day }): readonly [string, string] {
  if (s.unlawful)
    return [
      '交易内容可能违法，发函可能使您自己承担责任：请先咨询律师。',
      'The goods may be unlawful and a letter may expose you: see a lawyer first.',
    ];
  const known = [
    '书面催告使对方知情、使诉讼时效中断；答复期限是本人要求，不是法定期限。',
    'A written demand makes them know and interrupts limitation; the reply date is yours, not statutory.',
  ] as const;
  if (due) return known;
  return [
    `${known[0]}答复期限跨入尚未公布放假安排的年份，暂不计算日期，信中写“收到之日起7个工作日内”。`,
    `${known[1]} The term runs into a year whose holiday notice is not on record, so no date is given; write “within 7 working days of receipt”.`,
  ];
}
