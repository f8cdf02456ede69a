import { expect, test } from 'vitest';
import { createPace, createPieces } from './index.ts';

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

test('one piece a turn, in the order asked, and what was answered is heard in between', async () => {
  const piece = createPieces();
  const order: string[] = [];
  const work = async (name: string) => {
    await piece();
    order.push(name);
    setImmediate(() => order.push(`heard after ${name}`));
  };
  await Promise.all([work('first'), work('second'), work('third')]);
  expect(order).toEqual(['first', 'heard after first', 'second', 'heard after second', 'third']);
});
