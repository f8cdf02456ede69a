import { claimStates } from '@redress/contract';
import { expect, test } from 'vitest';
import { clockParty, dueOf, longerDue, nextWake, overrunMove } from '../clock.ts';
import { after, allows, isFinal, liveStates, moves, transitions } from './claim-lifecycle.ts';
import { lifecycleTable } from './lifecycle-docs.ts';

const day = 86_400_000;

test('the whole table, as a lawyer reads it', () => {
  expect(lifecycleTable()).toMatchSnapshot();
});

test('every state with every move', () => {
  const matrix = claimStates.map(
    (state) => `${state}: ${moves.map((move) => `${move}=${after(state, move) ?? '-'}`).join(' ')}`,
  );
  expect(matrix).toMatchSnapshot();
});

test('there are at most twelve states, and every one can be reached', () => {
  expect(claimStates.length).toBeLessThanOrEqual(12);
  const targets = new Set(Object.values(transitions).flatMap((row) => Object.values(row)));
  for (const state of claimStates) if (state !== 'open') expect(targets, state).toContain(state);
});

test('where the respondent is asked, silence is decided for the buyer: with money, or honestly without', () => {
  for (const state of claimStates.filter((one) => clockParty(one) === 'respondent')) {
    expect(overrunMove(state), state).toBe('award');
    expect([after(state, 'award'), after(state, 'owe')], state).toEqual(['paying', 'unpaid']);
  }
});

test("the buyer's silence never costs the respondent money, nor the other way round", () => {
  for (const state of claimStates.filter((one) => clockParty(one) === 'buyer'))
    expect(after(state, overrunMove(state) as never), state).toBe('lapsed');
});

test('money that is on its way is stopped by its buyer, who was paid otherwise, or who shows that she is the buyer, and is decided once', () => {
  expect(moves.filter((move) => allows('paying', move))).toEqual(['content', 'displace', 'paid']);
  expect(allows('paying', 'award')).toBe(false);
});

test('money that came back is owed as before, and wakes no other end', () => {
  expect(after('paid', 'bounce')).toBe('paying');
  for (const state of ['settled', 'withdrawn', 'lapsed'] as const)
    expect(moves.filter((move) => allows(state, move))).toEqual([]);
});

test('a refund that did not come leaves the respondent with the burden, and no way around its clock', () => {
  expect(after('refunded', 'deny')).toBe('burden');
  expect(clockParty('burden')).toBe('respondent');
});

test('what both sides contest is decided by nobody here: the deposit is kept for a time, and no silence pays', () => {
  expect(clockParty('contested')).toBe('buyer');
  expect(after('contested', overrunMove('contested') as never)).toBe('lapsed');
  expect(dueOf('contested', 1000, 500)).toBe(1000 + 90 * day);
});

test('a word that somebody is at work on it keeps the deposit longer, two years in all, and is not worn out', () => {
  const due = 90 * day;
  expect(longerDue(due, 0, 0)).toBe(180 * day);
  expect(longerDue(180 * day, 0, 10 * day), 'ten days are not worth a word').toBeUndefined();
  expect(longerDue(180 * day, 0, 30 * day)).toBe(210 * day);
  expect(longerDue(690 * day, 0, 680 * day)).toBe(730 * day);
  expect(longerDue(730 * day, 0, 725 * day)).toBeUndefined();
});

test('a long clock is looked at 30 and 7 days before its end, a short one at its end', () => {
  const due = 90 * day;
  expect([0, 60 * day, 83 * day, 90 * day].map((now) => nextWake(due, now))).toEqual([
    60 * day,
    83 * day,
    due,
    due,
  ]);
  expect(nextWake(7 * day, 0)).toBe(7 * day);
});

test('the buyer may withdraw until money is on its way', () => {
  for (const state of liveStates) expect(allows(state, 'withdraw'), state).toBe(state !== 'paying');
  for (const state of claimStates) expect(allows(state, 'displace'), state).toBe(liveStates.includes(state));
  expect(claimStates.filter(isFinal)).toEqual(['paid', 'settled', 'withdrawn', 'lapsed']);
});

test("the respondent's clock is that of the standard", () => {
  expect(dueOf('open', 1000, 500)).toBe(1500);
  expect(dueOf('proved', 1000, 500)).toBe(1000 + 7 * 86_400_000);
  expect(dueOf('paying', 1000, 500)).toBeUndefined();
});
