import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { trainingDigest } from '../../../../../tools/train/texts.ts';
import { diagnoseText } from '../diagnose.ts';
import type { LabelledText } from '../evaluate.ts';
import { diagnosisRules } from '../rules.ts';
import { runsOf } from './features.ts';

const file = (path: string) => readFileSync(new URL(`../../../${path}`, import.meta.url), 'utf8');
const packed = JSON.parse(file('data/likeness.json'));
const hands = file('fixtures/diagnosis-hands.jsonl')
  .trim()
  .split('\n')
  .map((line): LabelledText => JSON.parse(line));

const runs = (text: string): number[] => {
  const found: number[] = [];
  runsOf(text, 0, text.length, (hash) => found.push(hash));
  return found;
};

describe('the model', () => {
  it('was made from the texts that stand here now: npm run train:diagnosis', () => {
    expect(packed.trainedOn).toBe(trainingDigest());
    expect(packed.classes).toEqual(diagnosisRules.map(({ rule }) => rule));
  });

  it('shares no text with the files that measure it', () => {
    const learnt = new Set(hands.map(({ text }) => text));
    const unseen = file('fixtures/diagnosis-unseen.jsonl').trim().split('\n');
    expect(unseen.filter((line) => learnt.has(JSON.parse(line).text))).toEqual([]);
  });
});

describe('runs', () => {
  it('are of one to four characters, and no number or long word differs from another', () => {
    expect(runs('概不退')).toHaveLength(6);
    expect(runs('押24小时')).toEqual(runs('押7小时'));
    expect(runs('caller说')).toEqual(runs('example说'));
    expect(runs('qq说')).not.toEqual(runs('vx说'));
  });
});

const onlyLikely = (text: string): boolean => {
  const found = diagnoseText(text);
  return found.length > 0 && found.every(({ likely }) => likely);
};

describe('what reads like a rule', () => {
  const text = hands.find(({ text: given, rules }) => rules?.length && onlyLikely(given))?.text ?? '';

  it('is found without its words, quoted as given, and told apart from what was found by them', () => {
    const found = diagnoseText(text);
    expect(found.length).toBeGreaterThan(0);
    for (const { quote, start, end, likely, verdict } of found) {
      expect(text.slice(start, end)).toBe(quote);
      expect(likely).toBe(true);
      expect(verdict).not.toBe('void');
    }
    expect(diagnoseText('虚拟商品一经售出概不退换').map(({ likely }) => likely)).toEqual([undefined]);
  });

  it('is the only right finding in three of ten texts that hold one, and seldom stands in those that hold none', () => {
    const found = hands.map(({ text: given, rules = [] }) => {
      const findings = diagnoseText(given);
      const right = findings.filter(({ rule }) => rules.includes(rule));
      return {
        rules,
        any: findings.length > 0,
        likelyOnly: right.length > 0 && right.every(({ likely }) => likely),
      };
    });
    const positive = found.filter(({ rules }) => rules.length > 0);
    const negative = found.filter(({ rules }) => rules.length === 0);
    expect(positive.filter(({ likelyOnly }) => likelyOnly).length).toBeGreaterThan(0.3 * positive.length);
    expect(negative.filter(({ any }) => any).length).toBeLessThan(0.05 * negative.length);
  });
});
