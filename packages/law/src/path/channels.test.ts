import { describe, expect, it } from 'vitest';
import { levelOf } from '../basis.ts';
import { deadline, deadlineRules } from '../deadlines/deadline.ts';
import { evaluateGates } from '../gates/evaluate.ts';
import { statute } from '../statutes.ts';
import { allChannelRules, channelRuleOf, channelRules } from './channel-rules.ts';
import {
  type ChannelId,
  type ChannelRule,
  channelIds,
  documentNames,
  type Quoted,
  type StepRecord,
  stepDetails,
} from './channels.ts';
import { pathOf } from './path-of.ts';

const quotesOf = ({ basis, opens, locks }: ChannelRule): Quoted[] => [
  ...basis,
  ...opens.flatMap((opening) => opening.basis),
  ...locks.flatMap((lock) => lock.basis),
];

describe('the channels as data', () => {
  it('have a rule in force for each of the fifteen', () => {
    expect(new Set(channelRules('2026-11-23').map(({ id }) => id))).toEqual(new Set(channelIds));
    expect(channelRules('2026-11-23')).toHaveLength(channelIds.length);
  });

  it('have at most one rule for a day', () => {
    for (const day of ['2021-06-01', '2024-06-30', '2024-07-01', '2026-04-14', '2026-04-15', '2030-01-01']) {
      const ids = channelRules(day).map(({ id }) => id);
      expect(new Set(ids).size, day).toBe(ids.length);
    }
  });

  it.each(allChannelRules.map((rule) => [`${rule.id} since ${rule.inForce.since}`, rule] as const))(
    '%s quotes law literally, from articles read in full',
    (_, rule) => {
      expect(quotesOf(rule).length).toBeGreaterThan(0);
      for (const { article, quote } of quotesOf(rule)) {
        expect(statute(article)?.text, article).toContain(quote);
        expect(levelOf(article), article).toMatch(/^A\+?$/);
        expect(quote.length, quote).toBeGreaterThanOrEqual(6);
      }
    },
  );

  it('cite no article before it was in force, nor one that was repealed', () => {
    for (const rule of allChannelRules)
      for (const { article } of quotesOf(rule)) {
        const since = statute(article)?.effective.match(/^\d{4}-\d{2}-\d{2}/)?.[0] ?? '0000-01-01';
        const until = article.startsWith('OLD20-') ? '2026-04-14' : '9999-12-31';
        expect(since <= rule.inForce.since, `${rule.id} ${article}`).toBe(true);
        expect((rule.inForce.until ?? '9999-12-31') <= until, `${rule.id} ${article}`).toBe(true);
      }
  });

  it('name only clocks, papers, reasons and channels that exist', () => {
    const clocks = new Set(deadlineRules().map(({ rule }) => rule));
    for (const rule of allChannelRules) {
      for (const clock of rule.clocks) {
        expect(clocks, rule.id).toContain(clock.rule);
        if (clock.detail) expect(stepDetails).toContain(clock.detail);
      }
      for (const document of rule.documents) expect(documentNames).toContain(document);
      for (const opening of rule.opens) {
        if (opening.within) expect(clocks, rule.id).toContain(opening.within);
        for (const trigger of opening.when) if ('after' in trigger) checkTrigger(rule, trigger, clocks);
      }
      for (const key of Object.keys(rule.told).filter((name) => name.includes(':')))
        expect(stepDetails, rule.id).toContain(key);
    }
  });

  it('print no reversal of proof, no threat, no verdict', () => {
    const printed = JSON.stringify(allChannelRules);
    expect(printed).not.toMatch(/举证责任倒置|骗子|诈骗犯|不退款就|否则.{0,6}(?:曝光|报警|举报)/);
  });

  it('use every paper, but for the joint report of many cases', () => {
    const used = new Set(channelRules('2026-11-23').flatMap(({ documents }) => documents));
    expect(documentNames.filter((name) => !used.has(name))).toEqual(['joint-report']);
  });
});

function checkTrigger(
  rule: ChannelRule,
  trigger: Extract<ChannelRule['opens'][number]['when'][number], { after: ChannelId }>,
  clocks: Set<string>,
): void {
  expect(channelIds).toContain(trigger.after);
  if ('overdue' in trigger) {
    expect(clocks).toContain(trigger.overdue);
    const runs = allChannelRules.some(
      (other) => other.id === trigger.after && other.clocks.some((clock) => clock.rule === trigger.overdue),
    );
    expect(runs, `${rule.id} waits for ${trigger.overdue}, which never runs`).toBe(true);
  } else
    for (const detail of trigger.detail ?? []) {
      expect(stepDetails).toContain(detail);
      expect(detail.startsWith(`${trigger.event}:`)).toBe(true);
    }
}

const base = (today: string, history: readonly StepRecord[]) => ({
  disputeType: 'not-delivered' as const,
  gates: evaluateGates({ answers: {}, facts: {}, disputeType: 'not-delivered', findings: [], today }),
  findings: [],
  facts: {},
  today,
  history,
});

