import { expect, test } from 'vitest';
import { createTurn } from './turn.ts';

test('one at a time, in the order asked', async () => {
  const turn = createTurn();
  const order: string[] = [];
  const work = async (name: string, entering: Promise<() => void> | undefined) => {
    const leave = await entering;
    order.push(`${name} enters`);
    await Promise.resolve();
    order.push(`${name} leaves`);
    leave?.();
  };
  await Promise.all([
    work('guest', turn.enterAsGuest()),
    work('another', turn.enterAsGuest()),
    work('batch', turn.enter()),
    work('second', turn.enter()),
  ]);
  const names = ['guest', 'another', 'batch', 'second'];
  expect(order).toEqual(names.flatMap((name) => [`${name} enters`, `${name} leaves`]));
});

test('a guest waits for no batch, neither one at work nor one that waits', async () => {
  const turn = createTurn();
  const guest = await turn.enterAsGuest();
  const batch = turn.enter();
  expect(turn.enterAsGuest()).toBeUndefined();
  guest?.();
  const leave = await batch;
  expect(turn.enterAsGuest()).toBeUndefined();
  leave();
  expect(turn.enterAsGuest()).toBeDefined();
});

test('no more than eight guests are under way', async () => {
  const turn = createTurn();
  const guests = Array.from({ length: 9 }, () => turn.enterAsGuest());
  expect(guests.map((guest) => guest !== undefined)).toEqual([...Array(8).fill(true), false]);
  (await guests[0])?.();
  expect(turn.enterAsGuest()).toBeDefined();
});
