import { describe, expect, test } from 'vitest';
import { backoffMs, type Health, problemsOf } from './alarm.ts';

const now = 1_800_000_000_000;
const hours = (n: number): number => n * 3_600_000;
const well: Health = {
  halts: [],
  audit: { atMs: now - hours(20), ok: true, size: 9 },
  witnesses: [],
  authorities: [],
  lagging: [],
  everyMs: { timestamp: hours(1), anchor: hours(24) },
};
const keys = (health: Partial<Health>): string[] =>
  problemsOf({ ...well, ...health }, now).map(({ key }) => key);

describe('an alarm is raised', () => {
  test('for nothing when all is well, and for nothing before the first audit', () => {
    expect(keys({})).toEqual([]);
    const { audit: _none, ...young } = well;
    expect(problemsOf(young, now)).toEqual([]);
  });
  test('for every halt that stands, by its own key', () => {
    const halt = { code: 'fork', reason: 'two roots', atMs: now };
    expect(
      keys({
        halts: [
          { ...halt, id: '1' },
          { ...halt, id: '2' },
        ],
      }),
    ).toEqual(['halt:1', 'halt:2']);
  });
  test('for a failed audit once: the halt that it caused says the same', () => {
    const audit = { atMs: now, ok: false, size: 9, problem: 'entry 3' };
    expect(keys({ audit })).toEqual(['audit']);
    const halts = [{ id: '7', code: 'audit-failed', reason: 'entry 3', atMs: now }];
    expect(keys({ audit, halts })).toEqual(['halt:7']);
  });
  test('when no audit was done for two days', () => {
    expect(keys({ audit: { atMs: now - hours(49), ok: true, size: 9 } })).toEqual([]);
    expect(keys({ audit: { atMs: now - hours(50), ok: true, size: 9 } })).toEqual(['audit-late']);
  });
  test('for a witness only after six hours', () => {
    const failing = (n: number) => ({ witnesses: [{ name: 'W1', failingSinceMs: now - hours(n) }] });
    expect([keys(failing(5)), keys(failing(6))]).toEqual([[], ['witness:W1']]);
  });
  test('for a public copy that cannot be written only after six hours', () => {
    const failing = (n: number) => keys({ siteFailingSinceMs: now - hours(n) });
    expect([failing(5), failing(6)]).toEqual([[], ['site']]);
  });
  test('for an authority that fails only after six hours, and not twice', () => {
    const failing = (n: number) => ({
      authorities: [{ name: 'x', failingSinceMs: now - hours(n) }],
      lagging: [{ kind: 'timestamp' as const, name: 'x', sinceMs: now - hours(n) }],
    });
    expect([keys(failing(5)), keys(failing(7))]).toEqual([[], ['timestamp:x']]);
  });
  test('for a head that is owed a stamp six hours or an anchor a day beyond the interval, and no more after thirty days', () => {
    const lag = (kind: 'timestamp' | 'anchor', n: number) =>
      keys({ lagging: [{ kind, name: 'x', sinceMs: now - hours(n) }] });
    expect([lag('timestamp', 6), lag('timestamp', 7), lag('timestamp', 24 * 30)]).toEqual([
      [],
      ['timestamp:x'],
      [],
    ]);
    expect([lag('anchor', 47), lag('anchor', 48)]).toEqual([[], ['anchor:x']]);
  });
});

test('it is tried again after 1, 2, 4 … minutes, and at least every hour', () => {
  expect([0, 1, 2, 5, 6, 60].map((n) => backoffMs(n) / 60_000)).toEqual([1, 2, 4, 32, 60, 60]);
});
