import type { JurisdictionAnswer } from '@redress/contract';

type Hotline = JurisdictionAnswer['channels'][number]['ask'][number];

/** National facts only: the numbers that answer everywhere. Whose numbers an office has, people enter. */
export const hotlines: Readonly<Record<'12315' | '12345', Hotline>> = {
  '12315': {
    number: '12315',
    title: {
      zh: '全国12315平台、12315热线（市场监管）',
      en: 'National 12315 platform and hotline (market regulators)',
    },
    web: 'https://www.12315.cn',
  },
  '12345': {
    number: '12345',
    title: { zh: '12345政务服务便民热线（当地政府）', en: '12345 hotline of the local government' },
  },
};

export const hotlinesOf = (numbers: readonly ('12315' | '12345')[]): Hotline[] =>
  numbers.map((number) => hotlines[number]);