/** A hotline that does not exist, opened by the platform's silence and shut by a suit. */
const hotline = {
  ...(channelRuleOf('association-complaint', '2026-11-23') as ChannelRule),
  id: 'made-up-hotline' as ChannelId,
  title: { zh: '某热线', en: 'A hotline' },
  inForce: { since: '2026-07-01' },
  clocks: [{ rule: 'information-request', from: 'delivered', metBy: ['answered'] }],
  opens: [
    {
      when: [{ after: 'platform-demand', overdue: 'platform-reply' }],
      action: { zh: '拨打某热线', en: 'Call a hotline' },
      why: { zh: '平台没有答复。', en: 'No reply.' },
      basis: [{ article: 'ECL-59', quote: '及时受理并处理投诉、举报' }],
    },
  ],
  locks: [
    {
      by: 'court-suit',
      when: ['accepted'],
      why: { zh: '法院已经受理。', en: 'A court has it.' },
      basis: [],
    },
  ],
} as const satisfies ChannelRule;

describe('a channel added to the data, and nothing else', () => {
  const rules = [...allChannelRules, hotline];
  const sent: StepRecord = {
    id: 's1',
    channel: 'platform-demand',
    events: [{ kind: 'delivered', day: '2026-07-06' }],
  };
  const called: StepRecord = {
    id: 's2',
    channel: hotline.id,
    events: [{ kind: 'delivered', day: '2026-07-20' }],
  };
  const suit: StepRecord = {
    id: 's3',
    channel: 'court-suit',
    events: [{ kind: 'accepted', day: '2026-07-20' }],
  };
  const found = (today: string, history: readonly StepRecord[]) =>
    pathOf(base(today, history), rules).find(({ channelId }) => channelId === hotline.id);

  it('waits with the day on which silence opens it, then opens, and cites its article', () => {
    expect(found('2026-07-15', [sent])).toMatchObject({ state: 'later', opensOn: '2026-07-16' });
    expect(found('2026-07-16', [sent])).toMatchObject({ state: 'now', action: { zh: '拨打某热线' } });
    expect(found('2026-07-16', [sent])?.basis[0]?.article).toBe('第五十九条');
  });

  it('runs its clock, as met or overdue', () => {
    const due = deadline('information-request', '2026-07-20').due;
    expect(found('2026-07-21', [sent, called])).toMatchObject({
      state: 'waiting',
      clocks: [{ rule: 'information-request', due, state: 'running' }],
      next: { who: 'consumer-association', by: due },
    });
    expect(found('2026-09-01', [sent, called])?.clocks[0]?.state).toBe('overdue');
  });

  it('is shut by its lock', () => {
    expect(found('2026-07-21', [sent, suit])).toMatchObject({ state: 'closed', lockedBy: 'court-suit' });
  });

  it('is not there before its law: the rules of that day are not on record', () => {
    expect(found('2026-06-30', [])).toMatchObject({ state: 'closed', lockedBy: 'not-on-record', basis: [] });
  });
});

describe('the law of the day', () => {
  const mediated = (day: string): StepRecord => ({
    id: 'm',
    channel: 'peoples-mediation',
    events: [{ kind: 'accepted', day }],
  });
  const complaintOn = (today: string, history: readonly StepRecord[]) =>
    pathOf(base(today, history)).find(({ channelId }) => channelId === 'samr-complaint');

  it('let people’s mediation shut the 12315 complaint until 14 April 2026, and no longer', () => {
    expect(complaintOn('2026-04-14', [mediated('2026-03-02')])).toMatchObject({
      state: 'closed',
      lockedBy: 'peoples-mediation',
      basis: [{ law: '市场监督管理投诉举报处理暂行办法', article: '第十五条' }],
    });
    expect(complaintOn('2026-04-15', [mediated('2026-03-02')])?.state).toBe('later');
  });

  it('judges a complaint begun before 15 April 2026 by the articles of its day, and says what is not on record', () => {
    const old: StepRecord = {
      id: 'c',
      channel: 'samr-complaint',
      events: [{ kind: 'delivered', day: '2026-03-02' }],
    };
    const found = complaintOn('2026-05-06', [old]);
    expect(found?.basis.map(({ law }) => law)).toContain('市场监督管理投诉举报处理暂行办法');
    expect(found?.basis.map(({ law }) => law)).not.toContain('市场监督管理投诉举报处理办法');
    expect(found?.why.zh).toContain('不作断言');
    expect(found?.clocks.map(({ rule, due, state }) => [rule, due, state])).toEqual([
      ['market-regulator-acceptance', '2026-03-11', 'overdue'],
    ]);
  });

  it('asserts nothing of a step that was begun before its rules on record', () => {
    const old: StepRecord = {
      id: 'c',
      channel: 'samr-complaint',
      events: [{ kind: 'delivered', day: '2022-03-01' }],
    };
    const found = complaintOn('2026-05-06', [old]);
    expect(found).toMatchObject({ state: 'waiting', basis: [], clocks: [], uncounted: [] });
    expect(found?.why.zh).toContain('没有收录');
  });

  it('gives a complaint accepted in June 2024 forty-five working days, one of July 2024 sixty days', () => {
    const accepted = (day: string): StepRecord => ({
      id: 'c',
      channel: 'samr-complaint',
      events: [{ kind: 'accepted', day }],
    });
    const clocks = (day: string) =>
      complaintOn('2026-05-06', [accepted(day)])?.clocks.map(({ rule }) => rule);
    expect(clocks('2024-06-03')).toContain('mediation-end-before-2024');
    expect(clocks('2024-07-01')).toContain('mediation-end');
  });
});
