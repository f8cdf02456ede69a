import { chineseDay, formatYuan } from '@redress/kernel';
import type { JointCases } from '../joint-cases.ts';
import type { Point, Row } from '../types.ts';
import { disputeNames } from '../words.ts';
import type { Desk } from './desk.ts';
import { yuanText } from './money.ts';
import { personRows } from './person-rows.ts';

/** 关联案件联合报告: totals and numbers of linked cases for police or regulator; no name without consent (个人信息保护法). */
export interface JointForm {
  office: string;
  clusterNo: string;
  reporter: Row[];
  count: number;
  total: string;
  unknown: number;
  span: string;
  named: number;
  shared: { what: string; shown: string; cases: number }[];
  cases: { number: number; caseNo: string; dispute: string; paid: string; amount: string; person: string }[];
  notes: Point[];
  requests: Point[];
}

const kinds: Readonly<Record<JointCases['shared'][number]['kind'], string>> = {
  payee: '收款账户',
  contact: '联系方式',
  domain: '域名',
  ip: 'IP地址',
  code: '卡密',
  picture: '截图',
};

export function jointReport(desk: Desk): JointForm {
  const { blanks, step, input } = desk;
  const joint: JointCases = input.joint ?? { clusterNo: '', shared: [], cases: [] };
  if (joint.cases.length === 0)
    blanks.report('关联案件（尚未发现关联案件）', 'Linked cases: none is known yet', 'joint');
  const sums = joint.cases.flatMap(({ amountFen }) => (amountFen === undefined ? [] : [amountFen]));
  const days = joint.cases.flatMap(({ paidOn }) => (paidOn === undefined ? [] : [paidOn])).sort();
  const [first, last] = [days[0], days.at(-1)];
  return {
    office: blanks.fill(
      step.office,
      '接收报告的公安机关或者市场监督管理部门',
      'The police or market regulator that gets the report',
      'step.office',
    ),
    clusterNo: joint.clusterNo,
    reporter: personRows(desk, { name: 'use', phone: 'use', address: 'hint' }),
    count: joint.cases.length,
    total: yuanText(sums.reduce((a, b) => a + b, 0)),
    unknown: joint.cases.length - sums.length,
    span: first && last ? `${chineseDay(first)}至${chineseDay(last)}` : '',
    named: joint.cases.filter(({ person }) => person).length,
    shared: joint.shared.map(({ kind, shown, cases }) => ({ what: kinds[kind], shown, cases })),
    cases: joint.cases.map((one, i) => ({
      number: i + 1,
      caseNo: one.caseNo,
      dispute: disputeNames[one.disputeType],
      paid: one.paidOn ?? '—',
      amount: one.amountFen === undefined ? '—' : formatYuan(one.amountFen),
      person: one.person ? [one.person.name, one.person.phone].filter(Boolean).join('\n') : '未公开',
    })),
    notes: desk.law(notes),
    requests: desk.law(requests),
  };
}

const notes: Parameters<Desk['law']>[0] = [
  {
    text: '诈骗公私财物价值三千元至一万元以上的为“数额较大”，具体标准由各省、自治区、直辖市确定（最高人民法院、最高人民检察院关于办理诈骗刑事案件具体应用法律若干问题的解释第一条）；上述行为是否构成犯罪、金额如何认定，由公安机关依法审查。',
    basis: ['FRAUDJI-1'],
  },
  {
    text: '利用电信网络技术手段实施的，数额标准为三千元以上、三万元以上、五十万元以上。',
    basis: ['TELFRAUD2016'],
  },
  {
    text: '单个案件金额较小的，也请依照治安管理处罚法第五十八条或者反电信网络诈骗法第三十八条审查。',
    basis: ['PSM-58', 'ATF-38'],
  },
  {
    text: '各案件当事人的姓名、电话等个人信息，仅在本人同意后列明；其余当事人可由办案机关依法通过案件编号联系（个人信息保护法第二十三条）。',
    basis: ['PIPL-23'],
  },
];

const requests: Parameters<Desk['law']>[0] = [
  { text: '请将上列案件合并审查，查明收款账户、联系方式和网站的实际控制人。', basis: [] },
  {
    text: '请依法及时采取查询、紧急止付、快速冻结等措施（反电信网络诈骗法第二十条）。',
    basis: ['ATF-20'],
  },
  { text: '请将受理和处理结果告知报告人。', basis: [] },
];
