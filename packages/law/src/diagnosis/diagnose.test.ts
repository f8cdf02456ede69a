import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { statute, statuteIds } from '../statutes.ts';
import { diagnoseText } from './diagnose.ts';
import { evaluateDiagnosis, type LabelledText } from './evaluate.ts';
import { diagnosisRules } from './rules.ts';

const read = (name: string): (LabelledText & { rules: string[] })[] =>
  readFileSync(new URL(`../../fixtures/${name}.jsonl`, import.meta.url), 'utf8')
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line));
const labelled = read('diagnosis');
const dev = read('diagnosis-dev');
const rulesIn = (text: string): string[] => [...new Set(diagnoseText(text).map(({ rule }) => rule))].sort();

describe('findings', () => {
  it('say that 虚拟商品一经售出概不退换 is void by 消保法 26 and where it stands', () => {
    const text = '温馨提示：😀\n１．虚拟 商品一经售出，\n概不退换！请谅解';
    const [finding, ...others] = diagnoseText(text);
    expect(others).toEqual([]);
    expect(finding).toMatchObject({
      kind: 'unfair-term',
      rule: 'no-refund-for-virtual-goods',
      verdict: 'void',
      quote: '虚拟 商品一经售出，\n概不退换',
    });
    expect(finding?.basis[0]).toEqual({ law: '中华人民共和国消费者权益保护法', article: '第二十六条' });
    expect(text.slice(finding?.start, finding?.end)).toBe(finding?.quote);
  });

  it.each([
    ['diagnosis', 390, 0.95],
    ['diagnosis-dev', 330, 0.95],
    ['diagnosis-unseen', 300, 0.92],
  ] as const)('in %s are right and miss fewer than 15 of 100', (name, least, precision) => {
    const { texts, overall } = evaluateDiagnosis(read(name));
    expect(texts).toBeGreaterThanOrEqual(least);
    expect(overall.precision).toBeGreaterThanOrEqual(precision);
    expect(overall.recall).toBeGreaterThanOrEqual(0.85);
  });

  it('cover every rule by a labelled sentence', () => {
    const shown = new Set([...labelled, ...dev].flatMap(({ rules }) => rules));
    expect(diagnosisRules.map(({ rule }) => rule).filter((rule) => !shown.has(rule))).toEqual([]);
  });

  it('are nearly none in the statutes themselves, which forbid such clauses', () => {
    const found = statuteIds().flatMap((id) =>
      diagnoseText(statute(id)?.text ?? '').map(({ rule }) => `${id} ${rule}`),
    );
    // Only the court's own list of void clauses, which repeats them word by word.
    expect(found.every((place) => place.startsWith('NETCONS-1 '))).toBe(true);
  });
});

describe('verdicts', () => {
  it('are void only where a law says so: T01, T02, T03, T04, T12, T15', () => {
    const allowed = [
      'no-refund-for-virtual-goods',
      'complaint-window',
      'final-interpretation',
      'no-liability',
      'platform-decides-finally',
      'order-cancellable-after-payment',
    ];
    const voiding = diagnosisRules.filter(({ patterns }) =>
      patterns.some(({ verdict }) => verdict === 'void'),
    );
    expect(voiding.map(({ rule }) => rule).sort()).toEqual(allowed.sort());
  });

  it('exist for clauses and for nothing else', () => {
    for (const { kind, patterns, rule } of diagnosisRules)
      for (const { verdict } of patterns) expect(verdict !== undefined, rule).toBe(kind === 'unfair-term');
  });

  it('are softer where the clause offers a remedy for faulty codes', () => {
    const [finding] = diagnoseText('虚拟商品一经售出概不退换，卡密无效可补发');
    expect(finding?.verdict).toBe('may-be-void');
  });
});

describe('evasions', () => {
  const positives = labelled.filter(({ rules }) => rules.length > 0);
  const fillers = [' ', '\u3000', '\u200b', '*', '·', '-', '~', '_', '|', '\t', '★', '。'];

  it('by fillers between characters lose no finding', () => {
    fc.assert(
      fc.property(fc.constantFrom(...positives), fc.constantFrom(...fillers), ({ text, rules }, filler) => {
        const found = rulesIn([...text].join(filler));
        for (const rule of rules) expect(found).toContain(rule);
      }),
      { numRuns: 300 },
    );
  });

  it('by full-width letters and digits lose no finding', () => {
    const wide = (text: string): string =>
      text.replace(/[!-~]/g, (c) => String.fromCharCode(c.charCodeAt(0) + 0xfee0));
    for (const { text, rules } of positives)
      expect(rulesIn(wide(text))).toEqual(expect.arrayContaining(rules));
  });

  it('never move a quote off its place', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...positives),
        fc.string(),
        fc.constantFrom(...fillers),
        ({ text }, noise, filler) => {
          const given = `${noise}\n\n${[...text].join(filler)}`;
          for (const { start, end, quote } of diagnoseText(given))
            expect(given.slice(start, end)).toBe(quote);
        },
      ),
      { numRuns: 200 },
    );
  });
});

describe('strangers’ text', () => {
  it('of random characters yields nothing and never throws', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 400 }), (text) => {
        expect(diagnoseText(text)).toEqual([]);
      }),
      { numRuns: 300 },
    );
  });

  it.each(['投诉1天逾期', '退', '不退', '网络延迟', '争议平台所在地', '视为发货', '\n', '。', '🈚'])(
    'made of %j alone takes no longer than its length deserves',
    (unit) => {
      const started = performance.now();
      diagnoseText(unit.repeat(100_000 / unit.length));
      expect(performance.now() - started).toBeLessThan(3000);
    },
  );
});
