import { describe, expect, it } from 'vitest';
import type { ChannelId, StepEventKind, StepRecord } from '../path/channels.ts';
import { silenceOf } from './silence.ts';

type Happened = readonly [kind: StepEventKind, day: string];
const step = (channel: ChannelId, ...events: Happened[]): StepRecord => ({
  id: `${channel} ${events[0]?.[1]}`,
  channel,
  events: events.map(([kind, day]) => ({ kind, day })),
});
/** Seven working days after 7 May 2026 end on 15 May. */
const arrived: Happened[] = [
  ['sent', '2026-05-06'],
  ['delivered', '2026-05-07'],
];
const cameBack: Happened[] = [
  ['sent', '2026-05-06'],
  ['bounced', '2026-05-09'],
];

describe('a seller who says nothing', () => {
  it('is silent from the day after the term, with the days in words, and no word of fraud', () => {
    const history = [step('merchant-demand', ...arrived)];
    expect(silenceOf(history, '2026-05-15')).toBeUndefined();
    const found = silenceOf(history, '2026-05-16');
    expect(found).toMatchObject({ kind: 'unanswered', since: '2026-05-15', channel: 'merchant-demand' });
    expect(found?.words.zh).toContain('2026年5月7日送达');
    expect(`${found?.words.zh}${found?.words.en}`).not.toMatch(/诈骗|fraud|骗/);
  });

  it('is unreachable once every sending came back', () => {
    const once = step('merchant-demand', ...cameBack);
    expect(silenceOf([once], '2026-05-10')).toMatchObject({ kind: 'unreachable', since: '2026-05-09' });
    const again = step('merchant-demand', ['sent', '2026-05-12']);
    expect(silenceOf([once, again], '2026-05-13')).toBeUndefined();
    const back = step('merchant-demand', ['sent', '2026-05-12'], ['bounced', '2026-05-14']);
    expect(silenceOf([once, back], '2026-05-15')?.words.zh).toContain('共2次');
  });
});

describe('nothing is called silence', () => {
  it.each(['acknowledged', 'answered', 'refused', 'agreed', 'paid'] as const)(
    'where the seller %s, also after the term or to another sending',
    (kind) => {
      const late = step('merchant-demand', ...arrived, [kind, '2026-05-20']);
      expect(silenceOf([late], '2026-06-01')).toBeUndefined();
      const other = step('merchant-demand', ['sent', '2026-04-01'], [kind, '2026-04-02']);
      expect(silenceOf([other, step('merchant-demand', ...arrived)], '2026-06-01')).toBeUndefined();
    },
  );

  it('where a body brought them to an agreement', () => {
    const mediated = step('samr-complaint', ['sent', '2026-05-20'], ['agreed', '2026-06-01']);
    const history = [step('merchant-demand', ...arrived), mediated];
    expect(silenceOf(history, '2026-05-25')).toBeDefined();
    expect(silenceOf(history, '2026-06-02')).toBeUndefined();
  });

  it('where no demand was recorded, it was taken back, or it never left', () => {
    const released = step('merchant-demand', ['released', '2026-05-06']);
    const withdrawn = step('merchant-demand', ...arrived, ['withdrawn', '2026-05-08']);
    for (const history of [[], [released], [withdrawn]])
      expect(silenceOf(history, '2026-07-01')).toBeUndefined();
  });

  it('where only a platform is silent that did not sell itself', () => {
    const history = [step('platform-demand', ...arrived)];
    expect(silenceOf(history, '2026-06-01')).toBeUndefined();
    expect(silenceOf(history, '2026-06-01', { 'platform-type': 'own-site' })).toBeDefined();
  });

  it('where the days cannot be counted: a year before those on record', () => {
    const far = step('merchant-demand', ['sent', '2023-05-06'], ['delivered', '2023-05-07']);
    expect(silenceOf([far], '2023-09-01')).toBeUndefined();
  });

  it('while the holiday notice of the year could still move the last day', () => {
    const far = step('merchant-demand', ['sent', '2031-05-06'], ['delivered', '2031-05-07']);
    expect(silenceOf([far], '2031-05-30')).toBeUndefined();
    expect(silenceOf([far], '2031-05-31')).toMatchObject({ kind: 'unanswered', since: '2031-05-30' });
  });
});
