import { addDays } from '@redress/kernel';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { evaluateGates } from '../gates/evaluate.ts';
import type { DisputeType, GateAnswers } from '../types.ts';
import {
  type ChannelId,
  channelIds,
  type StepEvent,
  type StepRecord,
  stepDetails,
  stepEventKinds,
} from './channels.ts';
import { pathOf } from './path-of.ts';

const wellAnswered: GateAnswers = {
  consumer: 'own-use',
  legality: 'ordinary',
  'crime-signs': 'none',
  'prior-handling': 'none',
};

function path(
  history: readonly StepRecord[],
  today: string,
  answers: GateAnswers = {},
  disputeType: DisputeType = 'not-delivered',
) {
  const given = { ...wellAnswered, ...answers };
  const gates = evaluateGates({ answers: given, facts: {}, disputeType, findings: [], today });
  return pathOf({ disputeType, gates, findings: [], facts: {}, today, answers: given, history });
}
type Steps = ReturnType<typeof path>;
const of = (steps: Steps, id: ChannelId) => steps.find(({ channelId }) => channelId === id);
const now = (steps: Steps) => steps.filter(({ state }) => state === 'now').map(({ channelId }) => channelId);

const step = (
  channel: ChannelId,
  ...events: (readonly [StepEvent['kind'], string, string?])[]
): StepRecord => ({
  id: channel,
  channel,
  events: events.map(([kind, day, detail]) => ({ kind, day, ...(detail && { detail }) })),
});
const demand = step('platform-demand', ['sent', '2026-05-06'], ['delivered', '2026-05-07']);
/** Delivered on 7 May; the seven working days end on 15 May (Saturday 9 May is worked). */
const afterSilence = '2026-05-16';

describe('a case without history', () => {
  it('begins with the demands and the payment provider, all else waits', () => {
    const steps = path([], '2026-05-06');
    expect(now(steps)).toEqual(['platform-demand', 'merchant-demand', 'payment-dispute']);
    expect(of(steps, 'samr-complaint')).toMatchObject({ state: 'later', mayTake: true });
    expect(of(steps, 'reconsideration')).toMatchObject({ state: 'later', mayTake: false });
    expect(of(steps, 'public-statement')).toMatchObject({ state: 'later', mayTake: false });
  });

  it('asks the issuer only about a code', () => {
    expect(now(path([], '2026-05-06', {}, 'code-invalid'))).toContain('issuer-inquiry');
    expect(of(path([], '2026-05-06'), 'issuer-inquiry')).toBeUndefined();
  });

  it('puts police and money first where signs of a crime stand', () => {
    const steps = path([], '2026-05-06', { 'crime-signs': 'vanished' });
    expect(steps.slice(0, 2).map(({ channelId, state }) => [channelId, state])).toEqual([
      ['police-report', 'now'],
      ['payment-dispute', 'now'],
    ]);
  });

  it('puts the provider, then the police first for an unauthorised charge', () => {
    const ids = path([], '2026-05-06', {}, 'unauthorised-charge').map(({ channelId }) => channelId);
    expect(ids.slice(0, 2)).toEqual(['payment-dispute', 'police-report']);
  });

  it('sends nothing out for unlawful goods before a lawyer has looked', () => {
    const steps = path([], '2026-05-06', { legality: 'forbidden' });
    expect(now(steps)).toEqual(['lawyer-letter']);
    expect(of(steps, 'platform-demand')).toMatchObject({ state: 'closed', lockedBy: 'gate:legality' });
  });

  it('closes the complaint to a reseller and leaves report and suit', () => {
    const steps = path([], '2026-05-06', { consumer: 'resale' });
    expect(of(steps, 'samr-complaint')).toMatchObject({ state: 'closed', lockedBy: 'gate:consumer' });
    expect(of(steps, 'samr-report')?.state).toBe('later');
    expect(of(steps, 'court-suit')?.state).toBe('later');
  });

  it('writes one letter where the platform itself sells', () => {
    const steps = path([], '2026-05-06', { 'platform-type': 'self-operated' });
    expect(of(steps, 'merchant-demand')).toMatchObject({ state: 'closed', lockedBy: 'gate:platform-type' });
  });
});

