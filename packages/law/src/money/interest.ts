import { type Day, daysBetween, formatYuan, isDay, Refusal } from '@redress/kernel';
import { basesOf } from '../basis.ts';
import type { ClaimLine } from '../types.ts';

/** What the claimant says of interest; no rate is held here, and none is assumed (LAW §13). */
export interface InterestTerms {
  /** A year, in basis points: 3.10% is 310. */
  rateBasisPoints: number;
  /** First day of which interest is asked. */
  from: Day;
  /** The day up to which it is computed. */
  to: Day;
  /** Where the rate was read, with its day. */
  source: string;
}

/** I = R × rate ÷ 365 × days in fen, rounded down so that never too much is asked. */
export function interestFen(principalFen: number, { rateBasisPoints, from, to }: InterestTerms): number {
  const days = BigInt(daysBetween(from, to));
  return Number((BigInt(principalFen) * BigInt(rateBasisPoints) * days) / (10_000n * 365n));
}

/**
 * The line of a claim. Throws `bad-interest` where rate, days or source are missing: a rate without its source is none.
 */
export function interestLine(principalFen: number, terms: InterestTerms, prepaid: boolean): ClaimLine {
  const { rateBasisPoints, from, to, source } = terms;
  const plausible = Number.isInteger(rateBasisPoints) && rateBasisPoints > 0 && rateBasisPoints <= 3_600;
  if (!plausible || !isDay(from) || !isDay(to) || to < from || source.trim() === '')
    throw new Refusal('bad-interest', {
      zh: '利息需要填写年利率（基点，1至3600）、起止日期和利率来源',
      en: 'interest needs a yearly rate (basis points, 1 to 3600), first and last day, and the source of the rate',
    });
  const fen = interestFen(principalFen, terms);
  const days = daysBetween(from, to);
  const rate = `${formatYuan(rateBasisPoints)}%`;
  return {
    what: {
      zh: `利息：${formatYuan(principalFen)}元×${rate}÷365×${days}天＝${formatYuan(fen)}元（自${from}起算至${to}；利率来源：${source.trim()}）。作为损失主张，利率标准由法院决定`,
      en: `Interest: ${formatYuan(principalFen)} × ${rate} ÷ 365 × ${days} days = ${formatYuan(fen)} yuan (${from} to ${to}; rate from ${source.trim()}), claimed as loss; the court decides on the rate`,
    },
    fen,
    basis: prepaid ? basesOf('CPL-53', 'PREPAIDJI-16', 'PREPAIDJI-17') : basesOf('CC-584'),
  };
}
