import { fromShanghai } from '@redress/kernel';
import { describe, expect, test } from 'vitest';
import { ruleOf } from './channel-law.ts';
import { deadlineRow, isChanged } from './deadline-row.ts';
import { deadlinesOf, endOf, firstLook, lookAt, type StepDeadline } from './step-deadlines.ts';
import { sweepDeadline } from './sweep-deadline.ts';

const complaint = ruleOf('samr-complaint', '2026-11-02');
if (!complaint) throw new Error('no rule');
const record = (...events: [kind: string, day: string, detail?: string][]) => ({
  id: 'step_1',
  channel: 'samr-complaint' as const,
  events: events.map(([kind, day, detail]) => ({ kind: kind as 'sent', day, ...(detail ? { detail } : {}) })),
});
const seen = (today: string, ...events: Parameters<typeof record>) =>
  deadlinesOf(complaint, record(...events), today).map(({ rule, due, state }) => [rule, due, state]);

describe('deadlines of a step', () => {
  test('begin with their event and end with what meets them', () => {
    expect(seen('2026-11-03', ['delivered', '2026-11-02'])).toEqual([
      ['market-regulator-acceptance', '2026-11-11', 'open'],
    ]);
    expect(seen('2026-11-12', ['delivered', '2026-11-02'], ['accepted', '2026-11-10'])).toEqual([
      ['market-regulator-acceptance', '2026-11-11', 'met'],
      ['mediation-end', '2027-01-09', 'open'],
    ]);
  });

  test('an answer after the last day was late, also when nobody had looked', () => {
    expect(seen('2026-11-20', ['delivered', '2026-11-02'], ['refused', '2026-11-13'])[0]?.[2]).toBe(
      'overdue',
    );
    expect(seen('2026-11-20', ['delivered', '2026-11-02'], ['refused', '2026-11-11'])[0]?.[2]).toBe('met');
  });

  test('one that runs into a year without its notice is provisional, and keeps the room that the notice may need', () => {
    const found = deadlinesOf(complaint, record(['delivered', '2026-12-28']), '2026-12-29');
    expect(found).toMatchObject([{ due: '2027-01-07', latest: '2027-01-21', state: 'open' }]);
    const row = (nowMs: number) =>
      deadlineRow(
        { id: 'd', caseId: 'c', stepId: 's', channel: 'samr-complaint', key: 'k' },
        found[0] as StepDeadline,
        { nowMs, countedBy: 'p' },
      );
    const written = row(fromShanghai('2026-12-29'));
    expect(written).toMatchObject({ due_day: '2027-01-07', latest_day: '2027-01-21' });
    expect(written.due_at).toEqual(new Date(endOf('2027-01-21')));
    // The notice may make it a day earlier or later: what is kept is written anew.
    expect(isChanged(written, { ...written, latest_day: null })).toBe(true);
    expect(isChanged(written, written)).toBe(false);
  });

  test('one that cannot be counted has no day, is counted again, and is never overdue', () => {
    const look = lookAt({ party: 'market-regulator', from: '2026-12-28', due: undefined, reminded: 0 }, 4e12);
    expect(look).toMatchObject({ state: 'open', recount: true });
  });

  test('a withdrawn complaint binds nobody', () => {
    expect(seen('2026-11-05', ['delivered', '2026-11-02'], ['withdrawn', '2026-11-04'])[0]?.[2]).toBe(
      'cancelled',
    );
  });
});

