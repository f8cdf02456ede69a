import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  addDays,
  addMonths,
  daysBetween,
  formatYuan,
  fromBase64,
  fromHex,
  fromShanghai,
  isDay,
  opaqueId,
  parseYuan,
  shanghaiDay,
  shanghaiTime,
  timeOrderedId,
  toBase64,
  toHex,
  weekday,
} from './index.ts';

describe('bytes', () => {
  test('base64 and hex agree with the platform and come back', () => {
    fc.assert(
      fc.property(fc.uint8Array(), (bytes) => {
        expect(toBase64(bytes)).toBe(Buffer.from(bytes).toString('base64'));
        expect(toHex(bytes)).toBe(Buffer.from(bytes).toString('hex'));
        expect(fromBase64(toBase64(bytes))).toEqual(bytes);
        expect(fromHex(toHex(bytes))).toEqual(bytes);
      }),
    );
  });
  test.each(['A', 'AA', 'AB==', 'AAA', '=AAA', 'AA=A', 'AA-_', 'AAAA\n'])(
    'non-canonical base64 %j is refused',
    (text) => {
      expect(fromBase64(text)).toBeUndefined();
    },
  );
  test.each(['a', 'zz', '0x'])('bad hex %j is refused', (text) => {
    expect(fromHex(text)).toBeUndefined();
  });
});

describe('days', () => {
  test('a day that does not exist is no day', () => {
    expect(['2026-02-29', '2026-13-01', '2026-1-1', '', '2026-02-30'].map(isDay)).toEqual([
      false,
      false,
      false,
      false,
      false,
    ]);
    expect(isDay('2028-02-29')).toBe(true);
  });
  test('a month later ends on the corresponding day, else at month end (民法典 202)', () => {
    expect(addMonths('2026-01-31', 1)).toBe('2026-02-28');
    expect(addMonths('2027-12-31', 2)).toBe('2028-02-29');
    expect(addMonths('2026-11-30', 36)).toBe('2029-11-30');
  });
  test('days in Shanghai begin eight hours before UTC', () => {
    expect(shanghaiDay(Date.parse('2026-11-01T15:59:59Z'))).toBe('2026-11-01');
    expect(shanghaiDay(Date.parse('2026-11-01T16:00:00Z'))).toBe('2026-11-02');
    expect(shanghaiTime(fromShanghai('2026-11-01', '20:12:07'))).toBe('2026-11-01 20:12:07');
  });
  test('adding and counting days are inverse', () => {
    fc.assert(
      fc.property(fc.integer({ min: -5000, max: 5000 }), (n) => {
        expect(daysBetween('2026-02-28', addDays('2026-02-28', n))).toBe(n);
        expect(weekday(addDays('2026-11-22', 7 * n))).toBe(0);
      }),
    );
  });
});

describe('money', () => {
  test('yuan and fen come back', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 10 ** 11 }), (fen) => {
        expect(parseYuan(formatYuan(fen))).toBe(fen);
      }),
    );
  });
  test.each(['', '9.999', '1,29', '12,34,567', '-1', '1e3', '１２'])('%j is not an amount', (text) => {
    expect(parseYuan(text)).toBeUndefined();
  });
  test('grouped and short forms are read', () => {
    expect([parseYuan('1,298.00'), parseYuan('98.5'), parseYuan('98')]).toEqual([129800, 9850, 9800]);
  });
});

test('an identifier carries 120 bits and nothing else', () => {
  expect(opaqueId('case', new Uint8Array(15).fill(255))).toBe('case_zzzzzzzzzzzzzzzzzzzzzzzz');
  expect(() => opaqueId('case', new Uint8Array(14))).toThrow(RangeError);
});

describe('identifiers', () => {
  test('made later, one sorts later, and all of them have the shape of an opaque id', () => {
    const instant = fc.integer({ min: 0, max: Date.parse('9999-12-31') });
    const random = fc.uint8Array({ minLength: 9, maxLength: 9 });
    fc.assert(
      fc.property(instant, instant, random, random, (a, b, x, y) => {
        const [first, second] = [timeOrderedId('item', a, x), timeOrderedId('item', b, y)];
        expect(first).toMatch(/^item_[0-9a-hjkmnp-tv-z]{24}$/);
        if (a !== b) expect(first < second).toBe(a < b);
      }),
    );
  });
  test('two of one instant differ wherever their 70 random bits do', () => {
    const of = (last: number) => timeOrderedId('item', 1, Uint8Array.of(0, 0, 0, 0, 0, 0, 0, 0, last));
    expect(new Set([0, 4, 8, 128].map(of)).size).toBe(4);
  });
  test('an instant or randomness that cannot be used is a bug of the caller', () => {
    for (const atMs of [-1, 0.5, 32 ** 10, Number.NaN])
      expect(() => timeOrderedId('item', atMs, new Uint8Array(9))).toThrow(RangeError);
    expect(() => timeOrderedId('item', 0, new Uint8Array(8))).toThrow(RangeError);
  });
});
