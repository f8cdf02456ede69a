import { round } from './page.ts';
import type { Candidate } from './types.ts';

interface Settled<T> {
  value: T;
  item: string;
  place: Candidate<T>['place'];
  confidence: number;
  source: 'read';
}

/**
 * Weighs the candidates of all items: the value with the best single reading wins; other items that say the same make
 * it surer, items that say otherwise make it less sure. Undefined when there is no candidate.
 */
export function settle<T>(
  candidates: readonly Candidate<T>[],
  keyOf: (value: T) => string = (v) => String(v).replace(/\s+/g, '').toLowerCase(),
): Settled<T> | undefined {
  const best = bestByItem(candidates, keyOf);
  if (best.length === 0) return undefined;
  const winner = best.reduce((a, b) => (weight(b, best, keyOf) > weight(a, best, keyOf) ? b : a));
  const key = keyOf(winner.value);
  let confidence = winner.confidence;
  for (const other of best) {
    if (other.item === winner.item) continue;
    if (keyOf(other.value) === key) confidence = 1 - (1 - confidence) * (1 - other.confidence / 2);
    else confidence *= 1 - other.confidence / 4;
  }
  return {
    value: winner.value,
    item: winner.item,
    place: winner.place,
    confidence: round(confidence),
    source: 'read',
  };
}

function weight<T>(c: Candidate<T>, all: readonly Candidate<T>[], keyOf: (value: T) => string): number {
  const agreeing = all.filter((o) => o.item !== c.item && keyOf(o.value) === keyOf(c.value)).length;
  return c.confidence + 0.05 * Math.min(agreeing, 3);
}

/** The surest candidate of each item and value, in the order of the items. */
function bestByItem<T>(candidates: readonly Candidate<T>[], keyOf: (value: T) => string): Candidate<T>[] {
  const best = new Map<string, Candidate<T>>();
  for (const c of candidates) {
    const key = `${c.item}\n${keyOf(c.value)}`;
    const known = best.get(key);
    if (!known || c.confidence > known.confidence) best.set(key, c);
  }
  return [...best.values()];
}