describe('the next-step matrix (LAW §17)', () => {
  it('waits for the platform until its date, and names the day on which 12315 opens', () => {
    const steps = path([demand], '2026-05-15');
    expect(of(steps, 'platform-demand')).toMatchObject({
      state: 'waiting',
      next: { who: 'platform', by: '2026-05-15' },
    });
    expect(of(steps, 'samr-complaint')).toMatchObject({ state: 'later', opensOn: '2026-05-16' });
  });

  it('platform silent: complaint and report, as two papers; publicity and lawyer may follow', () => {
    const steps = path([demand], afterSilence);
    expect(now(steps)).toEqual(expect.arrayContaining(['samr-complaint', 'samr-report']));
    expect(of(steps, 'samr-complaint')?.documents).toEqual(['samr-complaint', 'catalogue']);
    expect(of(steps, 'platform-demand')).toMatchObject({ state: 'waiting', next: { who: 'buyer' } });
    for (const id of ['lawyer-letter', 'public-statement'] as const)
      expect(of(steps, id)).toMatchObject({ state: 'later', mayTake: true });
  });

  it('an unread answer is the buyer’s to judge; an empty one opens 12315', () => {
    const judged = (detail?: string) =>
      path(
        [
          {
            ...demand,
            events: [...demand.events, { kind: 'answered', day: '2026-05-08', ...(detail && { detail }) }],
          },
        ],
        '2026-05-08',
      );
    expect(of(judged(), 'platform-demand')).toMatchObject({ state: 'now', next: { who: 'buyer' } });
    expect(of(judged(), 'samr-complaint')?.state).toBe('later');
    expect(of(judged('answered:template'), 'platform-demand')?.state).toBe('closed');
    expect(now(judged('answered:template'))).toEqual(
      expect.arrayContaining(['samr-complaint', 'samr-report']),
    );
  });

  it('merchant’s identity refused: 12315 against the platform, and a suit against it may follow', () => {
    const steps = path(
      [step('platform-demand', ['refused', '2026-05-08', 'refused:merchant-identity'])],
      '2026-05-08',
    );
    expect(of(steps, 'samr-complaint')).toMatchObject({ state: 'now' });
    expect(of(steps, 'samr-complaint')?.action.zh).toContain('以平台为被投诉人');
    expect(of(steps, 'court-suit')).toMatchObject({ mayTake: true, action: { zh: '以平台为被告起诉' } });
  });

  const complaint = (...events: (readonly [StepEvent['kind'], string, string?])[]) =>
    step('samr-complaint', ['delivered', '2026-05-20'], ...events);
  const refusedFor = (detail: string) =>
    path([demand, complaint(['refused', '2026-05-25', detail])], '2026-05-25');

  it('12315 refused for want of competence, or of papers: file again', () => {
    expect(of(refusedFor('refused:no-competence'), 'samr-complaint')).toMatchObject({ state: 'now' });
    expect(of(refusedFor('refused:materials'), 'samr-complaint')?.action.zh).toContain('补齐材料');
  });

  it('12315 refused, no consumer: drop the complaint; report and suit; police may follow', () => {
    const steps = refusedFor('refused:not-consumer');
    expect(of(steps, 'samr-complaint')?.state).toBe('closed');
    expect(now(steps)).toEqual(expect.arrayContaining(['samr-report', 'court-suit']));
    expect(of(steps, 'police-report')).toMatchObject({ mayTake: true });
  });

  it('12315 refused, already handled: go on there', () => {
    const found = of(refusedFor('refused:handled'), 'samr-complaint');
    expect(found?.state).toBe('closed');
    expect(found?.why.zh).toContain('在那里继续');
  });

  it('12315 silent after seven working days: reconsideration, within sixty days of that day', () => {
    const steps = path([demand, complaint()], '2026-06-01');
    const found = of(steps, 'reconsideration');
    expect(of(steps, 'samr-complaint')?.clocks[0]).toMatchObject({ due: '2026-05-29', state: 'overdue' });
    expect(found).toMatchObject({ state: 'now', next: { who: 'buyer', by: '2026-07-28' } });
    expect(found?.clocks[0]).toMatchObject({
      rule: 'reconsideration-filing',
      from: '2026-05-29',
      boundBy: 'buyer',
    });
  });

  it('reconsideration is lost after the sixty days', () => {
    const found = of(path([demand, complaint()], '2026-07-29'), 'reconsideration');
    expect(found).toMatchObject({
      state: 'closed',
      lockedBy: 'limit:reconsideration-filing',
      mayTake: false,
    });
  });

  it('12315 mediation failed: suit, not reconsideration; the report goes on', () => {
    const steps = path(
      [demand, complaint(['accepted', '2026-05-22'], ['failed', '2026-06-15'])],
      '2026-06-15',
    );
    expect(now(steps)).toEqual(expect.arrayContaining(['court-suit', 'samr-report']));
    expect(of(steps, 'reconsideration')).toMatchObject({ state: 'later', mayTake: false });
    expect(of(steps, 'samr-complaint')?.clocks.at(-1)?.rule).toBe('mediation-termination-notice');
  });

  it('sixty days without agreement: suit', () => {
    const history = [demand, complaint(['accepted', '2026-05-22'])];
    expect(now(path(history, '2026-07-21'))).not.toContain('court-suit');
    expect(now(path(history, '2026-07-22'))).toContain('court-suit');
  });

  it('time for an appraisal is not counted in the sixty days, and only once it is recorded', () => {
    const tested = complaint(
      ['accepted', '2026-05-22'],
      ['suspended', '2026-06-01', 'suspended:appraisal'],
      ['resumed', '2026-06-10'],
    );
    const clockOn = (history: StepRecord[]) =>
      of(path(history, '2026-07-22'), 'samr-complaint')?.clocks.find(({ rule }) => rule === 'mediation-end');
    expect(clockOn([demand, complaint(['accepted', '2026-05-22'])])).toMatchObject({
      due: '2026-07-21',
      state: 'overdue',
    });
    expect(clockOn([demand, tested])).toMatchObject({ due: '2026-07-31', state: 'running' });
    expect(now(path([demand, tested], '2026-07-22'))).not.toContain('court-suit');
  });

  it('agreement: payment is awaited, confirmation within thirty days, then it is lost', () => {
    const agreed = step('peoples-mediation', ['accepted', '2026-06-01'], ['agreed', '2026-06-10']);
    const steps = path([demand, agreed], '2026-06-11');
    expect(of(steps, 'peoples-mediation')).toMatchObject({ state: 'waiting', next: { who: 'merchant' } });
    expect(of(steps, 'judicial-confirmation')).toMatchObject({ state: 'now', next: { by: '2026-07-10' } });
    expect(of(path([demand, agreed], '2026-07-11'), 'judicial-confirmation')).toMatchObject({
      state: 'closed',
      lockedBy: 'limit:judicial-confirmation',
    });
  });

  const police = (...events: (readonly [StepEvent['kind'], string, string?])[]) =>
    step('police-report', ['accepted', '2026-05-08'], ...events);

  it('police refuse: reconsideration in seven days, then second review in seven, then the procuratorate', () => {
    const refused = police(['decided', '2026-05-11', 'decided:no-case']);
    const first = of(path([refused], '2026-05-12'), 'police-review');
    expect(first).toMatchObject({ state: 'now', next: { by: '2026-05-18' } });
    expect(now(path([refused], '2026-05-12'))).toContain('court-suit');
    const review = step(
      'police-review',
      ['delivered', '2026-05-15'],
      ['decided', '2026-06-01', 'decided:against-buyer'],
    );
    const second = of(path([refused, review], '2026-06-02'), 'police-review');
    expect(second?.action.zh).toContain('复核');
    expect(second?.next?.by).toBe('2026-06-08');
    const again = {
      ...review,
      id: 'r2',
      events: [{ kind: 'decided', day: '2026-07-01', detail: 'decided:against-buyer' }] as const,
    };
    expect(of(path([refused, review, again], '2026-07-02'), 'police-review')?.action.zh).toContain('检察院');
  });

  it('police let thirty days pass: the procuratorate', () => {
    expect(of(path([police()], '2026-06-08'), 'police-review')?.mayTake).toBe(false);
    expect(of(path([police()], '2026-06-09'), 'police-review')).toMatchObject({ state: 'now' });
  });

  it('police open a case: it waits for them, and says what stays possible in court', () => {
    const found = of(
      path([police(['decided', '2026-05-11', 'decided:case-opened'])], '2026-05-12'),
      'police-report',
    );
    expect(found).toMatchObject({ state: 'waiting', next: { who: 'police' } });
    expect(found?.why.zh).toContain('对平台的民事主张可以继续');
  });

  it('police say “not here”: report again, any police of the victim’s place is competent', () => {
    const steps = path(
      [step('police-report', ['refused', '2026-05-08', 'refused:no-jurisdiction'])],
      '2026-05-08',
    );
    expect(of(steps, 'police-report')).toMatchObject({ state: 'now' });
  });

  const suit = (...events: (readonly [StepEvent['kind'], string, string?])[]) =>
    step('court-suit', ['delivered', '2026-08-03'], ...events);

  it('court finds no clear defendant: sue the platform and ask for an investigation', () => {
    const found = of(
      path([suit(['refused', '2026-08-06', 'refused:no-clear-defendant'])], '2026-08-07'),
      'court-suit',
    );
    expect(found?.state).toBe('now');
    expect(found?.action.zh).toContain('以平台为被告');
    expect(found?.documents).toContain('investigation-order');
  });

  it('judgment unpaid: enforcement within two years', () => {
    const found = of(
      path([suit(['decided', '2026-10-09', 'decided:for-buyer'])], '2026-10-12'),
      'court-suit',
    );
    expect(found).toMatchObject({ state: 'now', next: { by: '2028-10-09' } });
  });

  it('small claims run two months from filing, and one more once that was recorded', () => {
    const filed = suit(['accepted', '2026-08-05', 'accepted:small-claims']);
    const end = (record: StepRecord) => of(path([record], '2026-09-01'), 'court-suit')?.clocks.at(-1);
    expect(end(filed)).toMatchObject({ rule: 'small-claims-end', due: '2026-10-08' });
    const longer = { ...filed, events: [...filed.events, { kind: 'extended', day: '2026-09-01' } as const] };
    expect(end(longer)).toMatchObject({ due: '2026-11-05', extensions: 1 });
  });

  it('reconsideration decides nothing: an administrative suit within fifteen days', () => {
    const filed = step('reconsideration', ['delivered', '2026-06-01'], ['accepted', '2026-06-05']);
    expect(of(path([filed], '2026-08-04'), 'reconsideration')?.state).toBe('waiting');
    expect(of(path([filed], '2026-08-05'), 'reconsideration')).toMatchObject({
      state: 'now',
      next: { by: '2026-08-19' },
    });
  });
});

