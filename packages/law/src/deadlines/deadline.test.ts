import { Refusal } from '@redress/kernel';
import { describe, expect, it } from 'vitest';
import { levelOf } from '../basis.ts';
import { statute } from '../statutes.ts';
import { businessRules } from './business-rules.ts';
import { buyerRules } from './buyer-rules.ts';
import { deadline, deadlineRules } from './deadline.ts';
import { justiceRules } from './justice-rules.ts';
import { officialCalendar } from './official.ts';
import { regulatorRules } from './regulator-rules.ts';

const refusal = (act: () => unknown): Refusal => {
  try {
    act();
  } catch (error) {
    if (error instanceof Refusal) return error;
  }
  throw new Error('was not refused');
};

describe('working days', () => {
  it('counts over Spring Festival 2026: the exchanged Saturday 14 February is worked, the nine days off are not', () => {
    expect(deadline('platform-reply', '2026-02-11')).toMatchObject({
      due: '2026-02-27',
      counted: 'working-days',
      days: 7,
      basis: [],
      skipped: Array.from({ length: 9 }, (_, i) => `2026-02-${15 + i}`),
    });
  });

  it('has 248 working days in 2026: 261 weekdays, less 19 holidays on weekdays, plus 6 exchanged ones', () => {
    let worked = 0;
    for (let ms = Date.UTC(2026, 0, 1); ms < Date.UTC(2027, 0, 1); ms += 86_400_000)
      if (officialCalendar().isWorkingDay(new Date(ms).toISOString().slice(0, 10))) worked++;
    expect(worked).toBe(248);
  });

  it('counts over the turn of a year that both notices cover', () => {
    expect(deadline('platform-reply', '2025-12-30')).toMatchObject({
      due: '2026-01-09',
      skipped: ['2026-01-01', '2026-01-02', '2026-01-03'],
    });
  });

  it('needs no calendar of a year in which no day is counted', () => {
    expect(deadline('platform-reply', '2023-12-31').due).toBe('2024-01-10');
    expect(deadline('platform-reply', '2026-12-22').due).toBe('2026-12-31');
  });
});

describe('calendar days, months and years', () => {
  it('moves the last day of the other side from a holiday to the next working day (民法典 203)', () => {
    expect(deadline('court-filing-decision', '2026-09-24')).toMatchObject({
      due: '2026-10-08',
      skipped: [
        '2026-10-01',
        '2026-10-02',
        '2026-10-03',
        '2026-10-04',
        '2026-10-05',
        '2026-10-06',
        '2026-10-07',
      ],
    });
  });

  it("never extends the buyer's own limit, nor needs a calendar for it (LAW §7.9)", () => {
    expect(deadline('appeal-judgment', '2026-09-20')).toMatchObject({ due: '2026-10-05', skipped: [] });
    expect(deadline('limitation', '2026-11-01').due).toBe('2029-11-01');
    expect(deadline('reconsideration-filing', '2026-11-20').due).toBe('2027-01-19');
  });

  it('extends mediation over a holiday but not clearly over a plain weekend (投诉举报处理办法 45)', () => {
    expect(deadline('mediation-end', '2026-08-05').due).toBe('2026-10-08');
    const weekend = deadline('mediation-end', '2026-05-13');
    expect(weekend).toMatchObject({ due: '2026-07-12', latest: '2026-07-13', skipped: [] });
    expect(weekend.note?.zh).toContain('2026-07-13');
  });

  it('ends months on the corresponding day or the last of the month (民法典 202)', () => {
    expect(deadline('network-logs', '2026-08-31').due).toBe('2027-02-28');
    expect(deadline('ordinary-trial-end', '2026-04-30').due).toBe('2026-10-30');
  });

  it('counts from the day after the event', () => {
    expect(deadline('refund-stalling', '2026-11-01').due).toBe('2026-11-16');
  });
});

describe('what is refused', () => {
  it('an unknown rule, with the nearest names', () => {
    const { code, text } = refusal(() => deadline('platform-repl', '2026-11-02'));
    expect(code).toBe('unknown-rule');
    expect(text.en).toContain('platform-reply');
  });

  it.each(['2026-02-30', '2026-2-3', '', '02/11/2026', '2026-02-11T00:00:00Z'])('%j as a day', (day) => {
    expect(refusal(() => deadline('platform-reply', day)).code).toBe('bad-day');
  });

  it('an event older than the rule', () => {
    expect(refusal(() => deadline('mediation-termination-notice', '2026-04-14')).code).toBe(
      'rule-not-in-force',
    );
  });
});

describe('the rules as data', () => {
  const rows = [...businessRules, ...buyerRules, ...justiceRules, ...regulatorRules];

  it('rests each on a verified article; one known only as an excerpt is marked for a human', () => {
    for (const { rule, basis, needsHuman } of rows) {
      if (rule !== 'platform-reply') expect(basis, rule).not.toHaveLength(0);
      for (const id of basis) expect(statute(id)?.text, id).toBeTruthy();
      expect(
        basis.some((id) => levelOf(id) === 'B'),
        rule,
      ).toBe(needsHuman === true);
    }
  });

  it("never says that the platform's reply has a statutory term", () => {
    const reply = deadlineRules().find(({ rule }) => rule === 'platform-reply');
    expect(reply).toMatchObject({ basis: [], boundParty: 'platform' });
    expect(reply?.note?.zh).toContain('本人要求');
  });

  it('names each rule once', () => {
    expect(new Set(rows.map(({ rule }) => rule)).size).toBe(rows.length);
    expect(deadlineRules()).toHaveLength(rows.length);
  });

  it('does not cite the 2026 complaint rules for an event before they took force', () => {
    expect(deadline('mediation-end', '2026-03-02').basis.map(({ law }) => law)).toEqual([
      '中华人民共和国消费者权益保护法实施条例',
    ]);
  });
});

it.each(deadlineRules().map(({ rule }) => rule))(
  '%s from the ends of time is refused, never counted for ever',
  (rule) => {
    for (const from of ['0000-01-01', '1899-12-31', '2200-01-01', '9999-12-31'])
      expect(() => deadline(rule, from)).toThrow(expect.objectContaining({ code: 'bad-day' }));
  },
);
