import { basisOf } from '../../basis.ts';
import type { Basis, Bilingual } from '../../types.ts';

/** `block`: it may not be published (LAW §15); `warn`: the writer must look at it once more. */
export type WordingLevel = 'block' | 'warn';

/** An article with words that stand in it literally. */
export interface Citation {
  id: string;
  quote: string;
}

/** What an article says, ready to show. */
export interface CitedBasis extends Basis {
  quote: string;
}

/**
 * One kind of wording that a public statement must not, or had better not, hold. Patterns run on text as `normalise`
 * leaves it: simplified, lower case, nothing between characters, `。` between sentences; `~8` is up to eight characters
 * of one sentence.
 */
export interface WordingRule {
  rule: string;
  level: WordingLevel;
  title: Bilingual;
  reason: Bilingual;
  basis: readonly Citation[];
  patterns: readonly RegExp[];
  /** In the sentence as far as the match and a little around it: then there is nothing to find. */
  unless?: RegExp;
  /** Before the match in its sentence: somebody else is quoted, or an authority found it; the rule then only warns. */
  softens?: RegExp;
  /** What may be said instead; `{…}` is filled from the facts of the case. */
  instead?: string;
}

export const wording = (source: string): RegExp => new RegExp(source.replace(/~(\d+)/g, '[^。]{0,$1}?'), 'g');
export const around = (source: string): RegExp => new RegExp(source.replace(/~(\d+)/g, '[^。]{0,$1}?'));

export const cited = ({ id, quote }: Citation): CitedBasis => ({ ...basisOf(id), quote });
