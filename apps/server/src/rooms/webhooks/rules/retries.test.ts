import { expect, test } from 'vitest';
import { maxAttempts, waitAfter } from './retries.ts';

test('tries go on for about three days, at growing and scattered distances', () => {
  const total = (random: number) =>
    Array.from({ length: maxAttempts - 1 }, (_, i) => waitAfter(i + 1, random)).reduce((a, b) => a + b) /
    3_600_000;
  expect(total(0.5)).toBeGreaterThan(72);
  expect(total(0.5)).toBeLessThan(76);
  expect(waitAfter(1, 0)).toBe(4000);
  expect(waitAfter(1, 0.999)).toBeLessThan(6001);
  expect(waitAfter(99, 0.5)).toBe(24 * 3_600_000);
});
