import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { trainingDigest } from '../../../../../tools/train/texts.ts';
import { diagnoseText } from '../diagnose.ts';
import { evaluateDiagnosis, type LabelledText } from '../evaluate.ts';
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

  it('finds at least a third of all that several hands wrote, beyond what the phrases find', () => {
    const { overall } = evaluateDiagnosis(hands);
    expect(overall.recall).toBeGreaterThan(0.9);
    const phrasesOnly = hands.filter(
      ({ text: given, rules }) =>
        rules?.length && diagnoseText(given).some(({ rule, likely }) => !likely && rules.includes(rule)),
    );
    expect(phrasesOnly.length).toBeLessThan(hands.length / 2);
  });
});
