import type { Bilingual, Finding } from '../types.ts';

type Words = readonly [zh: string, en: string];

/**
 * How one kind of wording is found. Phrases (see phrases.ts) run on normalised text (see normalise.ts): simplified
 * characters, lower case, common evasions undone, no spaces and no punctuation but `。` for the end of a sentence.
 */
export interface DiagnosisRule {
  kind: Finding['kind'];
  rule: string;
  title: Bilingual;
  reason: Bilingual;
  answer: string;
  /** Statute ids, the leading one first. */
  basis: readonly string[];
  patterns: readonly Pattern[];
  /** The words found mean something else: no finding. Looked for in what is quoted. */
  unlike?: RegExp;
  /** The sentence is lawful, or speaks of something else: no finding. */
  unless?: RegExp;
  /** A reply that promises what was asked for, at a price. */
  conditional?: boolean;
  /** The sentence limits itself: the verdict is at most `may-be-void`. */
  softens?: RegExp;
  /** Rules that this one explains better: their findings at the same place are dropped. */
  overrides?: readonly string[];
}

export interface Pattern {
  phrase: string;
  verdict?: Finding['verdict'];
}

/** A clause whose content is void where it says this (LAW §8, wording rule). */
export const isVoid = (...phrases: string[]): Pattern[] =>
  phrases.map((phrase) => ({ phrase, verdict: 'void' }));
export const mayBeVoid = (...phrases: string[]): Pattern[] =>
  phrases.map((phrase) => ({ phrase, verdict: 'may-be-void' }));
/** A reply or a sign: no verdict. */
export const says = (...phrases: string[]): Pattern[] => phrases.map((phrase) => ({ phrase }));
/** An expression over one sentence, which is short; `~8` stands for up to eight characters. */
export const sentence = (...sources: string[]): RegExp =>
  new RegExp(sources.join('|').replace(/~(\d+)/g, '[^。]{0,$1}?'));

export const words = ([zh, en]: Words): Bilingual => ({ zh, en });

interface Spec extends Omit<DiagnosisRule, 'kind' | 'title' | 'reason'> {
  title: Words;
  reason: Words;
}

const ruleOf =
  (kind: DiagnosisRule['kind']) =>
  (spec: Spec): DiagnosisRule => ({ ...spec, kind, title: words(spec.title), reason: words(spec.reason) });

export const unfairTerm = ruleOf('unfair-term');
export const stonewalling = ruleOf('stonewalling');
export const fraudSign = ruleOf('fraud-sign');

/** Closes the answer to a clause that is not plainly void: ask how the duty to point out and explain was met. */
export const pleaseExplain = '该条款依法可能无效或者不构成合同内容，请贵司说明其提示、说明义务的履行情况。';
