import { chineseDay } from '@redress/kernel';
import { lastDayOrNothing } from '../last-day.ts';
import type { Point, Row } from '../types.ts';
import type { Desk, LegalText } from './desk.ts';
import { personRows } from './person-rows.ts';

/** 行政复议申请书 against a complaint left unanswered or refused (LAW §5.11, §16.9). */
export interface ReconsiderationForm {
  government: string;
  applicant: Row[];
  respondent: Row[];
  refused: boolean;
  requests: Point[];
  account: Point[];
  reasons: Point[];
  due: string;
}

const form = 'ADREVR-19';

export function reconsideration(desk: Desk): ReconsiderationForm {
  const { step, blanks } = desk;
  const refused = step.complaintRefusedOn !== undefined || step.complaintRefusal !== undefined;
  return {
    government: blanks.fill(
      step.government,
      '行政复议机关（被申请人的本级人民政府）',
      'The people’s government of the same level',
      'step.government',
    ),
    applicant: personRows(desk, {
      name: form,
      gender: form,
      birthDate: form,
      idNumber: form,
      employer: form,
      address: form,
      postcode: form,
      phone: 'use',
    }),
    respondent: [
      {
        what: '名称',
        value: blanks.fill(
          step.office,
          '被申请人（收到投诉的市场监督管理局）',
          'The market regulator that got the complaint',
          ['step.office', form],
        ),
      },
      ...(step.officeAddress ? [{ what: '地址', value: step.officeAddress }] : []),
    ],
    refused,
    requests: desk.law(refused ? requests.refused : requests.silent),
    account: accountOf(desk, refused),
    reasons: desk.law(refused ? [...common, ...reasons.refused] : [...common, ...reasons.silent]),
    due: dueOf(desk, refused),
  };
}

function accountOf({ step, blanks }: Desk, refused: boolean): Point[] {
  const filed = blanks.fill(
    step.complaintFiledOn && chineseDay(step.complaintFiledOn),
    '提出12315投诉的日期',
    'Day you filed the complaint',
    ['step.complaintFiledOn', 'ADREV-44'],
  );
  const by = step.complaintBy ?? '全国12315平台';
  const number = blanks.fill(step.complaintNo, '投诉编号', 'Number of the complaint', [
    'step.complaintNo',
    'ADREV-44',
  ]);
  const texts = [`申请人于${filed}通过${by}向被申请人提出投诉（编号：${number}），请求处理消费者权益争议。`];
  if (refused) {
    const on = blanks.fill(
      step.complaintRefusedOn && chineseDay(step.complaintRefusedOn),
      '不予受理决定的日期',
      'Day of the refusal',
      ['step.complaintRefusedOn', form],
    );
    const why = blanks.fill(
      step.complaintRefusal?.trim(),
      '不予受理的理由（照抄决定）',
      'The reason of the refusal, word for word',
      ['step.complaintRefusal', form],
    );
    texts.push(`被申请人于${on}作出不予受理的决定，理由为“${why}”。申请人对该决定不服。`);
  } else {
    const end = step.complaintFiledOn
      ? lastDayOrNothing('market-regulator-acceptance', step.complaintFiledOn)
      : '';
    texts.push(
      `${end ? `自被申请人收到投诉之日起七个工作日至${end}届满；` : ''}截至本申请书出具之日，申请人未收到受理或者不予受理的决定。`,
    );
  }
  return texts.map((text) => ({ text }));
}

const requests: Readonly<Record<'refused' | 'silent', readonly LegalText[]>> = {
  refused: [
    { text: '请求撤销被申请人作出的不予受理决定。', basis: [] },
    { text: '请求责令被申请人依法受理申请人的投诉并予以处理。', basis: [] },
  ],
  silent: [
    { text: '请求确认被申请人未在法定期限内对申请人的投诉作出处理并告知。', basis: [] },
    {
      text: '请求决定被申请人在一定期限内履行对投诉作出处理并告知的法定职责（行政复议法第六十六条）。',
      basis: ['ADREV-66'],
    },
  ],
};

const common: readonly LegalText[] = [
  {
    text: '申请人“申请行政机关履行保护人身权利、财产权利、受教育权利等合法权益的法定职责，行政机关拒绝履行、未依法履行或者不予答复”，可以申请行政复议（行政复议法第十一条）。',
    basis: ['ADREV-11'],
  },
  {
    text: '市场监督管理部门“应当自收到投诉之日起七个工作日内作出受理或者不予受理的决定，并告知投诉人”（市场监督管理投诉举报处理办法第十五条）。',
    basis: ['SAMR121-15', 'CPR-46'],
  },
  {
    text: '本申请针对的是投诉的受理和告知，不涉及对民事纠纷作出的调解（行政复议法第十二条）。',
    basis: ['ADREV-12'],
  },
];
const reasons: Readonly<Record<'refused' | 'silent', readonly LegalText[]>> = {
  refused: [
    {
      text: '申请人的投诉具备姓名、电话号码、通讯地址等真实身份信息，被投诉人的名称、地址，以及具体的投诉请求和事实依据（市场监督管理投诉举报处理办法第十条），不属于市场监督管理投诉举报处理办法第十六条所列不予受理的情形。',
      basis: ['SAMR121-10', 'SAMR121-16'],
    },
  ],
  silent: [
    {
      text: '认为行政机关存在未履行法定职责情形的，应当先申请行政复议（行政复议法第二十三条）。',
      basis: ['ADREV-23'],
    },
  ],
};

function dueOf({ step }: Desk, refused: boolean): string {
  const known = step.decisionKnownOn ?? step.complaintRefusedOn;
  if (refused) return known ? lastDayOrNothing('reconsideration-filing', known) : '';
  return '';
}
