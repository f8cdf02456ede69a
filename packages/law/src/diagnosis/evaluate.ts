import type { Finding } from '../types.ts';
import { diagnoseText } from './diagnose.ts';
import { diagnosisRules } from './rules.ts';

/** A text and the rules that a person found in it; or, coarser, whether it holds an unfair clause at all. */
export interface LabelledText {
  text: string;
  rules?: readonly string[] | undefined;
  /** `arguable` texts are not counted. */
  unfair?: 'yes' | 'no' | 'arguable' | undefined;
}

/** Counts of findings; precision and recall are 1 where nothing was there to be found or missed. */
export interface Score {
  right: number;
  wrong: number;
  missed: number;
  precision: number;
  recall: number;
}

export interface Evaluation {
  texts: number;
  /** By rule and text: the right rule in the right text. */
  overall: Score;
  /** By kind and text: a finding of the right kind, whichever its rule. */
  kinds: Record<Finding['kind'], Score>;
  rules: Record<string, Score>;
  mistakes: { text: string; wrong: string[]; missed: string[] }[];
}

const kindOf = new Map(diagnosisRules.map(({ rule, kind }) => [rule, kind]));
const kinds = ['unfair-term', 'stonewalling', 'fraud-sign'] as const;

class Count {
  right = 0;
  wrong = 0;
  missed = 0;

  add(found: boolean, labelled: boolean): void {
    if (found && labelled) this.right++;
    else if (found) this.wrong++;
    else if (labelled) this.missed++;
  }

  score(): Score {
    const { right, wrong, missed } = this;
    const share = (part: number, rest: number): number => (part + rest === 0 ? 1 : part / (part + rest));
    return { right, wrong, missed, precision: share(right, wrong), recall: share(right, missed) };
  }
}

/** Compares what `diagnoseText` finds with what people labelled. Throws on a label that is no rule. */
export function evaluateDiagnosis(rows: readonly LabelledText[]): Evaluation {
  const overall = new Count();
  const byKind = new Map(kinds.map((kind) => [kind, new Count()]));
  const byRule = new Map(diagnosisRules.map(({ rule }) => [rule, new Count()]));
  const mistakes: Evaluation['mistakes'] = [];
  let texts = 0;
  for (const { text, rules, unfair } of rows) {
    if (!rules && (!unfair || unfair === 'arguable')) continue;
    texts++;
    const found = new Set(diagnoseText(text).map(({ rule }) => rule));
    const foundKinds = new Set([...found].map((rule) => kindOf.get(rule)));
    if (!rules) {
      byKind.get('unfair-term')?.add(foundKinds.has('unfair-term'), unfair === 'yes');
      continue;
    }
    const labelled = new Set(rules);
    const labelledKinds = new Set(rules.map(known));
    for (const rule of new Set([...found, ...labelled])) {
      overall.add(found.has(rule), labelled.has(rule));
      byRule.get(rule)?.add(found.has(rule), labelled.has(rule));
    }
    for (const kind of kinds) byKind.get(kind)?.add(foundKinds.has(kind), labelledKinds.has(kind));
    const wrong = [...found].filter((rule) => !labelled.has(rule));
    const missed = [...labelled].filter((rule) => !found.has(rule));
    if (wrong.length + missed.length > 0) mistakes.push({ text, wrong, missed });
  }
  const scores = <K extends string>(counts: Map<K, Count>): Record<K, Score> =>
    Object.fromEntries([...counts].map(([key, count]) => [key, count.score()])) as Record<K, Score>;
  return { texts, overall: overall.score(), kinds: scores(byKind), rules: scores(byRule), mistakes };
}

function known(rule: string): Finding['kind'] {
  const kind = kindOf.get(rule);
  if (!kind) throw new Error(`no rule ${rule}`);
  return kind;
}
