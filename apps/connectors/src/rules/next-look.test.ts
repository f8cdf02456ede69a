import { expect, test } from 'vitest';
import { nextLook } from './next-look.ts';

const day = 86_400_000;

test('young orders are looked at in every round, old ones seldom, and one day no more', () => {
  const look = (nowMs: number) => nextLook({ nowMs, everyMs: 5000, lastMoveMs: 0, stage: 'paid' });
  expect(look(60_000)).toBe(65_000);
  expect(look(3_600_000)).toBe(3_600_000 + 72_000);
  expect(look(30 * day)).toBe(30 * day + 6 * 3_600_000);
  expect(look(91 * day)).toBeUndefined();
});

test('an order costs a few hundred looks in its life', () => {
  let looks = 0;
  for (let at: number | undefined = 5000; at !== undefined; looks++)
    at = nextLook({ nowMs: at, everyMs: 5000, lastMoveMs: 0, stage: 'paid' });
  expect(looks).toBeLessThan(1000);
});
