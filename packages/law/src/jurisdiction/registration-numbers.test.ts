import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isCreditCode, readNumber } from './registration-numbers.ts';

describe('a number at the foot of a page', () => {
  it.each([
    ['粤ICP备2021000000号-1', 'icp-filing', '440000'],
    ['粤ICP备 2021000000 号', 'icp-filing', '440000'],
    ['蜀icp备12345678号', 'icp-filing', '510000'],
    ['京ICP证030173号', 'telecom-licence', '110000'],
    ['粤B2-20210001', 'telecom-licence', '440000'],
    ['京公网安备11010502030143号', 'police-filing', '110000'],
  ])('%s is a %s of %s', (text, kind, provinceCode) => {
    expect(readNumber(text)).toMatchObject({ kind, provinceCode });
  });

  it('issued nationally names no province', () => {
    for (const text of ['B2-20200001', 'A2.B1-20200001', '合字B2-20210001'])
      expect(readNumber(text)).toEqual({ kind: 'telecom-licence', number: text });
  });

  it('of the police holds the division of its office, and is refused when it contradicts its province', () => {
    expect(readNumber('京公网安备 11010502030143 号')).toMatchObject({ divisionCode: '110105' });
    expect(readNumber('粤公网安备11010502030143号').kind).toBe('unreadable');
  });

  it('of no known form is unreadable, never thrown at', () => {
    for (const text of ['12345678', '', '粤ICP备1号', '某ICP备2021000000号'])
      expect(readNumber(text).kind).toBe('unreadable');
    fc.assert(fc.property(fc.string({ unit: 'binary' }), (text) => void readNumber(text)));
  });
});

/** Codes of well-known listed companies, as printed on their licences. */
const known = ['91330100799655058B', '91440300708461136T', '91110108551385082Q', '91110000802100433B'];

describe('a credit code', () => {
  it('is accepted as licences print it and gives the division of its register', () => {
    for (const code of known) expect(isCreditCode(code)).toBe(true);
    expect(readNumber('91330100 799655058b')).toMatchObject({ kind: 'credit-code', divisionCode: '330100' });
  });

  it('with one wrong character, or two neighbours swapped, is refused', () => {
    const alphabet = [...'0123456789ABCDEFGHJKLMNPQRTUWXY'];
    for (const code of known)
      for (let i = 0; i < 18; i++) {
        for (const char of alphabet)
          if (char !== code[i]) expect(isCreditCode(code.slice(0, i) + char + code.slice(i + 1))).toBe(false);
        const swapped = [...code];
        [swapped[i], swapped[i + 1]] = [swapped[i + 1] ?? '', swapped[i] ?? ''];
        if (i < 17 && code[i] !== code[i + 1]) expect(isCreditCode(swapped.join(''))).toBe(false);
      }
  });
});
