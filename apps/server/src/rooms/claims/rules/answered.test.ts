import { expect, test } from 'vitest';
import { type AnsweredLine, answeredBy } from './answered.ts';

const at = (hours: number) => Date.parse('2026-11-20T00:00:00Z') + hours * 3_600_000;
const iso = (hours: number) => new Date(at(hours)).toISOString();
let number = 0;
const line = (hours: number, kind: string, body: AnsweredLine['body'] = {}): AnsweredLine => ({
  id: `evt_${++number}`,
  atMs: at(hours),
  kind,
  body,
});
const opened = line(0, 'claim.opened', { state: 'open', dueAt: iso(24) });

test('a proof that counts, papers, a refund and money are answers; each by its own name', () => {
  const answers: [string, AnsweredLine['body'], string][] = [
    ['claim.assessed', { state: 'proved', dueAt: iso(170) }, 'proof'],
    ['claim.refused', { state: 'refused' }, 'refused'],
    ['claim.refunded', { state: 'refunded' }, 'refunded'],
    ['claim.shown', { state: 'proved' }, 'shown'],
    ['claim.decided', { outcome: 'accepted' }, 'paid'],
    ['claim.decided', { outcome: 'agreed' }, 'paid'],
    ['claim.decided', { outcome: 'rule' }, 'rule'],
  ];
  for (const [kind, body, by] of answers) {
    const found = answeredBy([opened, line(2, kind, body), line(3, 'claim.refunded')]);
    expect(found).toMatchObject({ dueAtMs: at(24), answer: { by, atMs: at(2) } });
  }
});

test('an offer and a proof that does not count stop no clock: silence decides, and what comes later is no answer', () => {
  const found = answeredBy([
    opened,
    line(1, 'claim.assessed', {}),
    line(2, 'offer.made'),
    line(24, 'claim.decided', { outcome: 'silence' }),
    line(30, 'claim.refunded', { state: 'refunded' }),
  ]);
  expect(found.answer).toBeUndefined();
  expect(found.silence?.atMs).toBe(at(24));
});

test('the buyer who says before any answer that it does not work starts another clock', () => {
  const said = line(20, 'claim.said', { state: 'burden', dueAt: iso(44) });
  const found = answeredBy([opened, said, line(40, 'claim.shown', {})]);
  expect(found).toMatchObject({ dueAtMs: at(44), answer: { by: 'shown' } });
});

test('silence on a second clock stands beside the first answer, whose time it does not change', () => {
  const found = answeredBy([
    opened,
    line(2, 'claim.refunded', { state: 'refunded' }),
    line(5, 'claim.said', { state: 'burden', dueAt: iso(29) }),
    line(29, 'claim.decided', { outcome: 'not-shown' }),
  ]);
  expect(found).toMatchObject({ dueAtMs: at(24), answer: { by: 'refunded' }, silence: { atMs: at(29) } });
});

test('a buyer who withdraws before any answer ends it, also for the clock', () => {
  const withdrawn = line(3, 'claim.said', { state: 'withdrawn' });
  expect(answeredBy([opened, withdrawn])).toEqual({ dueAtMs: at(24), endedAtMs: at(3) });
});
