import { expect, test } from 'vitest';
import type { Answered } from './answered.ts';
import { countsOf, type Stood, standingOf } from './standing.ts';

const hour = 3_600_000;
const nowMs = 1_000 * hour;
const event = { eventId: 'evt_1' };

/** Opened at 0 with a day's time, unless told otherwise. */
const claim = (given: Partial<Answered> = {}): Answered => ({ dueAtMs: 24 * hour, ...given });
const answered = (atMs: number) => claim({ answer: { ...event, by: 'refused', atMs } });
const stood = (given: Answered, unreported = false): Stood => ({
  ...given,
  standing: standingOf(given, nowMs),
  unreported,
});
const silence = { ...event, atMs: 25 * hour };

test('without a claim every share is of nothing', () => {
  expect(countsOf([])).toEqual({
    ...{ claims: 0, waiting: 0, endedByBuyer: 0, unreported: 0, late: 0 },
    inTime: { part: 0, of: 0 },
    bySilence: { part: 0, of: 0 },
  });
});

test('an answer in the very instant in which the time is over is in time, one later is late', () => {
  const at = (atMs: number) => standingOf(answered(atMs), nowMs);
  expect([at(24 * hour), at(24 * hour + 1)]).toEqual(['in-time', 'late']);
});

test('what the clock decided, or will, is silence; what still runs or the buyer ended says nothing yet', () => {
  expect(standingOf(claim({ silence }), nowMs)).toBe('silent');
  expect(standingOf(claim(), nowMs)).toBe('silent');
  expect(standingOf(claim({ dueAtMs: nowMs + 1 }), nowMs)).toBe('waiting');
  expect(standingOf(claim({ endedAtMs: hour }), nowMs)).toBe('ended-by-buyer');
  // Her word came after the time was over: nobody had answered when it mattered.
  expect(standingOf(claim({ endedAtMs: 25 * hour }), nowMs)).toBe('silent');
});

test('silence on a second clock counts as silence too, though the first answer was in time', () => {
  expect(countsOf([stood({ ...answered(hour), silence })])).toMatchObject({
    inTime: { part: 1, of: 1 },
    bySilence: { part: 1, of: 1 },
    late: 0,
  });
});

test('all silent is none in time, and what the shop never reported is counted and in no share', () => {
  const counts = countsOf([stood(claim()), stood(claim({ silence })), stood(claim({ silence }), true)]);
  expect(counts).toMatchObject({
    ...{ claims: 2, unreported: 1 },
    inTime: { part: 0, of: 2 },
    bySilence: { part: 2, of: 2 },
  });
});
