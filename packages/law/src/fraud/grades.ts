import { basisOf, type Level, levelOf } from '../basis.ts';
import type { Basis, Bilingual } from '../types.ts';

/** A figure of the law that a sum may reach. Reaching it is a matter for the police and says nothing of guilt. */
export interface FraudGrade {
  id: 'minor' | 'large' | 'huge' | 'especially-huge';
  title: Bilingual;
  /** Where a province may begin to count the grade. */
  fromFen: number;
  /** Where every province counts it; equal to `fromFen` where the law leaves no range. */
  surelyFromFen: number;
  basis: Basis;
  level: Level;
  /** Literal words of that article. */
  quote: string;
  note: Bilingual;
}

interface Row extends Omit<FraudGrade, 'basis' | 'level'> {
  article: string;
}

const grades =
  '诈骗公私财物价值三千元至一万元以上、三万元至十万元以上、五十万元以上的，应当分别认定为刑法第二百六十六条规定的“数额较大”、“数额巨大”、“数额特别巨大”。';
const ranged: Bilingual = {
  zh: '具体数额由各省在此幅度内确定；利用电信网络实施的，全国按幅度的下限计算（该意见只读到摘录，打印前请核对官方文本）。',
  en: 'Each province fixes its figure within this range; by telecom or network the lower end holds nationwide (read as an excerpt only: check the official text before printing).',
};

const rows: readonly Row[] = [
  {
    id: 'minor',
    title: {
      zh: '不足三千元的诈骗，也由公安机关处理',
      en: 'Fraud below 3,000 yuan is a matter for the police too',
    },
    fromFen: 1,
    surelyFromFen: 1,
    article: 'PSM-58',
    quote: '盗窃、诈骗、哄抢、抢夺或者敲诈勒索的，处五日以上十日以下拘留或者二千元以下罚款',
    note: { zh: '金额小也可以报警。', en: 'A small sum can be reported too.' },
  },
  {
    id: 'large',
    title: { zh: '诈骗罪“数额较大”的数额标准', en: 'the figure of fraud of a “relatively large” sum' },
    fromFen: 300_000,
    surelyFromFen: 1_000_000,
    article: 'FRAUDJI-1',
    quote: grades,
    note: ranged,
  },
  {
    id: 'huge',
    title: { zh: '诈骗罪“数额巨大”的数额标准', en: 'the figure of fraud of a “huge” sum' },
    fromFen: 3_000_000,
    surelyFromFen: 10_000_000,
    article: 'FRAUDJI-1',
    quote: grades,
    note: ranged,
  },
  {
    id: 'especially-huge',
    title: { zh: '诈骗罪“数额特别巨大”的数额标准', en: 'the figure of fraud of an “especially huge” sum' },
    fromFen: 50_000_000,
    surelyFromFen: 50_000_000,
    article: 'FRAUDJI-1',
    quote: grades,
    note: {
      zh: '是否构成犯罪、数额是否合并计算，由公安机关、司法机关认定。',
      en: 'Whether it is a crime, and whether sums are added up, is for police and courts to find.',
    },
  },
];

/** The sums from which fraud is graded, the smallest first (LAW §1.23, §5.7). */
export function fraudGrades(): FraudGrade[] {
  return rows.map(({ article, ...row }) => ({ ...row, basis: basisOf(article), level: levelOf(article) }));
}

/** Who may speak for several complainants, in the words of the article. */
export const jointComplaint = {
  quote:
    '投诉人为两人以上，基于同一消费者权益争议投诉同一经营者的，经投诉人同意，市场监督管理部门可以按共同投诉处理。共同投诉可以由投诉人书面推选两名代表人进行投诉。',
  limits:
    '代表人的投诉行为对其代表的投诉人发生效力，但代表人变更、放弃投诉请求或者与被投诉人达成调解协议的，应当经被代表的投诉人同意。',
  article: 'SAMR121-12',
  /** Elected in writing, so many at most. */
  representatives: 2,
} as const;
