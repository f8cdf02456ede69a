import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { anonymous, mayActOnCase } from './access.ts';
import { formatReceiptCode, parseReceiptCode } from './receipt-code.ts';

const random = fc.uint8Array({ minLength: 12, maxLength: 12 });
const plainOf = (code: string) => code.replaceAll('-', '');

describe('receipt codes', () => {
  test('a code is five groups of four and is read back', () => {
    fc.assert(
      fc.property(random, (bytes) => {
        const code = formatReceiptCode(bytes);
        expect(code).toMatch(/^([0-9A-HJKMNP-TV-Z]{4}-){4}[0-9A-HJKMNP-TV-Z]{4}$/);
        expect(parseReceiptCode(code)).toBe(plainOf(code));
      }),
    );
  });
  test('case, spaces, dashes, full-width forms and look-alike letters do not matter', () => {
    const code = formatReceiptCode(new Uint8Array(12));
    expect(code).toBe('0000-0000-0000-0000-0000');
    expect(parseReceiptCode(' oOoo—0000 0000-0000 ００００\n')).toBe(plainOf(code));
    const ones = formatReceiptCode(
      Uint8Array.from({ length: 12 }, (_, i) => [8, 66, 16, 132, 33][i % 5] as number),
    );
    expect(parseReceiptCode(ones.toLowerCase().replaceAll('1', 'l'))).toBe(plainOf(ones));
  });
  test('every single wrong character is noticed', () => {
    fc.assert(
      fc.property(random, fc.nat(19), fc.nat(31), (bytes, at, digit) => {
        const plain = plainOf(formatReceiptCode(bytes));
        const other = '0123456789ABCDEFGHJKMNPQRSTVWXYZ'[digit] as string;
        fc.pre(plain[at] !== other);
        expect(parseReceiptCode(plain.slice(0, at) + other + plain.slice(at + 1))).toBeUndefined();
      }),
    );
  });
  test('every swap of two neighbours is noticed', () => {
    fc.assert(
      fc.property(random, fc.nat(16), (bytes, at) => {
        const plain = plainOf(formatReceiptCode(bytes));
        fc.pre(plain[at] !== plain[at + 1]);
        const swapped = plain.slice(0, at) + plain[at + 1] + plain[at] + plain.slice(at + 2);
        expect(parseReceiptCode(swapped)).toBeUndefined();
      }),
    );
  });
  test.each(['', '0000', '0000-0000-0000-0000-0001', 'U000-0000-0000-0000-0000', '0'.repeat(21)])(
    '%j is no code',
    (text) => {
      expect(parseReceiptCode(text)).toBeUndefined();
    },
  );
});

test('a buyer acts on the own case only, a stranger on none', () => {
  const buyer = { kind: 'buyer', id: 'case_a', caseId: 'case_a' } as const;
  expect(mayActOnCase(buyer, 'case_a')).toBe(true);
  expect(mayActOnCase(buyer, 'case_b')).toBe(false);
  expect(mayActOnCase(anonymous, 'case_a')).toBe(false);
});
