import type { Basis, MissingFact } from '@redress/contract';
import { basisOf } from '@redress/law';

/** Where a missing fact is filled in, and the statute id of the article that asks for it, if a text does. */
export type Place = string | readonly [place: string, requiredBy: string];

/** Collects what a letter lacks while its texts are put together. */
export interface Blanks {
  readonly missing: MissingFact[];
  readonly useful: MissingFact[];
  /** The value, or a visible blank that is also reported; one that a text of law asks for is marked with a star. */
  fill(value: string | undefined, zh: string, en: string, place: Place): string;
  /** The value, or a visible blank that need not be filled before sending. */
  optional(value: string | undefined, zh: string): string;
  /** The value, or nothing in the letter and a hint to the buyer. */
  hint(value: string | undefined, zh: string, en: string, place: string): string;
  report(zh: string, en: string, place: Place): void;
}

export function createBlanks(): Blanks {
  const missing: MissingFact[] = [];
  const useful: MissingFact[] = [];
  const add = (list: MissingFact[], fact: MissingFact) => {
    if (!list.some((one) => one.zh === fact.zh)) list.push(fact);
  };
  const report = (zh: string, en: string, at: Place) => {
    const [place, requiredBy] = typeof at === 'string' ? [at] : at;
    add(missing, { zh, en, place, ...(requiredBy && { requiredBy: basisOf(requiredBy) as Basis }) });
  };
  return {
    missing,
    useful,
    report,
    fill(value, zh, en, place) {
      if (value?.trim()) return value.trim();
      report(zh, en, place);
      return `【请填写：${zh}${typeof place === 'string' ? '' : '*'}】`;
    },
    optional: (value, zh) => value?.trim() || `【请填写：${zh}】`,
    hint(value, zh, en, place) {
      if (value?.trim()) return value.trim();
      add(useful, { zh, en, place });
      return '';
    },
  };
}
