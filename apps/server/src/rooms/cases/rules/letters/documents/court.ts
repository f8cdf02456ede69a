import type { DisputeType } from '@redress/contract';
import { formatYuan } from '@redress/kernel';
import type { Claims } from '@redress/law';
import type { Point, Row } from '../types.ts';
import { yuanInCapitals } from '../yuan-in-capitals.ts';
import type { Desk, LegalText } from './desk.ts';
import { moneyRequests } from './money.ts';
import { personRows } from './person-rows.ts';
import { platformReasons, reasonsAgainst } from './reasons.ts';
import { respondentRows, respondentsOf, type Who } from './respondent-rows.ts';

/** 民事起诉状 with its catalogue of evidence (民事诉讼法第一百二十四条, LAW §5.9). */
export interface SuitForm {
  court: string;
  plaintiff: Row[];
  defendants: { role: string; rows: Row[] }[];
  cause: string;
  requests: Point[];
  /** Refund, interest, costs; and with the increase where it is asked for. */
  totals: Row[];
  reasons: Point[];
  jurisdiction: Point[];
  witnesses: { name: string; address: string }[];
  copies: number;
}

const text124 = 'CPLAW-124';

export function civilComplaint(desk: Desk): SuitForm {
  const { step, blanks } = desk;
  const who = respondentsOf(desk);
  const names: Readonly<Record<Who, string>> =
    who.length > 1 ? { merchant: '被告一', platform: '被告二' } : { merchant: '被告', platform: '被告' };
  const all = who.length > 1 ? '被告一' : '被告';
  const joint = who.length > 1 && platformReasons(desk, names.platform).length > 0;
  if (who.length > 1 && !joint)
    blanks.report(
      '平台应当承担责任的事实（收到通知的日期，或者不提供商家信息）',
      'Why the platform answers too: the day it was told, or that it did not name the merchant',
      'step.platformInformedOn',
    );
  const money = moneyRequests(desk, all, { increase: step.claimIncrease === true });
  return {
    court: desk.office('人民法院名称', 'Name of the court'),
    plaintiff: personRows(desk, {
      name: text124,
      gender: text124,
      birthDate: text124,
      ethnicity: text124,
      occupation: text124,
      employer: text124,
      address: text124,
      phone: text124,
      idNumber: 'hint',
    }),
    defendants: who.map((one) => ({ role: names[one], rows: respondentRows(desk, one, { by: text124 }) })),
    cause: causes[desk.input.disputeType],
    requests: [
      ...money,
      ...(joint ? [{ text: '请求判令被告二对上述款项承担连带责任。' }] : []),
      { text: '请求判令诉讼费用由被告负担。' },
    ].map(({ text }) => ({ text: text.replace(/^请求(?!判令)/, '请求判令') })),
    totals: totalRows(desk.input.claims.totals, step.claimIncrease === true),
    reasons: reasonsAgainst(desk, who, names),
    jurisdiction: desk.law(jurisdiction(desk)),
    witnesses: (step.witnesses ?? []).map(({ name, address }) => ({
      name,
      address: blanks.fill(address, `证人${name}的住所`, `Address of the witness ${name}`, [
        'step.witnesses',
        text124,
      ]),
    })),
    copies: who.length,
  };
}

/** In words of their own: the list of causes of action is the court's to apply (LAW §18). */
const causes: Readonly<Record<DisputeType, string>> = {
  'not-delivered': '网络购物合同纠纷',
  'code-invalid': '网络购物合同纠纷',
  'account-taken-back': '网络购物合同纠纷',
  'not-as-described': '网络购物合同纠纷',
  'unauthorised-charge': '因未经授权的扣款请求返还款项',
  'minor-purchase': '因未成年人付款请求返还款项',
  fraud: '网络购物合同纠纷',
};

function totalRows({ safeFen, ifFraudFen }: Claims['totals'], increase: boolean): Row[] {
  const row = (what: string, fen: number | undefined): Row[] =>
    fen === undefined ? [] : [{ what, value: `¥${formatYuan(fen)}（${yuanInCapitals(fen)}）` }];
  return [
    ...row('价款、利息和已发生费用合计', safeFen),
    ...row('连同增加赔偿合计', increase ? ifFraudFen : undefined),
  ];
}

/** Why this court: the buyer's home for a sale delivered online, else the general rule (LAW §5.9). */
function jurisdiction({ input, blanks, step }: Desk): LegalText[] {
  const sale = !['unauthorised-charge', 'minor-purchase'].includes(input.disputeType);
  const home = blanks.optional(input.parties.buyer?.address, '原告住所地');
  const texts: LegalText[] = sale
    ? [
        {
          text: `“以信息网络方式订立的买卖合同，通过信息网络交付标的的，以买受人住所地为合同履行地”（民诉法解释第二十条）。原告住所地为${home}。`,
          basis: ['CPJI-20', 'CPLAW-24'],
        },
      ]
    : [
        {
          text: '因合同纠纷提起的诉讼，由被告住所地或者合同履行地人民法院管辖（民事诉讼法第二十四条）。',
          basis: ['CPLAW-24'],
        },
      ];
  if (input.answers?.['forum-clause'] === 'court')
    texts.push({
      text: '服务协议中的管辖约定系格式条款，“经营者使用格式条款与消费者订立管辖协议，未采取合理方式提请消费者注意，消费者主张管辖协议无效的，人民法院应予支持”（民诉法解释第三十一条），原告主张该约定无效。',
      basis: ['CPJI-31'],
      consumer: true,
    });
  if (/互联网法院/.test(step.office ?? ''))
    texts.push({
      text: '互联网法院集中管辖所在市辖区内应当由基层人民法院受理的“通过电子商务平台签订或者履行网络购物合同产生的纠纷”。',
      basis: ['ICOURT25-1'],
    });
  return texts;
}
