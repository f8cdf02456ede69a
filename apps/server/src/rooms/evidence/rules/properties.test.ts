import type { FactName, Facts } from '@redress/contract';
import { itemKinds } from '@redress/contract';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { amountTokens } from './amounts.ts';
import { buildChain } from './build-chain.ts';
import { classifyItem } from './classify-item.ts';
import { extractFacts, factOrder } from './extract-facts.ts';
import { minutesOf } from './fields/promise.ts';
import { fixDigits, fold } from './fold.ts';
import { instantTokens } from './instants.ts';
import { suggestDisputeType } from './suggest-dispute-type.ts';
import { exampleItems, exampleTypes } from './testdata/examples.ts';
import type { ReadItem } from './types.ts';

/** Pieces of real evidence in any order, with anything at all between them. */
const piece = fc.constantFrom(
  '订单号',
  '：',
  '20261101123456789',
  '实付款',
  '¥98.00',
  '支付时间',
  '2026-11-0120:12:07',
  '收款方',
  '杭州某某网络科技有限公司',
  '5分钟到账',
  '订单异常',
  '极速点卡专营店',
  'suchong-card.example',
  'QQ12345678',
  '\n',
  ' ',
  '，',
);
const anyText = fc
  .array(fc.oneof(piece, fc.string({ unit: 'binary', maxLength: 8 })), { maxLength: 40 })
  .map((p) => p.join(''));
const anyItem = fc.record({
  file: fc.constantFrom('a', 'b', 'c'),
  kind: fc.constantFrom(...itemKinds),
  text: anyText,
  lines: fc.array(
    fc.record({
      start: fc.integer({ min: -5, max: 200 }),
      end: fc.integer({ min: -5, max: 200 }),
      confidence: fc.double({ min: -1, max: 2, noNaN: true }),
    }),
    { maxLength: 4 },
  ),
});

/** What the quoted characters say, by the same reading of numbers and times as the extractor's. */
function quotedValue(name: FactName, quoted: string): string | number | undefined {
  const folded = fold(quoted);
  if (name === 'orderNo' || name === 'tradeNo')
    return fixDigits(folded.replace(/\s/g, '')).replace(/[-_|]+$/, '');
  if (name === 'amountFen' || name === 'listedAmountFen') return amountTokens(folded)[0]?.fen;
  if (name === 'paidAt' || name === 'failedAt') return instantTokens(folded)[0]?.at;
  return quoted.replaceAll('\n', '');
}

function expectPlaces(items: readonly ReadItem[], facts: Facts): void {
  for (const name of factOrder) {
    const fact = facts[name];
    if (!fact?.place) continue;
    const item = items.find((i) => i.file === fact.item) as ReadItem;
    const quoted = item.text.slice(fact.place.start, fact.place.end);
    expect(quoted.length).toBeGreaterThan(0);
    if (name === 'promisedWithinMinutes')
      expect(quoted).toMatch(/[\d０-９半一二两三四五六七八九十刻秒即马瞬立]/);
    else expect(quotedValue(name, quoted)).toBe(fact.value);
    expect(fact.confidence).toBeGreaterThan(0);
    expect(fact.confidence).toBeLessThan(1);
  }
}

describe('place', () => {
  test.each(exampleTypes)(
    '%s: every fact points at the characters it was read from, and at their line',
    (type) => {
      const items = exampleItems(type);
      const facts = extractFacts(items);
      expectPlaces(items, facts);
      for (const fact of Object.values(facts)) {
        if (!fact) continue;
        const line = items.find((i) => i.file === fact.item)?.lines[fact.place?.line ?? -1];
        expect(line?.start).toBeLessThanOrEqual(fact.place?.start ?? -1);
        expect(line?.end).toBeGreaterThanOrEqual(fact.place?.end ?? Infinity);
        expect(fact.place?.box).toEqual(line?.box);
      }
    },
  );
  test('holds for any text', () => {
    fc.assert(
      fc.property(anyText, fc.constantFrom(...itemKinds), (text, kind) => {
        const items = [{ file: 'a', kind, text, lines: [] }];
        expectPlaces(items, extractFacts(items));
      }),
      { numRuns: 300 },
    );
  });
});

test('no text, however strange, makes a rule throw', () => {
  fc.assert(
    fc.property(
      fc.array(anyItem, { maxLength: 3 }),
      fc.constantFrom(...exampleTypes),
      anyText,
      (items, type, story) => {
        for (const item of items) classifyItem(item);
        suggestDisputeType(items, story);
        buildChain({ disputeType: type, items, facts: extractFacts(items) });
      },
    ),
    { numRuns: 300 },
  );
});

test('a long hostile line is read in time', () => {
  for (const unit of ['1', '5分', '收款方', 'a-', '¥9', '2026-11-01 ', '(', '公司', '卡'])
    extractFacts([{ file: 'a', kind: 'other', text: unit.repeat(20_000), lines: [] }]);
}, 20_000);

test('an unrelated item removes no fact', () => {
  const unrelated: ReadItem = {
    file: 'zzz.txt',
    kind: 'other',
    text: '今天天气很好\n买了两斤苹果',
    lines: [],
  };
  for (const type of exampleTypes) {
    const items = exampleItems(type);
    expect(extractFacts([unrelated, ...items])).toEqual(extractFacts(items));
  }
});

test('another item removes no fact, whatever it says', () => {
  const items = exampleItems('not-delivered');
  const names = Object.keys(extractFacts(items));
  fc.assert(
    fc.property(anyItem, (other) => {
      expect(Object.keys(extractFacts([...items, { ...other, file: 'other' }]))).toEqual(
        expect.arrayContaining(names),
      );
    }),
    { numRuns: 40 },
  );
});

test('the order in which items were added changes no fact', () => {
  for (const type of exampleTypes) {
    const items = exampleItems(type);
    expect(extractFacts([...items].reverse())).toEqual(extractFacts(items));
  }
});

test("the buyer's word wins over every reading", () => {
  const facts = extractFacts(exampleItems('not-delivered'), { amountFen: 1, payee: '另一家' });
  expect(facts.amountFen).toEqual({ value: 1, confidence: 1, source: 'buyer' });
  expect(facts.payee).toEqual({ value: '另一家', confidence: 1, source: 'buyer' });
});

test('folding keeps every offset', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), (s) => {
      expect(fold(s)).toHaveLength(s.length);
    }),
  );
});

test('a stretch of time is never nought and never more than a year', () => {
  expect(['0', '999', '半', '十五', '二十'].map((n) => minutesOf(n, '天'))).toEqual([
    undefined,
    undefined,
    720,
    21_600,
    28_800,
  ]);
});
