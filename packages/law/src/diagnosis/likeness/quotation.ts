import type { Boundaries, Span } from '../boundaries.ts';
import { runsOf } from './features.ts';
import type { LikenessModel } from './model.ts';

/** The neighbouring clauses of a sentence that together speak most for a class (Kadane's maximum subarray). */
export function weightiest(
  model: LikenessModel,
  k: number,
  text: string,
  [start, end]: Span,
  boundaries: Boundaries,
): Span {
  const weights = new Float64Array(end - start);
  runsOf(text, start, end, (hash, at) => {
    weights[at - start] = (weights[at - start] as number) + model.weight(hash, k);
  });
  let best: Span = [start, end];
  let most = -Infinity;
  let sum = 0;
  let from = start;
  for (let i = start; i < end; ) {
    let next = i + 1;
    while (next < end && boundaries.before(next) === undefined) next++;
    if (sum < 0) {
      sum = 0;
      from = i;
    }
    for (let at = i; at < next; at++) sum += weights[at - start] as number;
    if (sum > most) {
      most = sum;
      best = [from, next];
    }
    i = next;
  }
  return withoutStops(text, best);
}

function withoutStops(text: string, [start, end]: Span): Span {
  let from = start;
  let to = end;
  while (from < to - 1 && text[from] === '。') from++;
  while (to > from + 1 && text[to - 1] === '。') to--;
  return [from, to];
}
