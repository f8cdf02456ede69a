import { addDays, addMonths, type Day, daysBetween, Refusal } from '@redress/kernel';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { deadline, deadlineRules, ruleNamed, type Suspension } from './deadline.ts';
import { officialCalendar } from './official.ts';
import { deadlineTable } from './table.ts';

const { isWorkingDay, kindOfDay } = officialCalendar();

const day = (from: Day, to: Day) =>
  fc.integer({ min: 0, max: daysBetween(from, to) }).map((n) => addDays(from, n));
const inForce = fc.constantFrom(...deadlineRules()).chain((rule) =>
  fc.record({
    rule: fc.constant(rule),
    from: day(
      ['2024-01-01', rule.since ?? '2024-01-01'].sort().at(-1) as Day,
      [rule.until ?? '2028-10-01', '2028-10-01'].sort()[0] as Day,
    ),
    extensions: fc.integer({ min: 0, max: rule.extension?.times ?? 0 }),
    suspensions: fc.array(
      fc.record({ at: fc.integer({ min: -5, max: 40 }), length: fc.integer({ min: 0, max: 20 }) }),
      { maxLength: rule.suspendedBy ? 3 : 0 },
    ),
  }),
);

/** The same count in the plainest way: one day after another, each asked whether it counts. */
function naive(name: string, from: Day, extensions: number, suspensions: readonly Suspension[]): Day {
  const rule = ruleNamed(name) as NonNullable<ReturnType<typeof ruleNamed>>;
  const units = rule.days + extensions * (rule.extension?.units ?? 0);
  let at = from;
  if (rule.counted === 'months' || rule.counted === 'years')
    at = addMonths(from, rule.counted === 'months' ? units : 12 * units);
  else
    for (let left = units; left > 0; ) {
      at = addDays(at, 1);
      const still = suspensions.some((span) => at >= span.from && at <= span.to);
      const counts = rule.counted === 'calendar-days' || isWorkingDay(at);
      if (!still && counts) left -= 1;
    }
  const rests = {
    none: () => false,
    festival: () => kindOfDay(at) === 'holiday',
    'rest-day': () => !isWorkingDay(at),
  };
  if (rule.rollsOver === 'festival') isWorkingDay(at);
  if (rule.counted !== 'working-days') while (rests[rule.rollsOver]()) at = addDays(at, 1);
  return at;
}

const answer = (act: () => Day): Day | string => {
  try {
    return act();
  } catch (error) {
    if (error instanceof Refusal) return error.code;
    throw error;
  }
};

describe('every limit', () => {
  it('ends where a count of one day after another ends, whatever was suspended or extended', () => {
    fc.assert(
      fc.property(inForce, ({ rule, from, extensions, suspensions: spans }) => {
        const ground = rule.suspendedBy?.[0] ?? 'appraisal';
        const suspensions = spans.map(({ at, length }) => ({
          from: addDays(from, at),
          to: addDays(from, at + length),
          ground,
        }));
        const counted = answer(() => deadline(rule.rule, from, { extensions, suspensions }).due);
        expect(counted).toBe(answer(() => naive(rule.rule, from, extensions, suspensions)));
      }),
      { numRuns: 3000 },
    );
  });

  it('is explained by a table that begins with the event and ends on the last day in time', () => {
    fc.assert(
      fc.property(inForce, ({ rule, from, extensions }) => {
        const due = answer(() => deadline(rule.rule, from, { extensions }).due);
        if (due === 'calendar-not-published') return;
        const found = deadline(rule.rule, from, { extensions });
        const rows = deadlineTable(found);
        expect(rows[0]).toMatchObject({ day: from, as: 'event' });
        expect(rows.at(-1)?.day).toBe(found.due);
        const days = rows.map((row) => row.day);
        expect(days).toEqual([...new Set(days)].sort());
        if (rule.counted === 'months' || rule.counted === 'years') return;
        expect(rows.filter(({ as }) => as === 'counted')).toHaveLength(found.days);
      }),
      { numRuns: 1000 },
    );
  });

  it('never ends earlier for a suspension or an extension', () => {
    fc.assert(
      fc.property(inForce, fc.integer({ min: 1, max: 9 }), ({ rule, from }, length) => {
        const plain = answer(() => deadline(rule.rule, from).due);
        if (plain === 'calendar-not-published') return;
        const later = [
          ...(rule.extension ? [answer(() => deadline(rule.rule, from, { extensions: 1 }).due)] : []),
          ...(rule.suspendedBy ?? []).map((ground) => {
            const span = { from: addDays(from, 1), to: addDays(from, length), ground };
            return answer(() => deadline(rule.rule, from, { suspensions: [span] }).due);
          }),
        ];
        for (const due of later) expect(due === 'calendar-not-published' || due >= plain).toBe(true);
      }),
    );
  });
});

