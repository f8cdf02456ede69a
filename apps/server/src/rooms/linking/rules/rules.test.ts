import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { connect, type Holding, isLink } from './connect.ts';
import { composeJointReport } from './joint-report.ts';
import { judgeCluster, plainly } from './judge-cluster.ts';
import { protect, tellProtected } from './protect.ts';
import { levelOf, pointsOf } from './weights.ts';

describe('links', () => {
  test('an account links by itself; a name or a site needs a second hint; a person’s name counts half', () => {
    expect(isLink([pointsOf('wechat', 2)])).toBe(true);
    expect(isLink([pointsOf('payee-name', 2)])).toBe(false);
    expect(isLink([pointsOf('payee-name', 2), pointsOf('site', 2)])).toBe(true);
    expect(isLink([pointsOf('payee-name', 1), pointsOf('site', 2)])).toBe(false);
    expect(isLink([pointsOf('payee-name', 1), pointsOf('site', 2), pointsOf('ip', 2)])).toBe(true);
  });
  test('what very many share counts half, then nothing', () => {
    expect([levelOf('site', 1000), levelOf('site', 1001), levelOf('site', 5001)]).toEqual([2, 1, 0]);
    expect([levelOf('qq', 20_000), levelOf('qq', 20_001), levelOf('qq', 100_001)]).toEqual([2, 1, 0]);
    expect(levelOf('payee-name', 5, 1)).toBe(1);
  });

  const holding = fc.record({
    caseId: fc.integer({ min: 0, max: 9 }).map((n) => `c${n}`),
    n: fc.integer({ min: 0, max: 11 }),
  });
  /** A value's points are the value's own, the same for every case. */
  const toHolding = ({ caseId, n }: { caseId: string; n: number }): Holding => ({
    caseId,
    value: `v${n}`,
    points: [10, 6, 5, 5, 3, 2][n % 6] as number,
  });

  test('cases hang together exactly as comparing every pair says', () => {
    fc.assert(
      fc.property(
        fc.uniqueArray(holding, { selector: (h) => `${h.caseId}${h.n}`, maxLength: 40 }),
        (list) => {
          const holdings = list.map(toHolding);
          const ids = Array.from({ length: 10 }, (_, i) => `c${i}`);
          const groups = connect(ids, holdings);
          expect(canonical(groups)).toEqual(canonical(byPairs(ids, holdings)));
        },
      ),
    );
  });
});

const canonical = (groups: string[][]) => groups.map((group) => [...group].sort().join()).sort();

function byPairs(ids: readonly string[], holdings: readonly Holding[]): string[][] {
  const of = (id: string) => holdings.filter(({ caseId }) => caseId === id);
  const linked = (a: string, b: string) => {
    const theirs = new Set(of(b).map(({ value }) => value));
    return isLink(of(a).flatMap(({ value, points }) => (theirs.has(value) ? [points] : [])));
  };
  const left = new Set(ids);
  const groups: string[][] = [];
  for (const id of ids) {
    if (!left.delete(id)) continue;
    const group = [id];
    for (const member of group)
      for (const other of left) if (linked(member, other)) left.delete(other) && group.push(other);
    groups.push(group);
  }
  return groups;
}

describe('the flag', () => {
  const sums = { days: 9, amountFen: 90_000 };
  const three = { counted: 3, buyers: 3, samePayee: 3, vanished: 2, silent: 0, gone: 2, ...sums };
  test.each([
    ['one buyer with many cases is no cluster of buyers', { ...three, counted: 12, buyers: 2 }, 'none'],
    ['three buyers, one payee, two say vanished', three, 'alert'],
    ['three buyers whose payees differ', { ...three, samePayee: 2 }, 'watch'],
    ['three buyers, nobody vanished', { ...three, vanished: 0, gone: 0 }, 'watch'],
    ['of three one vanished and one gave no answer at all', { ...three, vanished: 1, silent: 1 }, 'alert'],
    ['of three one gave no answer at all', { ...three, vanished: 0, silent: 1, gone: 1 }, 'watch'],
    [
      'ten buyers of one payee, nobody vanished',
      { ...three, counted: 10, buyers: 10, samePayee: 10, vanished: 0, gone: 0 },
      'alert',
    ],
    ['of forty two say vanished: no quarter', { ...three, counted: 40, buyers: 9 }, 'watch'],
  ] as const)('%s', (_title, figures, flag) => {
    expect(judgeCluster(figures, plainly).flag).toBe(flag);
  });
  test('says why, and never that anybody is a criminal', () => {
    const many = { ...three, buyers: 37, counted: 37, vanished: 20, silent: 6, gone: 22 };
    const { reasons } = judgeCluster(many, tellProtected);
    expect(reasons.map(({ zh }) => zh)).toEqual([
      '37位不同的买家遇到相互关联的事',
      '少数几件案件付款给同一收款方',
      '20位买家说付款后对方失联',
      '6件案件的书面催告到期没有任何答复或者没能送达（仅此不能说明是诈骗）',
      '付款集中在9天之内',
    ]);
    const claims = JSON.stringify(reasons).replace(
      /（仅此不能说明是诈骗）|\(which alone shows no fraud\)/g,
      '',
    );
    expect(claims).not.toMatch(/骗子|犯罪|诈骗|criminal|fraud/);
  });
});

test('a count below five is not told; none and five are', () => {
  expect([0, 1, 4, 5, 37].map(protect)).toEqual([0, 'few', 'few', 5, 37]);
});

test('a joint report names nobody who did not consent, elects two at most, and prints articles of level A only', () => {
  const one = (n: number, more: object = {}) => ({
    alias: `案件${n}`,
    mine: n === 1,
    disputeType: 'fraud' as const,
    amountFen: 160_000,
    paidDay: `2026-11-0${n}`,
    payee: n < 3 ? '甲公司' : '乙公司',
    kinds: ['wechat' as const],
    seals: [n],
    representative: true,
    ...more,
  });
  const report = composeJointReport({
    flag: 'alert',
    reasons: [],
    linkedCases: 40,
    cases: [one(1), one(2, { name: '张三' }), one(3, { name: '李四' }), one(4, { name: '王五' })],
    log: { origin: 'o', vkey: 'v' },
  });
  expect(report.totals).toEqual({
    cases: 4,
    amountFen: 640_000,
    firstDay: '2026-11-01',
    lastDay: '2026-11-04',
    others: 36,
  });
  expect(report.representatives).toEqual(['案件2', '案件3']);
  expect(report.payees).toEqual([
    { name: '乙公司', cases: 2, amountFen: 320_000 },
    { name: '甲公司', cases: 2, amountFen: 320_000 },
  ]);
  expect(report.cases.every(({ mine }) => !mine)).toBe(true);
  expect(report.thresholds.every(({ level }) => level === 'A')).toBe(true);
  expect(report.thresholds.map(({ id, state }) => [id, state])).toEqual([
    ['fraud-large', 'in-range'],
    ['fraud-huge', 'below'],
    ['fraud-extreme', 'below'],
  ]);
  expect(report.representation.quote).toContain('两名代表人');
});
