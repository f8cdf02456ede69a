import { describe, expect, it } from 'vitest';
import { basisOf, levelOf } from './basis.ts';
import { deadlineRules } from './deadlines/deadline.ts';
import { mendingOf } from './diagnosis/mending.ts';
import { diagnosisRules } from './diagnosis/rules.ts';
import { demandsOf } from './letter/demands.ts';
import { type LegalPoint, legalPoints } from './letter/legal.ts';
import { channelRules } from './path/channel-rules.ts';
import { statute, statuteIds } from './statutes.ts';
import type { DisputeType } from './types.ts';

const disputeTypes: readonly DisputeType[] = [
  'not-delivered',
  'code-invalid',
  'account-taken-back',
  'not-as-described',
  'unauthorised-charge',
  'minor-purchase',
  'fraud',
];

/** Every sentence that any letter may hold: each type, each reader, each answer that changes the words. */
const inLetters: LegalPoint[] = disputeTypes.flatMap((disputeType) =>
  (['seller', 'platform', 'payment'] as const).flatMap((person) =>
    ([undefined, 'minor', 'under-8'] as const).flatMap((age) => [
      ...legalPoints({ disputeType, person, promised: true, age }),
      ...demandsOf({ disputeType, facts: {} }, person, 'platform', age === undefined),
      ...demandsOf(
        { disputeType, facts: {}, answers: { 'platform-type': 'self-operated' } },
        person,
        'platform',
        true,
      ),
    ]),
  ),
);
const points: LegalPoint[] = [
  ...diagnosisRules.map(({ answer, basis }) => ({ text: answer, basis })),
  ...diagnosisRules.map(({ rule, basis }) => ({ text: mendingOf(rule)?.zh ?? '', basis })),
  ...inLetters,
];

/** What stands in quotation marks and is long enough to be law and not a word such as “已发货”. */
const quotations = (text: string): string[] =>
  Array.from(text.matchAll(/“([^”]{8,})”/g), ([, quotation]) => quotation as string);

describe('what we print', () => {
  it('quotes law literally, from an article that is cited with it', () => {
    let checked = 0;
    for (const { text, basis } of points)
      for (const quotation of quotations(text)) {
        const sources = basis.map((id) => statute(id)?.text ?? '');
        expect(
          sources.some((source) => source.includes(quotation)),
          quotation,
        ).toBe(true);
        checked++;
      }
    expect(checked).toBeGreaterThan(40);
  });

  it('names in brackets only articles that stand in its basis', () => {
    for (const { text, basis } of points) {
      const cited = basis.map((id) => basisOf(id)).map(({ law, article }) => `${law}${article}`);
      for (const [, place] of text.matchAll(/”（(.+?第[一二三四五六七八九十百零千]+条)）/g))
        expect(
          cited.some((full) => full.endsWith(place as string)),
          place,
        ).toBe(true);
    }
  });

  it('says of every clause how it would be mended, of a reply or a sign never', () => {
    for (const { rule, kind } of diagnosisRules)
      expect(mendingOf(rule) !== undefined, rule).toBe(kind === 'unfair-term');
  });

  it('rests on articles read in full; an excerpt is never the basis of a letter', () => {
    for (const { basis } of points) for (const id of basis) expect(levelOf(id), id).toMatch(/^A\+?$/);
  });

  it('never prints a reversal of proof nor threatens', () => {
    const printed = JSON.stringify([points, diagnosisRules, deadlineRules()]);
    expect(printed).not.toContain('举证责任倒置');
    expect(points.map(({ text }) => text).join()).not.toMatch(/曝光|否则.*(?:报警|举报|发帖)/);
  });
});

describe('the statutes', () => {
  it('have an official title, a label and a level for each article, equal in both entries', () => {
    const ids = statuteIds();
    expect(ids.length).toBeGreaterThan(700);
    for (const id of ids) {
      const found = statute(id);
      expect(found?.level, id).toBe(levelOf(id));
      expect({ law: found?.law, article: found?.article }).toEqual(basisOf(id));
    }
  });

  it('hold nothing known only at second hand, and of what is repealed only what old cases need, named as such', () => {
    expect(statuteIds().filter((id) => id.startsWith('COMMED'))).toEqual([]);
    const repealed = statuteIds().filter((id) => statute(id)?.version.includes('废止'));
    expect(repealed).toEqual(['OLD20-14', 'OLD20-15', 'OLD20-21', 'OLD20-31', 'OLD20-32']);
  });

  it('keep what is repealed out of everything that is printed or judged today', () => {
    const printed = points.flatMap(({ basis }) => basis);
    expect(printed.filter((id) => id.startsWith('OLD20'))).toEqual([]);
    const today = channelRules('2026-11-23');
    expect(JSON.stringify(today)).not.toContain('OLD20');
  });

  it('refuse an unknown id rather than cite it', () => {
    expect(() => basisOf('ECL-999')).toThrow('no verified article');
    expect(statute('ECL-999')).toBeUndefined();
  });
});
