import { factNames } from '@redress/contract';
import { expect, test } from 'vitest';
import { editable, parsed, shapeOf, shown } from './fact-values.ts';

test('what is shown for editing reads back as the same value', () => {
  const sample = {
    text: '速充卡盟',
    long: '5分钟到账',
    money: 9800,
    number: 5,
    time: '2026-11-01T04:12:03.000Z',
  };
  for (const name of factNames) {
    const value = sample[shapeOf(name)];
    expect(parsed(name, editable(name, value))).toEqual({ [name]: value });
  }
});

test('a time is shown and typed in Shanghai, whatever the device says', () => {
  expect(shown('paidAt', '2026-11-01T16:30:00Z')).toBe('2026-11-02 00:30:00');
  expect(parsed('paidAt', '2026-11-02T00:30')).toEqual({ paidAt: '2026-11-01T16:30:00.000Z' });
});

test.each([
  ['amountFen', '九十八'],
  ['amountFen', '98.001'],
  ['promisedWithinMinutes', '0'],
  ['promisedWithinMinutes', '5分钟'],
  ['paidAt', '2026-11-01'],
  ['goods', '   '],
] as const)('%s %j is asked again, not guessed', (name, typed) => {
  expect(parsed(name, typed)).toBeUndefined();
});

test('a yuan sign before the amount is understood', () => {
  expect(parsed('amountFen', '¥1,298.5')).toEqual({ amountFen: 129850 });
});