describe('lock-outs', () => {
  it('the association shuts 12315, and 12315 under way shuts the association', () => {
    const associated = step('association-complaint', ['accepted', '2026-05-20']);
    expect(of(path([demand, associated], '2026-05-21'), 'samr-complaint')).toMatchObject({
      state: 'closed',
      lockedBy: 'association-complaint',
      basis: [{ article: '第十六条' }],
    });
    const complained = step('samr-complaint', ['delivered', '2026-05-20']);
    expect(of(path([demand, complained], '2026-05-21'), 'association-complaint')).toMatchObject({
      state: 'closed',
      lockedBy: 'samr-complaint',
    });
    const refused = step(
      'samr-complaint',
      ['delivered', '2026-05-20'],
      ['refused', '2026-05-22', 'refused:other'],
    );
    expect(of(path([demand, refused], '2026-05-22'), 'association-complaint')).toMatchObject({
      mayTake: true,
    });
  });

  it('a suit shuts 12315, association and mediation', () => {
    const steps = path([demand, step('court-suit', ['accepted', '2026-05-20'])], '2026-05-21');
    for (const id of ['samr-complaint', 'association-complaint', 'peoples-mediation'] as const)
      expect(of(steps, id)).toMatchObject({ state: 'closed', lockedBy: 'court-suit' });
  });

  it('a complaint that was accepted and withdrawn is not taken a second time; one withdrawn before may be', () => {
    const withdrawn = (...first: (readonly [StepEvent['kind'], string])[]) =>
      of(
        path([demand, step('samr-complaint', ...first, ['withdrawn', '2026-05-25'])], '2026-05-26'),
        'samr-complaint',
      );
    expect(withdrawn(['accepted', '2026-05-22'])).toMatchObject({
      state: 'closed',
      lockedBy: 'samr-complaint',
    });
    expect(withdrawn(['delivered', '2026-05-22'])?.state).toBe('later');
  });
});

