import { caseStatuses } from '@redress/contract';
import { describe, expect, test } from 'vitest';
import { actsNext } from './acts-next.ts';
import { after, allows, moves, statusAt, transitions } from './case-lifecycle.ts';
import { lifecycleTable } from './lifecycle-docs.ts';

test('the whole table, as a lawyer reads it', () => {
  expect(lifecycleTable()).toMatchSnapshot();
});

test('there are at most twelve statuses, every one can be reached, and none is a trap', () => {
  expect(caseStatuses.length).toBeLessThanOrEqual(12);
  const targets = new Set(Object.values(transitions).flatMap((row) => Object.values(row)));
  for (const status of caseStatuses) {
    if (status !== 'open') expect(targets, status).toContain(status);
    expect(Object.keys(transitions[status]), status).not.toEqual([]);
  }
});

test('only the buyer closes a case', () => {
  for (const status of caseStatuses)
    for (const move of moves)
      if (after(status, move) === 'closed') expect(['confirm', 'close'], `${status} ${move}`).toContain(move);
});

test.each(['answered', 'paid', 'mediated'] as const)('%s is no result until the buyer says so', (status) => {
  expect(after(status, 'confirm')).toBe('closed');
  expect(after(status, 'deny')).toBe('refused');
});

test('a closed case takes nothing but being reopened', () => {
  expect(moves.filter((move) => allows('closed', move))).toEqual(['reopen']);
});

describe('overdue follows from the clock', () => {
  const late = { state: 'open', party: 'platform', dueAtMs: 100 };
  test('from the first instant after the last day, recorded or not', () => {
    expect(statusAt('served', [late], 99)).toBe('served');
    expect(statusAt('served', [late], 100)).toBe('overdue');
  });
  test("not by the buyer's own limit, not by one that was met, not by one that cannot be counted", () => {
    const others = [
      { ...late, party: 'buyer' },
      { ...late, state: 'met' },
      { ...late, dueAtMs: undefined },
    ];
    expect(statusAt('served', others, 1000)).toBe('served');
  });
  test('an answer that waits for the buyer does not become overdue', () => {
    expect(statusAt('answered', [late], 1000)).toBe('answered');
  });
});

describe('who acts next', () => {
  const platform = { party: 'platform', due: '2026-11-11' } as const;
  const buyer = { party: 'buyer', due: '2026-11-05' } as const;
  test('is whoever the nearest deadline binds while an answer is awaited', () => {
    expect(actsNext('served', [platform], ['platform-demand'])).toEqual({
      who: 'platform',
      by: '2026-11-11',
    });
    expect(actsNext('mediated', [platform, buyer], [])).toEqual({ who: 'buyer', by: '2026-11-05' });
  });
  test('is the addressee of the newest letter where no deadline runs', () => {
    expect(actsNext('served', [], ['platform-demand', 'payment-dispute'])).toEqual({
      who: 'payment-provider',
    });
    expect(actsNext('escalated', [], ['police-report', 'public-statement'])).toEqual({ who: 'police' });
  });
  test("is the buyer in every other status, by her own limit and never by another's", () => {
    for (const status of [
      'open',
      'collect',
      'ready',
      'answered',
      'refused',
      'overdue',
      'paid',
      'reopened',
    ] as const) {
      expect(actsNext(status, [platform], [])).toEqual({ who: 'buyer' });
      expect(actsNext(status, [platform, buyer], [])).toEqual({ who: 'buyer', by: '2026-11-05' });
    }
  });
  test('is nobody once the case is closed', () => {
    expect(actsNext('closed', [platform, buyer], ['court-suit'])).toEqual({ who: 'nobody' });
  });
});
