import packed from '../../data/likeness.json' with { type: 'json' };
import { lexicon } from './lexicon.ts';
import { diagnosisRules } from './rules.ts';

/** All that decides what is found, as one text: whoever hashes it knows whether two checks used the same rules. */
export function rulesText(): string {
  const plain = (_: string, value: unknown) => (value instanceof RegExp ? value.source : value);
  return JSON.stringify({ rules: diagnosisRules, lexicon, trainedOn: packed.trainedOn }, plain);
}