describe('the end', () => {
  it('money back: that step is done, the ways to money are shut, report and police stay', () => {
    const paid = { ...demand, events: [...demand.events, { kind: 'paid', day: '2026-05-12' } as const] };
    const steps = path([paid], '2026-06-30');
    expect(of(steps, 'platform-demand')?.state).toBe('done');
    expect(of(steps, 'samr-complaint')).toMatchObject({ state: 'closed', lockedBy: 'paid' });
    expect(now(steps)).toEqual([]);
    expect(of(steps, 'samr-report')?.mayTake).toBe(true);
  });

  it('what did not arrive is sent again', () => {
    const steps = path(
      [step('merchant-demand', ['sent', '2026-05-06'], ['bounced', '2026-05-06'])],
      '2026-05-07',
    );
    expect(of(steps, 'merchant-demand')).toMatchObject({ state: 'now' });
    expect(of(steps, 'samr-complaint')?.action.zh).toContain('平台住所地');
  });
});

describe('what is not known', () => {
  it('a limit that runs into a year without its notice is provisional, and nobody is late before the notice could move it', () => {
    const late = step('platform-demand', ['delivered', '2026-12-28']);
    const clockOn = (today: string) =>
      of(path([late], today), 'platform-demand')?.clocks.find(({ rule }) => rule === 'platform-reply');
    expect(clockOn('2027-01-08')).toMatchObject({
      ...{ due: '2027-01-07', latest: '2027-01-21', state: 'running' },
      provisional: { years: ['2027'] },
    });
    expect(clockOn('2027-01-21')?.state).toBe('running');
    expect(clockOn('2027-01-22')?.state).toBe('overdue');
    expect(of(path([late], '2027-01-08'), 'samr-complaint')?.state).toBe('later');
    expect(of(path([late], '2027-01-22'), 'samr-complaint')?.state).toBe('now');
  });

  it('a limit from a year before those on record is not counted, said so, and opens nothing', () => {
    const steps = path([step('platform-demand', ['delivered', '2023-12-28'])], '2024-03-01');
    expect(of(steps, 'platform-demand')?.uncounted[0]).toMatchObject({ rule: 'platform-reply' });
    expect(of(steps, 'platform-demand')?.uncounted[0]?.reason.zh).toContain('2023年');
  });

  it('an event of a day to come has not happened', () => {
    const steps = path([demand], '2026-05-06');
    expect(of(steps, 'platform-demand')?.state).toBe('waiting');
    expect(of(steps, 'platform-demand')?.clocks).toEqual([]);
  });

  it('a reason that is none of the list counts as none', () => {
    const steps = path(
      [step('platform-demand', ['answered', '2026-05-08', 'answered:whatever'])],
      '2026-05-08',
    );
    expect(of(steps, 'platform-demand')?.state).toBe('now');
  });
});

