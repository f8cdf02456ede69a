import { expect, test } from 'vitest';
import { type Counted, type Counts, figuresOf, medianOf } from './figures.ts';
import { byUrgency, needsOf } from './needs.ts';
import { instantsOf, periodBefore, periodOf } from './period.ts';

const hour = 3_600_000;
let number = 0;

const claim = (given: Partial<Counted> = {}): Counted => ({
  claimId: `clm_${number++}`,
  openedAtMs: 0,
  note: undefined,
  papers: [],
  unreported: false,
  ...given,
});
const none = new Set<string>();
const counts = (given: Partial<Counts> = {}): Counts => ({
  ...{ claims: 1, waiting: 0, endedByBuyer: 0, unreported: 0, late: 0 },
  inTime: { part: 0, of: 0 },
  bySilence: { part: 0, of: 0 },
  ...given,
});

test('what stood how is taken as it was counted; without an answer there is no median', () => {
  const stood = counts({ waiting: 1 });
  expect(figuresOf(stood, [claim()], none)).toEqual({ ...stood, templates: { part: 0, of: 0 } });
  expect(figuresOf(stood, [claim({ answer: { atMs: hour } })], none).medianAnswerMs).toBe(hour);
});

test('template replies are a share of the answers that say something, not of all claims', () => {
  const spoken = claim({ answer: { atMs: hour }, note: '请耐心等待' });
  const paper = claim({ answer: { atMs: hour }, papers: ['aa'] });
  const mute = claim({ answer: { atMs: hour } });
  const figures = figuresOf(counts(), [spoken, paper, mute, claim()], new Set([spoken.claimId]));
  expect(figures.templates).toEqual({ part: 1, of: 2 });
});

test('what is said about an order that the shop never reported is in no share', () => {
  const invented = claim({ unreported: true, answer: { atMs: 5 }, note: '请耐心等待' });
  const figures = figuresOf(counts(), [invented], none);
  expect(figures.templates).toEqual({ part: 0, of: 0 });
  expect(figures).not.toHaveProperty('medianAnswerMs');
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
  const row = (name: string, stood: Partial<Counts>) => {
    const figures = figuresOf(counts(stood), [], none);
    const needs = needsOf(figures, { unchecked: false, papersDue: false, belowFloor: false });
    return { name, merchantId: name, figures, needs };
  };
  const calm = row('a', { inTime: { part: 1, of: 1 } });
  const silent = row('b', { bySilence: { part: 2, of: 2 } });
  const waiting = row('c', { waiting: 1 });
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
