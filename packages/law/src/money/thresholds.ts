import { formatYuan } from '@redress/kernel';
import { basesOf, type Level, levelOf } from '../basis.ts';
import type { Basis, Bilingual } from '../types.ts';

/** A sum that a text names as a threshold. It says what the police may take it for, never that there was a crime. */
export interface Threshold {
  id: string;
  title: Bilingual;
  /** Statute id. */
  article: string;
  quote: string;
  /** Reached from the first figure; where the text leaves a range to the provinces, for certain only from the second. */
  fromFen: number;
  certainFromFen: number;
}

/** LAW §1.23, §5.7. Lowest first within each text. */
export const fraudThresholds: readonly Threshold[] = [
  {
    id: 'telecom-large',
    title: { zh: '电信网络诈骗“数额较大”', en: 'telecom or network fraud, “large”' },
    article: 'TELFRAUD2016',
    quote: '诈骗公私财物价值三千元以上、三万元以上、五十万元以上的',
    fromFen: 300_000,
    certainFromFen: 300_000,
  },
  {
    id: 'telecom-huge',
    title: { zh: '电信网络诈骗“数额巨大”', en: 'telecom or network fraud, “huge”' },
    article: 'TELFRAUD2016',
    quote: '诈骗公私财物价值三千元以上、三万元以上、五十万元以上的',
    fromFen: 3_000_000,
    certainFromFen: 3_000_000,
  },
  {
    id: 'telecom-extreme',
    title: { zh: '电信网络诈骗“数额特别巨大”', en: 'telecom or network fraud, “extremely huge”' },
    article: 'TELFRAUD2016',
    quote: '诈骗公私财物价值三千元以上、三万元以上、五十万元以上的',
    fromFen: 50_000_000,
    certainFromFen: 50_000_000,
  },
  {
    id: 'fraud-large',
    title: {
      zh: '诈骗“数额较大”（各省在幅度内确定）',
      en: 'fraud, “large” (the province fixes it within the range)',
    },
    article: 'FRAUDJI-1',
    quote: '三千元至一万元以上',
    fromFen: 300_000,
    certainFromFen: 1_000_000,
  },
  {
    id: 'fraud-huge',
    title: {
      zh: '诈骗“数额巨大”（各省在幅度内确定）',
      en: 'fraud, “huge” (the province fixes it within the range)',
    },
    article: 'FRAUDJI-1',
    quote: '三万元至十万元以上',
    fromFen: 3_000_000,
    certainFromFen: 10_000_000,
  },
  {
    id: 'fraud-extreme',
    title: { zh: '诈骗“数额特别巨大”', en: 'fraud, “extremely huge”' },
    article: 'FRAUDJI-1',
    quote: '五十万元以上',
    fromFen: 50_000_000,
    certainFromFen: 50_000_000,
  },
];

export interface ThresholdReading {
  id: string;
  state: 'below' | 'in-range' | 'reached';
  words: Bilingual;
  /** Statute ids of `basis`. */
  articles: readonly string[];
  /** Literal words of the text that fix the figure. */
  quote?: string;
  basis: Basis[];
  level: Level;
  /** Read only as an excerpt: a human checks the official page before it is printed. */
  needsHuman?: true;
}

/**
 * What a total (of one case, or of linked cases that one suspect is said to stand behind) means to the police, by each text's
 * figures. Whether there was fraud at all is for the police to find; below every figure it is still theirs (LAW §1.23).
 */
export function thresholdsOf(totalFen: number): ThresholdReading[] {
  const readings = fraudThresholds.map(
    ({ id, title, article, quote, fromFen, certainFromFen }): ThresholdReading => {
      const state = totalFen < fromFen ? 'below' : totalFen < certainFromFen ? 'in-range' : 'reached';
      return {
        id,
        state,
        words: wordsOf(totalFen, title, state),
        articles: [article],
        quote,
        basis: basesOf(article),
        level: levelOf(article),
        ...(levelOf(article) === 'B' && { needsHuman: true as const }),
      };
    },
  );
  return readings.some(({ state }) => state !== 'below') ? readings : [...readings, belowAll(totalFen)];
}

const states: Record<ThresholdReading['state'], (title: Bilingual) => Bilingual> = {
  below: ({ zh, en }) => ({ zh: `未达到${zh}的数额标准`, en: `is below the figure for ${en}` }),
  'in-range': ({ zh, en }) => ({
    zh: `在${zh}的数额幅度之内，是否达到以当地的标准为准`,
    en: `lies within the range of ${en}: the province says from where it counts`,
  }),
  reached: ({ zh, en }) => ({ zh: `达到${zh}的数额标准`, en: `reaches the figure for ${en}` }),
};

function wordsOf(totalFen: number, title: Bilingual, state: ThresholdReading['state']): Bilingual {
  const { zh, en } = states[state](title);
  return {
    zh: `合计${formatYuan(totalFen)}元，${zh}；是否构成犯罪由公安机关认定。`,
    en: `A total of ${formatYuan(totalFen)} yuan ${en}; whether it is a crime is for the police to find.`,
  };
}

const belowAll = (totalFen: number): ThresholdReading => ({
  id: 'public-security',
  state: 'reached',
  words: {
    zh: `合计${formatYuan(totalFen)}元，未达到诈骗“数额较大”的数额标准；尚不构成犯罪的，公安机关仍可依治安管理处罚法和反电信网络诈骗法处理，是否处理由其认定。`,
    en: `A total of ${formatYuan(totalFen)} yuan is below the figures for “large” fraud; short of a crime the police may still act under the public-security and anti-fraud laws, as they find.`,
  },
  articles: ['PSM-58', 'ATF-38'],
  basis: basesOf('PSM-58', 'ATF-38'),
  level: 'A',
});