describe('suspension and extension', () => {
  it('do not count the time of an appraisal in mediation (投诉举报处理办法 22)', () => {
    const suspensions: Suspension[] = [{ from: '2026-06-01', to: '2026-06-20', ground: 'appraisal' }];
    expect(deadline('mediation-end', '2026-05-13').due).toBe('2026-07-12');
    const found = deadline('mediation-end', '2026-05-13', { suspensions });
    expect(found.due).toBe('2026-08-01');
    expect(deadlineTable(found).filter(({ as }) => as === 'suspended')).toHaveLength(20);
  });

  it('count overlapping spans once', () => {
    const suspensions: Suspension[] = [
      { from: '2026-06-01', to: '2026-06-10', ground: 'appraisal' },
      { from: '2026-06-05', to: '2026-06-12', ground: 'appraisal' },
    ];
    expect(deadline('mediation-end', '2026-05-13', { suspensions }).due).toBe('2026-07-24');
  });

  it('add fifteen working days to a report once (市监处罚程序规定 18), and never twice', () => {
    expect(deadline('report-verification', '2026-05-06').due).toBe('2026-05-26');
    expect(deadline('report-verification', '2026-05-06', { extensions: 1 }).due).toBe('2026-06-16');
    expect(() => deadline('report-verification', '2026-05-06', { extensions: 2 })).toThrow(
      expect.objectContaining({ code: 'extension-not-allowed' }),
    );
  });

  it('add thirty days to a public-security case at most twice (治安管理处罚法 118)', () => {
    expect(deadline('public-security-case', '2026-03-02', { extensions: 2 })).toMatchObject({
      due: '2026-06-01',
      days: 90,
    });
  });

  it('are refused where the law of the limit knows none', () => {
    const span: Suspension = { from: '2026-06-01', to: '2026-06-02', ground: 'appraisal' };
    for (const rule of [
      'market-regulator-acceptance',
      'platform-reply',
      'court-filing-decision',
      'limitation',
    ])
      expect(() => deadline(rule, '2026-05-06', { suspensions: [span] }), rule).toThrow(
        expect.objectContaining({ code: 'suspension-not-allowed' }),
      );
    expect(() =>
      deadline('mediation-end', '2026-05-13', { suspensions: [{ ...span, ground: 'hearing' }] }),
    ).toThrow(expect.objectContaining({ code: 'suspension-not-allowed' }));
    expect(() => deadline('market-regulator-acceptance', '2026-05-06', { extensions: 1 })).toThrow(
      expect.objectContaining({ code: 'extension-not-allowed' }),
    );
  });

  it('want real days, the first before the last', () => {
    for (const [from, to] of [
      ['2026-06-31', '2026-07-02'],
      ['2026-06-02', '2026-06-01'],
    ] as const)
      expect(() =>
        deadline('mediation-end', '2026-05-13', { suspensions: [{ from, to, ground: 'appraisal' }] }),
      ).toThrow(expect.objectContaining({ code: 'bad-day' }));
  });
});

describe('leap days and old rules', () => {
  it('counts 29 February where there is one, and ends on 28 February where there is none', () => {
    expect(deadline('defence', '2024-02-20').due).toBe('2024-03-06');
    expect(deadline('network-logs', '2027-08-29').due).toBe('2028-02-29');
    expect(deadline('network-logs', '2026-08-30').due).toBe('2027-02-28');
    expect(deadline('limitation', '2024-02-29').due).toBe('2027-02-28');
  });

  it('gives a complaint accepted before July 2024 the forty-five working days of its day, and a later one sixty days', () => {
    expect(deadline('mediation-end-before-2024', '2024-06-03').due).toBe('2024-08-06');
    expect(() => deadline('mediation-end-before-2024', '2024-07-01')).toThrow(
      expect.objectContaining({ code: 'rule-not-in-force' }),
    );
    expect(deadline('mediation-end', '2024-07-01').due).toBe('2024-08-30');
  });
});

describe('the table of a working-day limit', () => {
  it('says of each day over Spring Festival why it counts or not', () => {
    const rows = deadlineTable(deadline('platform-reply', '2026-02-11'));
    expect(rows.map(({ day: on, as, number }) => `${on} ${as}${number ?? ''}`)).toMatchInlineSnapshot(`
      [
        "2026-02-11 event",
        "2026-02-12 counted1",
        "2026-02-13 counted2",
        "2026-02-14 counted3",
        "2026-02-15 rest",
        "2026-02-16 rest",
        "2026-02-17 rest",
        "2026-02-18 rest",
        "2026-02-19 rest",
        "2026-02-20 rest",
        "2026-02-21 rest",
        "2026-02-22 rest",
        "2026-02-23 rest",
        "2026-02-24 counted4",
        "2026-02-25 counted5",
        "2026-02-26 counted6",
        "2026-02-27 counted7",
      ]
    `);
    expect(rows[3]?.label).toEqual({
      zh: '星期六，调休上班：第3日',
      en: 'Saturday, worked in exchange: day 3',
    });
  });
});