const anyEvent = fc.record({
  kind: fc.constantFrom(...stepEventKinds),
  day: fc.integer({ min: 0, max: 200 }).map((n) => addDays('2026-03-01', n)),
  detail: fc.option(fc.constantFrom(...stepDetails), { nil: undefined }),
});
const anyHistory = fc.array(
  fc.record({
    id: fc.string({ minLength: 1, maxLength: 4 }),
    channel: fc.constantFrom(...channelIds),
    events: fc.array(
      anyEvent.map(({ detail, ...event }) => ({ ...event, ...(detail && { detail }) })),
      { maxLength: 6 },
    ),
  }),
  { maxLength: 8 },
);

describe('whatever was recorded', () => {
  it('gives every channel once, in one state, with words and a next mover, and the same twice', () => {
    fc.assert(
      fc.property(anyHistory, fc.integer({ min: 0, max: 300 }), (history, days) => {
        const today = addDays('2026-03-01', days);
        const steps = path(history, today);
        const ids = steps.map(({ channelId }) => channelId);
        expect(new Set(ids).size).toBe(ids.length);
        expect(ids.length).toBeGreaterThanOrEqual(channelIds.length - 1);
        for (const one of steps) {
          expect(one.action.zh && one.action.en && one.why.zh && one.why.en, one.channelId).toBeTruthy();
          expect(
            one.state === 'closed' || one.state === 'later' || one.state === 'done' || one.next,
            one.channelId,
          ).toBeTruthy();
          if (one.opensOn) expect(one.opensOn > today).toBe(true);
          if (one.state === 'closed' || one.state === 'done') expect(one.mayTake).toBe(false);
          if (one.state === 'now') expect(one.mayTake).toBe(true);
        }
        expect(path(history, today)).toEqual(steps);
      }),
      { numRuns: 300 },
    );
  });
});
