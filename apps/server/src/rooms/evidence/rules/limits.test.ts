import { expect, test } from 'vitest';
import { defaultLimits, refuseBeyondLimits } from './limits.ts';

const limits = { itemBytes: 100, caseItems: 2, caseBytes: 150 };

test('an item is taken up to each limit and refused one beyond it', () => {
  expect(refuseBeyondLimits({ items: 1, bytes: 50 }, 100, limits)).toBeUndefined();
  expect(refuseBeyondLimits({ items: 0, bytes: 0 }, 101, limits)?.code).toBe('item-too-large');
  expect(refuseBeyondLimits({ items: 2, bytes: 0 }, 1, limits)?.code).toBe('case-full');
  expect(refuseBeyondLimits({ items: 1, bytes: 51 }, 100, limits)?.code).toBe('case-too-large');
});

test('the default is 30 MB a file, 200 items and 500 MB a case', () => {
  expect(defaultLimits).toEqual({ itemBytes: 31_457_280, caseItems: 200, caseBytes: 524_288_000 });
});
