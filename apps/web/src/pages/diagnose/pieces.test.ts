import fc from 'fast-check';
import { expect, test } from 'vitest';
import { markedPiecesOf, piecesOf } from './pieces.ts';

test('no character is lost, doubled or moved by marking, whatever the ranges are', () => {
  const range = fc.record({ start: fc.integer({ min: -3, max: 40 }), end: fc.integer({ min: -3, max: 40 }) });
  fc.assert(
    fc.property(fc.string({ maxLength: 30 }), fc.array(range, { maxLength: 6 }), (text, ranges) => {
      const pieces = piecesOf(text, ranges);
      expect(pieces.map((p) => p.text).join('')).toBe(text);
      const marked = pieces.flatMap((p) =>
        [...Array(p.text.length).keys()].map((i) => (p.marked ? p.start + i : -1)),
      );
      const valid = ranges.filter((r) => r.start >= 0 && r.start < r.end && r.end <= text.length);
      for (let i = 0; i < text.length; i++)
        expect(marked[i] === i).toBe(valid.some((r) => r.start <= i && i < r.end));
    }),
  );
});

test('a lawful term is told apart from a finding, which wins where both claim a word', () => {
  const text = '本商品不支持无理由退货，概不退款。';
  const pieces = markedPiecesOf(text, [{ start: 12, end: 16 }], [{ start: 3, end: 14 }]);
  expect(pieces.map(({ text: part, mark }) => [part, mark])).toEqual([
    ['本商品', undefined],
    ['不支持无理由退货，', 'lawful'],
    ['概不退款', 'finding'],
    ['。', undefined],
  ]);
  expect(pieces.map(({ start }) => start)).toEqual([0, 3, 12, 16]);
});
