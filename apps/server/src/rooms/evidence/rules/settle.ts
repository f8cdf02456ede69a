import { round } from './page.ts';
import type { Candidate } from './types.ts';

interface Settled<T> {
  value: T;
  item: string;
  place: Candidate<T>['place'];
  confidence: number;
  source: 'read';
}

/** How the candidates of one fact are compared. */
export interface Comparison {
  /** Values with the same key say the same. */
  keyOf: (value: string | number) => string;
  /** False for words that may differ without contradicting each other, such as two notices of the same failure. */
  exclusive: boolean;
}

/** What is read is never quite certain. */
const mostConfidence = 0.99;

/**
 * Weighs the candidates of all items: the value with the best single reading wins; other items that say the same make
 * it surer, items that say otherwise make it less sure. It is quoted from the first item, in the order given, that
 * says exactly this about as surely. Undefined when there is no candidate.
 */
export function settle<T extends string | number>(
  candidates: readonly Candidate<T>[],
  { keyOf, exclusive }: Comparison,
): Settled<T> | undefined {
  const best = bestByItem(candidates, keyOf);
  if (best.length === 0) return undefined;
  const weight = (c: Candidate<T>) => c.confidence + 0.05 * Math.min(agreeing(c, best, keyOf).length, 3);
  const winner = best.reduce((a, b) => (weight(b) > weight(a) ? b : a));
  const same = [winner, ...agreeing(winner, best, keyOf)];
  const quoted =
    best.find((c) => c.value === winner.value && c.confidence >= winner.confidence - 0.15) ?? winner;
  let confidence = winner.confidence;
  for (const other of best) {
    if (other === winner || (other.item === winner.item && !same.includes(other))) continue;
    if (same.includes(other)) confidence = 1 - (1 - confidence) * (1 - other.confidence / 2);
    else if (exclusive) confidence *= 1 - other.confidence / 4;
  }
  const { value, item, place } = quoted;
  return { value, item, place, confidence: round(Math.min(confidence, mostConfidence)), source: 'read' };
}

function agreeing<T extends string | number>(
  c: Candidate<T>,
  all: readonly Candidate<T>[],
  keyOf: Comparison['keyOf'],
): Candidate<T>[] {
  return all.filter((o) => o.item !== c.item && keyOf(o.value) === keyOf(c.value));
}

/** The surest candidate of each item and value, in the order of the items. */
function bestByItem<T extends string | number>(
  candidates: readonly Candidate<T>[],
  keyOf: Comparison['keyOf'],
): Candidate<T>[] {
  const best = new Map<string, Candidate<T>>();
  for (const c of candidates) {
    const key = `${c.item}\n${keyOf(c.value)}`;
    const known = best.get(key);
    if (!known || c.confidence > known.confidence) best.set(key, c);
  }
  return [...best.values()];
}
