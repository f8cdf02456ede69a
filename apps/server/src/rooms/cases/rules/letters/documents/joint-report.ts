import { chineseDay, formatYuan } from '@redress/kernel';
import { thresholdsOf } from '@redress/law';
import type { JointCases } from '../joint-cases.ts';
import type { Point, Row } from '../types.ts';
import { disputeNames } from '../words.ts';
import type { Desk, LegalText } from './desk.ts';
import { yuanText } from './money.ts';
import { personRows } from './person-rows.ts';

/** 关联案件联合报告: totals and numbers of linked cases for police or regulator; no name without consent (个人信息保护法). */
export interface JointForm {
  office: string;
  reportNo: string;
  reporter: Row[];
  count: number;
  others: string;
  total: string;
  unknown: number;
  span: string;
  named: number;
  signs: Point[];
  payees: { shown: string; cases: number; amount: string }[];
  shared: { what: string; shown: string; cases: number }[];
  cases: {
    number: number;
    caseNo: string;
    dispute: string;
    paid: string;
    amount: string;
    seals: string;
    person: string;
  }[];
  readings: Point[];
  notes: Point[];
  requests: Point[];
}

const nothing: JointCases = {
  reportNo: '',
  others: 0,
  signs: [],
  payees: [],
  shared: [],
  cases: [],
  representatives: [],
};

export function jointReport(desk: Desk): JointForm {
  const { blanks, step, input } = desk;
  const joint = input.joint ?? nothing;
  if (joint.cases.length === 0)
    blanks.report('关联案件（尚未发现关联案件）', 'Linked cases: none is known yet', 'joint');
  const sums = joint.cases.flatMap(({ amountFen }) => (amountFen === undefined ? [] : [amountFen]));
  const totalFen = sums.reduce((a, b) => a + b, 0);
  const days = joint.cases.flatMap(({ paidOn }) => (paidOn === undefined ? [] : [paidOn])).sort();
  const [first, last] = [days[0], days.at(-1)];
  return {
    office: blanks.fill(
      step.office,
      '接收报告的公安机关或者市场监督管理部门',
      'The police or market regulator that gets the report',
      'step.office',
    ),
    reportNo: joint.reportNo,
    reporter: personRows(desk, { name: 'use', phone: 'use', address: 'hint' }),
    count: joint.cases.length,
    others: joint.others === 'few' ? '少数几件' : joint.others === 0 ? '' : `${joint.others}件`,
    total: yuanText(totalFen),
    unknown: joint.cases.length - sums.length,
    span: first && last ? `${chineseDay(first)}至${chineseDay(last)}` : '',
    named: joint.cases.filter(({ person }) => person).length,
    signs: joint.signs.map((sign) => ({ text: `${sign}。` })),
    payees: joint.payees.map(({ amountFen, ...payee }) => ({ ...payee, amount: formatYuan(amountFen) })),
    shared: [...joint.shared],
    cases: caseRows(joint),
    readings: desk.law(joint.cases.length === 0 ? [] : readingsOf(totalFen)),
    notes: desk.law([...notes, ...representation(joint)]),
    requests: desk.law(requests),
  };
}

function caseRows({ cases }: JointCases): JointForm['cases'] {
  return cases.map((one, i) => ({
    number: i + 1,
    caseNo: one.caseNo,
    dispute: disputeNames[one.disputeType],
    paid: one.paidOn ?? '—',
    amount: one.amountFen === undefined ? '—' : formatYuan(one.amountFen),
    seals: sealText(one.seals),
    person: one.person ? [one.person.name, one.person.phone].filter(Boolean).join('\n') : '未公开',
  }));
}

const maxSeals = 3;

function sealText(seals: readonly number[]): string {
  if (seals.length === 0) return '—';
  const shown = seals.slice(0, maxSeals).map(String).join('、');
  return seals.length > maxSeals ? `${shown}等${seals.length}项` : shown;
}

/** What the sum reaches by each text's own figures; what it does not reach is not printed. */
function readingsOf(totalFen: number): LegalText[] {
  return thresholdsOf(totalFen)
    .filter(({ state }) => state !== 'below')
    .map(({ words, articles, quote }) => ({
      text: quote ? `${words.zh.replace(/。$/, '')}；条文：“${quote}”` : words.zh,
      basis: articles,
    }));
}

const notes: readonly LegalText[] = [
  {
    text: '上列金额为各案件材料所示金额的相加，仅供查明；各案件是否属于同一行为人所为、金额能否合并计算，由公安机关、司法机关依法认定。',
    basis: [],
  },
  {
    text: '单个案件金额较小的，也请依照治安管理处罚法第五十八条或者反电信网络诈骗法第三十八条审查。',
    basis: ['PSM-58', 'ATF-38'],
  },
  {
    text: '各案件当事人的姓名、电话等个人信息，仅在本人同意后列明；其余当事人可由办案机关凭报告编号和存证序号，依法向本系统的运营者查询（个人信息保护法第二十三条）。',
    basis: ['PIPL-23'],
  },
];

/** Only where somebody is ready for it; before the regulator alone, and elected in writing. */
function representation({ representatives }: JointCases): LegalText[] {
  if (representatives.length === 0) return [];
  return [
    {
      text: `${representatives.join('、')}的当事人愿意担任代表人。向市场监督管理部门共同投诉的，“共同投诉可以由投诉人书面推选两名代表人进行投诉”（市场监督管理投诉举报处理办法第十二条）`,
      basis: ['SAMR121-12'],
    },
  ];
}

const requests: readonly LegalText[] = [
  { text: '请将上列案件合并审查，查明收款账户、联系方式和网站的实际控制人。', basis: [] },
  {
    text: '请依法及时采取查询、紧急止付、快速冻结等措施（反电信网络诈骗法第二十条）。',
    basis: ['ATF-20'],
  },
  { text: '请将受理和处理结果告知报告人。', basis: [] },
];
