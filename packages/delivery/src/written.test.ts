import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { writtenCodes } from './written.ts';

const { written } = JSON.parse(
  readFileSync(new URL('../testdata/vectors.json', import.meta.url), 'utf8'),
) as { written: [text: string, qty: number, codes: string[]][] };

test.each(written)('%j for %i', (text, qty, codes) => {
  expect(writtenCodes(text, qty)).toEqual(codes);
});

test('gives as many as were bought or none, each a line of the text, whatever was written', () => {
  fc.assert(
    fc.property(fc.string(), fc.integer({ min: 0, max: 3 }), (text, qty) => {
      const codes = writtenCodes(text, qty);
      expect([0, Math.max(1, qty)]).toContain(codes.length);
      for (const code of codes) expect(text.split(/\r?\n/).map((line) => line.trim())).toContain(code);
    }),
  );
});