describe('looking at a deadline', () => {
  const own = { party: 'buyer', from: '2026-11-02', due: '2026-11-09', reminded: 0 };
  const at = (day: string, time = '09:00:00') => fromShanghai(day, time);

  test('the buyer is told two days before a short limit, on its last day, and when it is over; each once', () => {
    const told: string[] = [];
    let reminded = 0;
    for (let nowMs = at('2026-11-02'); nowMs <= at('2026-11-10'); ) {
      const look = lookAt({ ...own, reminded }, nowMs);
      if (look.remind)
        told.push(`${look.remind} ${new Date(nowMs + 8 * 3_600_000).toISOString().slice(0, 10)}`);
      reminded = look.reminded;
      if (look.wakeAtMs === undefined) break;
      expect(look.wakeAtMs).toBeGreaterThan(nowMs);
      nowMs = look.wakeAtMs;
    }
    expect(told).toEqual(['soon 2026-11-07', 'due 2026-11-09', 'overdue 2026-11-10']);
  });

  test('after a long stop only what still holds is told', () => {
    expect(lookAt(own, at('2026-11-20'))).toMatchObject({ state: 'overdue', remind: 'overdue' });
    expect(lookAt(own, at('2026-11-09'))).toMatchObject({ remind: 'due', reminded: 2 });
  });

  test("the other side's deadline wakes nobody before its day has ended in Asia/Shanghai", () => {
    const theirs = { ...own, party: 'platform' };
    expect(firstLook(theirs, at('2026-11-02')).wakeAtMs).toBe(endOf('2026-11-09'));
    expect(lookAt(theirs, endOf('2026-11-09') - 1).state).toBe('open');
    expect(lookAt(theirs, endOf('2026-11-09')).state).toBe('overdue');
    expect(new Date(endOf('2026-11-09')).toISOString()).toBe('2026-11-09T16:00:00.000Z');
  });

  test('a provisional one is counted again every week, and late only when no notice could move it', () => {
    const theirs = { ...own, party: 'platform', due: '2027-01-06', latest: '2027-01-20' };
    expect(lookAt(theirs, at('2026-12-28'))).toMatchObject({ state: 'open', recount: true });
    expect(lookAt(theirs, at('2026-12-28')).wakeAtMs).toBe(at('2027-01-04'));
    expect(lookAt(theirs, at('2027-01-18')).wakeAtMs).toBe(endOf('2027-01-20'));
    expect(lookAt(theirs, endOf('2027-01-20') - 1)).toMatchObject({ state: 'open' });
    expect(lookAt(theirs, endOf('2027-01-20'))).toMatchObject({ state: 'overdue', remind: 'overdue' });
  });

  test('a deadline that was over when it became known is looked at by the next tick', () => {
    expect(firstLook({ ...own, party: 'platform' }, at('2026-12-01')).wakeAtMs).toBe(at('2026-12-01'));
  });
});

describe('a tick', () => {
  const due = {
    id: 'deadline_1',
    case_id: 'case_1',
    step_id: 'step_1',
    channel: 'samr-complaint',
    rule: 'market-regulator-acceptance',
    party: 'market-regulator',
    from_day: '2026-11-02',
    due_day: '2026-11-11',
    latest_day: null,
    told_day: null,
    counted_by: 'p',
    due_at: new Date(endOf('2026-11-11')),
    reminded: 0,
    status: 'escalated',
  } as const;
  const nowMs = endOf('2026-11-11');

  test('moves the case once, however many of its deadlines pass together', () => {
    expect(sweepDeadline(due, { nowMs, print: 'p' }, false).status).toBe('overdue');
    expect(sweepDeadline(due, { nowMs, print: 'p' }, true).status).toBeUndefined();
  });

  test("tells of the buyer's own limit, but calls only the other side overdue", () => {
    const own = sweepDeadline({ ...due, party: 'buyer' }, { nowMs, print: 'p' }, false);
    expect([own.row.state, own.status]).toEqual(['overdue', undefined]);
    expect(own.jobs.map(({ topic }) => topic)).toEqual(['service.remind', 'cases.follow']);
  });

  test('counts again by other notices before it calls anybody overdue, for a day at most', () => {
    const stale = { ...due, counted_by: 'others' };
    const look = sweepDeadline(stale, { nowMs, print: 'p' }, false);
    expect([look.row.state, look.status]).toEqual(['open', undefined]);
    expect(look.jobs.map(({ topic }) => topic)).toEqual(['cases.follow']);
    const later = { nowMs: nowMs + 86_400_000, print: 'p' };
    expect(sweepDeadline(stale, later, false).row.state).toBe('overdue');
  });

  test('its jobs have the same keys when it is run again after a crash', () => {
    expect(sweepDeadline(due, { nowMs, print: 'p' }, false).jobs).toEqual(
      sweepDeadline(due, { nowMs: nowMs + 5000, print: 'p' }, false).jobs,
    );
  });
});
