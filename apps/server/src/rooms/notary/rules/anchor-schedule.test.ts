import { expect, test } from 'vitest';
import { contradiction, isAnchorDue, isStuck, nextLookMs } from './anchor-schedule.ts';

const hour = 3_600_000;
const at = { nowMs: 10 * hour, everyMs: hour, force: false, ours: 9, onChain: 5, lastSentMs: 9 * hour };

test('a head is due when the log grew beyond the chain and the interval is over, the first one at once', () => {
  expect(isAnchorDue(at)).toBe(true);
  expect(isAnchorDue({ ...at, lastSentMs: 9 * hour + 1 })).toBe(false);
  expect(isAnchorDue({ ...at, lastSentMs: 9 * hour + 1, force: true })).toBe(true);
  expect(isAnchorDue({ ...at, lastSentMs: undefined })).toBe(true);
  for (const onChain of [9, 10]) expect(isAnchorDue({ ...at, onChain, force: true })).toBe(false);
});

test('a transaction is stuck after ten minutes', () => {
  expect([isStuck(600_000, 0), isStuck(599_999, 0)]).toEqual([true, false]);
});

test('what waits for its block is looked at often, an idle chain never later than the interval', () => {
  expect(nextLookMs('pending', hour)).toBeLessThan(nextLookMs('failing', hour));
  expect(nextLookMs('idle', 5)).toBe(5);
});

test('a chain contradicts a log that is smaller, or that has another root at its size, and no other', () => {
  const head = { size: 5, root: new Uint8Array(32).fill(7) };
  const other = new Uint8Array(32).fill(7).with(31, 8);
  expect(contradiction(head, { size: 5, rootAt: head.root })).toBeUndefined();
  expect(contradiction(head, { size: 9, rootAt: head.root })).toBeUndefined();
  expect(contradiction(head, { size: 4, rootAt: undefined })).toMatchObject({ code: 'anchor-ahead' });
  for (const rootAt of [other, undefined])
    expect(contradiction(head, { size: 5, rootAt })).toMatchObject({ code: 'fork' });
});
