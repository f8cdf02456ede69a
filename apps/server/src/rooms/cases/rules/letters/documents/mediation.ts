import { chineseDay } from '@redress/kernel';
import { deadline } from '@redress/law';
import type { Point, Row } from '../types.ts';
import type { Desk } from './desk.ts';
import { moneyRequests, yuanText } from './money.ts';
import { personRows } from './person-rows.ts';
import { reasonsAgainst } from './reasons.ts';
import { respondentRows, respondentsOf } from './respondent-rows.ts';

/** 人民调解申请书 (LAW §5.6): what is asked, and terms clear enough for a court to confirm later. */
export interface MediationForm {
  office: string;
  applicant: Row[];
  respondents: { role: string; rows: Row[] }[];
  requests: Point[];
  reasons: Point[];
  terms: Row[];
}

export function mediationApplication(desk: Desk): MediationForm {
  const who = respondentsOf(desk);
  const names =
    who.length > 1
      ? { merchant: '被申请人一（商家）', platform: '被申请人二（平台）' }
      : { merchant: '被申请人', platform: '被申请人' };
  return {
    office: desk.office('人民调解委员会名称', 'Name of the people’s mediation committee'),
    applicant: personRows(desk, {
      name: 'use',
      gender: 'hint',
      birthDate: 'hint',
      phone: 'use',
      address: 'use',
    }),
    respondents: who.map((one) => ({ role: names[one], rows: respondentRows(desk, one, {}) })),
    requests: moneyRequests(desk, '被申请人'),
    reasons: reasonsAgainst(desk, who, names),
    terms: termRows(desk, false),
  };
}

/** 司法确认申请书, joint (民事诉讼法第二百零五条, 民诉法解释第三百五十四条). */
export interface ConfirmationForm {
  office: string;
  applicant: Row[];
  other: { name: string; rows: Row[] };
  agreement: Row[];
  madeOn: string;
  organisation: string;
  due: string;
  reasons: Point[];
}

const asked = 'CPJI-354';

export function judicialConfirmation(desk: Desk): ConfirmationForm {
  const { blanks, step, input } = desk;
  const agreement = step.agreement ?? {};
  const who = respondentsOf(desk)[0] ?? 'platform';
  const fill = (value: string | undefined, zh: string, en: string, field: string) =>
    blanks.fill(value, zh, en, [`step.agreement.${field}`, asked]);
  const day = (value: string | undefined) => value && chineseDay(value);
  const madeOn = fill(day(agreement.madeOn), '调解协议的日期', 'Date of the agreement', 'madeOn');
  const organisation = fill(
    agreement.organisation,
    '主持调解的组织名称',
    'Who presided over the mediation',
    'organisation',
  );
  const effective = agreement.effectiveOn ?? agreement.madeOn;
  const rows = respondentRows(desk, who, { by: asked });
  return {
    office: desk.office(
      '人民法院名称（当事人住所地、标的物所在地或者调解组织所在地的基层人民法院）',
      'The basic court of a party’s home, of the goods or of the mediation body',
    ),
    applicant: personRows(desk, {
      name: asked,
      gender: 'hint',
      birthDate: 'hint',
      idNumber: asked,
      address: asked,
      phone: asked,
    }),
    other: { name: input.parties[who]?.name?.trim() ?? '【请填写：对方名称】', rows },
    agreement: [
      { what: '调解组织', value: organisation },
      ...optionalRow('调解员', agreement.mediator),
      ...optionalRow('协议编号', agreement.number),
      { what: '协议日期', value: madeOn },
      {
        what: '生效日期',
        value: fill(day(effective), '调解协议的生效日期', 'Day the agreement took effect', 'effectiveOn'),
      },
      ...termRows(desk, true),
    ],
    madeOn,
    organisation,
    due: effective ? chineseDay(deadline('judicial-confirmation', effective).due) : '',
    reasons: desk.law([
      {
        text: '“经依法设立的调解组织调解达成调解协议，申请司法确认的，由双方当事人自调解协议生效之日起三十日内，共同向下列人民法院提出”（民事诉讼法第二百零五条）。',
        basis: ['CPLAW-205'],
      },
      {
        text: '法院裁定调解协议有效后，一方当事人拒绝履行或者未全部履行的，对方当事人可以申请执行（民事诉讼法第二百零六条）。',
        basis: ['CPLAW-206'],
      },
    ]),
  };
}

const optionalRow = (what: string, value: string | undefined): Row[] =>
  value?.trim() ? [{ what, value: value.trim() }] : [];

/** Sum, account, day and what follows otherwise: an agreement whose content is unclear is not confirmed (民诉法解释第三百五十八条). */
function termRows({ step, blanks, input }: Desk, agreed: boolean): Row[] {
  const { amountFen, payTo, payUntil, onDefault, otherTerms } = step.agreement ?? {};
  const fill = (value: string | undefined, zh: string, en: string, field: string) =>
    agreed ? blanks.fill(value, zh, en, [`step.agreement.${field}`, 'CPJI-358']) : blanks.optional(value, zh);
  const fen = amountFen ?? (agreed ? undefined : input.claims.refundFen);
  return [
    {
      what: '付款金额',
      value: fill(fen === undefined ? undefined : yuanText(fen), '协议金额', 'Sum agreed', 'amountFen'),
    },
    {
      what: '付款期限',
      value: fill(payUntil && `${chineseDay(payUntil)}前`, '付款期限', 'Day of payment', 'payUntil'),
    },
    {
      what: '收款账户',
      value: fill(payTo, '收款账户（户名、开户行、账号）', 'Account that receives', 'payTo'),
    },
    {
      what: '逾期责任',
      value: fill(
        onDefault,
        '逾期付款的责任（如：逾期利息）',
        'What follows when it is not paid in time',
        'onDefault',
      ),
    },
    ...optionalRow('其他约定', otherTerms),
  ];
}
