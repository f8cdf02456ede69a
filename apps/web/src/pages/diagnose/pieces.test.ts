import fc from 'fast-check';
import { expect, test } from 'vitest';
import { piecesOf } from './pieces.ts';

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
