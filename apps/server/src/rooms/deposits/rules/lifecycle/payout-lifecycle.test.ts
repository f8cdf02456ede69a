import { expect, test } from 'vitest';
import { lifecycleTable } from './lifecycle-docs.ts';
import { after, payoutMoves, payoutStates, placeOf, postingOf } from './payout-lifecycle.ts';

test('the whole table, as a bookkeeper reads it', () => {
  expect(lifecycleTable()).toMatchSnapshot();
});

test('what was handed over is never handed over again without the rail having said that it was not paid', () => {
  for (const state of ['sending', 'sent', 'paid'] as const) expect(after(state, 'take')).toBeUndefined();
  const back = payoutStates.flatMap((state) =>
    payoutMoves.filter((move) => after(state, move) === 'waiting').map((move) => `${state} ${move}`),
  );
  expect(back).toEqual(['sending putBack', 'failed askAgain', 'returned askAgain']);
});

test('a move posts exactly when the money of the payout changes its place', () => {
  for (const state of payoutStates)
    for (const move of payoutMoves) {
      const next = after(state, move);
      if (next)
        expect(postingOf[move] !== undefined, `${state} ${move}`).toBe(placeOf[state] !== placeOf[next]);
    }
});

test('nothing leaves a cancelled payout', () => {
  expect(payoutMoves.filter((move) => after('cancelled', move))).toEqual([]);
});
