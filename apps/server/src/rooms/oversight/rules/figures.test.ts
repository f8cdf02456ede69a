import { expect, test } from 'vitest';
import { type Counted, figuresOf, medianOf, standingOf } from './figures.ts';
import { byUrgency, needsOf } from './needs.ts';
import { instantsOf, periodBefore, periodOf } from './period.ts';

const hour = 3_600_000;
const nowMs = 1_000 * hour;
let number = 0;

/** Opened at 0 with a day's time, unless told otherwise. */
const claim = (given: Partial<Counted> = {}): Counted => ({
  claimId: `clm_${number++}`,
  openedAtMs: 0,
  dueAtMs: 24 * hour,
  note: undefined,
  papers: [],
  ...given,
});
const none = new Set<string>();

test('without a claim every share is of nothing, and there is no median', () => {
  const figures = figuresOf([], none, nowMs);
  expect(figures).toEqual({
    claims: 0,
    waiting: 0,
    endedByBuyer: 0,
    unreported: 0,
    late: 0,
    inTime: { part: 0, of: 0 },
    bySilence: { part: 0, of: 0 },
    templates: { part: 0, of: 0 },
  });
});

test('an answer in the very instant in which the time is over is in time, one later is late', () => {
  const at = (atMs: number) => standingOf(claim({ answer: { atMs } }), nowMs);
  expect([at(24 * hour), at(24 * hour + 1)]).toEqual(['in-time', 'late']);
});

test('what the clock decided, or will, is silence; what still runs or the buyer ended says nothing yet', () => {
  expect(standingOf(claim({ silence: {} }), nowMs)).toBe('silent');
  expect(standingOf(claim(), nowMs)).toBe('silent');
  expect(standingOf(claim({ dueAtMs: nowMs + 1 }), nowMs)).toBe('waiting');
  expect(standingOf(claim({ endedAtMs: hour }), nowMs)).toBe('ended-by-buyer');
  // Her word came after the time was over: nobody had answered when it mattered.
  expect(standingOf(claim({ endedAtMs: 25 * hour }), nowMs)).toBe('silent');
});

test('one claim is one of one; all silent is none in time', () => {
  expect(figuresOf([claim({ answer: { atMs: hour } })], none, nowMs)).toMatchObject({
    inTime: { part: 1, of: 1 },
    bySilence: { part: 0, of: 1 },
    medianAnswerMs: hour,
  });
  const silent = [claim(), claim({ silence: {} }), claim()];
  const figures = figuresOf(silent, none, nowMs);
  expect(figures).toMatchObject({ inTime: { part: 0, of: 3 }, bySilence: { part: 3, of: 3 } });
  expect(figures).not.toHaveProperty('medianAnswerMs');
});

test('silence on a second clock counts as silence too, though the first answer was in time', () => {
  const figures = figuresOf([claim({ answer: { atMs: hour }, silence: {} })], none, nowMs);
  expect(figures).toMatchObject({ inTime: { part: 1, of: 1 }, bySilence: { part: 1, of: 1 }, late: 0 });
});

test('template replies are a share of the answers that say something, not of all claims', () => {
  const spoken = claim({ answer: { atMs: hour }, note: '请耐心等待' });
  const paper = claim({ answer: { atMs: hour }, papers: ['aa'] });
  const mute = claim({ answer: { atMs: hour } });
  const figures = figuresOf([spoken, paper, mute, claim()], new Set([spoken.claimId]), nowMs);
  expect(figures.templates).toEqual({ part: 1, of: 2 });
});

test('what the shop never reported is counted and in no share', () => {
  const invented = claim({ unreported: true, silence: {} });
  const figures = figuresOf([invented, claim({ answer: { atMs: hour } })], none, nowMs);
  expect(figures).toMatchObject({ claims: 1, unreported: 1, bySilence: { part: 0, of: 1 } });
});

test('the median of an even number lies between the two in the middle', () => {
  expect([medianOf([]), medianOf([5]), medianOf([9, 1]), medianOf([4, 100, 1, 2])]).toEqual([
    undefined,
    5,
    5,
    3,
  ]);
});

test('whoever lets buyers wait stands first, a merchant without trouble last', () => {
  const row = (name: string, claims: Counted[]) => {
    const figures = figuresOf(claims, none, nowMs);
    const needs = needsOf(figures, { unchecked: false, papersDue: false, belowFloor: false });
    return { name, merchantId: name, figures, needs };
  };
  const calm = row('a', [claim({ answer: { atMs: 1 } })]);
  const silent = row('b', [claim(), claim()]);
  const waiting = row('c', [claim({ dueAtMs: nowMs + 1 })]);
  expect([calm, silent, waiting].sort(byUrgency).map(({ name }) => name)).toEqual(['c', 'b', 'a']);
  expect(silent.needs).toEqual(['silence']);
  expect(needsOf(calm.figures, { unchecked: true, papersDue: true, belowFloor: true })).toEqual([
    'deposit',
    'unchecked',
    'papers',
  ]);
});

test('a period is of whole days in Shanghai, and the one before is as long and ends the day before', () => {
  const period = periodOf({}, Date.parse('2026-11-26T16:30:00Z'));
  expect(period).toEqual({ from: '2026-08-30', to: '2026-11-27' });
  expect(periodBefore(period as never)).toEqual({ from: '2026-06-01', to: '2026-08-29' });
  const { fromMs, untilMs } = instantsOf({ from: '2026-11-27', to: '2026-11-27' });
  expect([fromMs, untilMs - fromMs]).toEqual([Date.parse('2026-11-26T16:00:00Z'), 24 * hour]);
  const nowMs = Date.parse('2026-11-27T15:59:59Z');
  expect(periodOf({ from: '2026-11-28', to: '2026-11-27' }, nowMs)).toBeUndefined();
  expect(periodOf({ from: '2025-11-01', to: '2026-11-27' }, nowMs)).toBeUndefined();
  expect(periodOf({ from: '2026-11-27', to: '2026-11-27' }, nowMs)).toBeDefined();
  expect(periodOf({ from: '2026-11-01', to: '2026-11-28' }, nowMs)).toBeUndefined();
});
