import { expect, test } from 'vitest';
import { createPace } from './index.ts';

test('what waits goes first once the turn is used up', async () => {
  const pace = createPace(0);
  let ran = false;
  setImmediate(() => {
    ran = true;
  });
  await pace();
  expect(ran).toBe(true);
});

test('nothing is awaited while the turn lasts', () => {
  expect(createPace(Number.POSITIVE_INFINITY)()).toBeUndefined();
});
