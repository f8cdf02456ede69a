import { addDays, Refusal } from '@redress/kernel';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { evaluateGates } from '../gates/evaluate.ts';
import { type ClaimsInput, claims } from '../path/claims.ts';
import { statute } from '../statutes.ts';
import type { GateAnswers } from '../types.ts';
import { courtFee } from './court-fee.ts';
import { interestFen } from './interest.ts';
import { fraudThresholds, thresholdsOf } from './thresholds.ts';

const fraud: GateAnswers = { consumer: 'own-use', 'crime-signs': 'vanished' };
const plain: GateAnswers = { consumer: 'own-use', 'crime-signs': 'none' };
const terms = {
  rateBasisPoints: 300,
  from: '2026-01-01',
  to: '2026-12-31',
  source: '全国银行间同业拆借中心，2026年1月20日',
};

function input(answers: GateAnswers, more: Partial<ClaimsInput> = {}): ClaimsInput {
  const facts = { amountFen: { value: 20_000 } };
  const today = '2026-11-23';
  const disputeType = 'not-delivered';
  const gates = evaluateGates({ answers, facts, disputeType, findings: [], today });
  return { disputeType, gates, findings: [], facts, answers, ...more };
}
const code = (act: () => unknown): string | undefined => {
  try {
    act();
  } catch (error) {
    if (error instanceof Refusal) return error.code;
    throw error;
  }
  return undefined;
};

describe('two totals', () => {
  it('safe: refund, interest and receipts; the other adds the increase, and warns what a court asks', () => {
    const costs = [
      { what: '公证费', amountFen: 30_000, receipt: '发票1' },
      { what: '邮寄费', amountFen: 1_200, receipt: '面单' },
    ];
    const found = claims(input(fraud, { interest: terms, costs }));
    // 200.00 × 3.00% ÷ 365 × 364 = 5.98
    expect(found).toMatchObject({
      refundFen: 20_000,
      interestFen: 598,
      costsFen: 31_200,
      statutoryIncreaseFen: 60_000,
    });
    expect(found.totals).toEqual({ safeFen: 51_798, ifFraudFen: 111_798 });
    expect(found.warnings.map(({ zh }) => zh).join()).toContain('排除合理怀疑');
  });

  it('only the safe one where no fraud can be alleged, and nothing to warn of', () => {
    const found = claims(input(plain));
    expect(found.totals).toEqual({ safeFen: 20_000 });
    expect(found.warnings).toEqual([]);
  });

  it('none without a price', () => {
    expect(claims(input(fraud, { facts: {} })).totals).toEqual({});
  });

  it('takes the higher of promise and increase, never both', () => {
    const totals = (promisedFen: number) => claims(input(fraud, { promisedFen })).totals.ifFraudFen;
    expect(totals(200_000)).toBe(20_000 + 200_000);
    expect(totals(10_000)).toBe(20_000 + 60_000);
    expect(claims(input(fraud, { promisedFen: 1 })).warnings.at(-1)?.zh).toContain('二者择一');
  });

  it('never asks for less if fraud is established, whatever the price', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 100_000_000 }), (value) => {
        const { totals, statutoryIncreaseFen } = claims(input(fraud, { facts: { amountFen: { value } } }));
        expect(statutoryIncreaseFen).toBe(3 * value < 50_000 ? 50_000 : 3 * value);
        expect(totals.ifFraudFen).toBe((totals.safeFen as number) + (statutoryIncreaseFen as number));
      }),
    );
  });
});

describe('an order of several things', () => {
  const items = [
    { goods: '点卡A', amountFen: 3_000, failed: true },
    { goods: '点卡B', amountFen: 3_000, failed: true },
    { goods: '点卡C', amountFen: 14_000, failed: false },
  ];

  it('asks back what failed, and has the 500 yuan once, not for each code', () => {
    expect(claims(input(fraud, { orderItems: items }))).toMatchObject({
      refundFen: 6_000,
      statutoryIncreaseFen: 50_000,
    });
  });

  it('is refused where the items come to more than was paid', () => {
    const more = [...items, { goods: '点卡D', amountFen: 1, failed: true }];
    expect(code(() => claims(input(fraud, { orderItems: more })))).toBe('items-exceed-price');
  });
});

describe('interest', () => {
  it('is refundable price × rate ÷ 365 × days, in fen, rounded down', () => {
    expect(interestFen(1_000_000, { ...terms, rateBasisPoints: 310, to: addDays(terms.from, 365) })).toBe(
      31_000,
    );
    expect(interestFen(9_800, { ...terms, to: terms.from })).toBe(0);
    fc.assert(
      fc.property(
        fc.nat(1e9),
        fc.integer({ min: 1, max: 3600 }),
        fc.nat(3650),
        (fen, rateBasisPoints, days) => {
          const counted = interestFen(fen, { ...terms, rateBasisPoints, to: addDays(terms.from, days) });
          const exact = (fen * rateBasisPoints * days) / 3_650_000;
          expect(counted).toBeLessThanOrEqual(exact + 1e-6);
          expect(counted).toBeGreaterThan(exact - 1 - 1e-6);
        },
      ),
    );
  });

  it('is not asked without a rate and its source; none is ever assumed', () => {
    expect(claims(input(plain))).not.toHaveProperty('interestFen');
    for (const wrong of [
      { source: ' ' },
      { rateBasisPoints: 0 },
      { rateBasisPoints: 3.1 },
      { to: '2025-12-31' },
    ])
      expect(code(() => claims(input(plain, { interest: { ...terms, ...wrong } })))).toBe('bad-interest');
  });

  it('shows rate, days and source in its line, and rests prepaid money on its own article', () => {
    const line = (prepaid: boolean) =>
      claims(input(plain, { interest: terms, prepaid })).lines.find(({ what }) => what.zh.startsWith('利息'));
    expect(line(false)?.what.zh).toContain('200.00元×3.00%÷365×364天＝5.98元');
    expect(line(false)?.what.zh).toContain(terms.source);
    expect(line(true)?.basis[0]?.article).toBe('第五十三条');
  });
});

describe('costs', () => {
  it('need a receipt each', () => {
    const costs = [{ what: '打印费', amountFen: 500, receipt: '' }];
    expect(code(() => claims(input(plain, { costs })))).toBe('bad-cost');
  });
});

describe('the court fee (诉讼费用交纳办法 13)', () => {
  it.each([
    [0, 5_000],
    [1_000_000, 5_000],
    [1_000_100, 5_002],
    [10_000_000, 5_000 + 225_000],
    [20_000_000, 5_000 + 225_000 + 200_000],
    [50_000_000, 5_000 + 225_000 + 200_000 + 450_000],
    [
      2_500_000_000,
      5_000 + 225_000 + 200_000 + 450_000 + 500_000 + 900_000 + 2_400_000 + 3_500_000 + 6_000_000 + 2_500_000,
    ],
  ])('of %i fen is %i fen, half of it in simplified procedure', (claim, fee) => {
    expect(courtFee(claim)).toMatchObject({ feeFen: fee, halvedFen: Math.floor(fee / 2) });
  });
});

describe('criminal thresholds', () => {
  it('quote their text, and say where it was read only as an excerpt', () => {
    for (const { article, quote } of fraudThresholds) expect(statute(article)?.text).toContain(quote);
    const excerpt = thresholdsOf(300_000).filter(({ needsHuman }) => needsHuman);
    expect(excerpt.map(({ level }) => level)).toEqual(['B', 'B', 'B']);
  });

  it('of 3000 yuan reach the network figure; ordinary fraud lies in the range of the provinces', () => {
    const states = (fen: number) => Object.fromEntries(thresholdsOf(fen).map(({ id, state }) => [id, state]));
    expect(states(299_999)).toMatchObject({ 'telecom-large': 'below', 'public-security': 'reached' });
    expect(states(300_000)).toMatchObject({ 'telecom-large': 'reached', 'fraud-large': 'in-range' });
    expect(states(300_000)).not.toHaveProperty('public-security');
    expect(states(1_000_000)['fraud-large']).toBe('reached');
    expect(states(50_000_000)).toMatchObject({ 'telecom-extreme': 'reached', 'fraud-extreme': 'reached' });
  });

  it('never assert a crime', () => {
    for (const fen of [100, 300_000, 50_000_000])
      for (const { words } of thresholdsOf(fen)) {
        expect(words.zh).toMatch(/由公安机关认定|由其认定/);
        expect(words.zh).not.toMatch(/已构成|构成诈骗罪|骗子/);
      }
  });
});
