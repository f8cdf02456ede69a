import { areAlike, type Shingled, shingled } from './shingles.ts';
import type { Steps } from './steps.ts';

/** Of all runs of three characters in either text, the share that stands in both. */
export const alikeFrom = 0.7;
/** Letters of a text that are compared; an answer has no more. */
const mostLetters = 500;
/** With how many others one text is compared, and how many it looks at to choose them: texts may be made to cost. */
export const mostCompared = 64;
export const mostLooked = 2000;

export interface Grouping {
  /** Indexes of the texts, the largest group first. */
  groups: number[][];
  /** What it cost. */
  looked: number;
  compared: number;
}

/**
 * Groups of texts of which each is alike to another one of its group. Two sets that share enough share one of their
 * rarest members, so only those are looked up: exact while no text has more than `mostCompared` candidates that are not
 * in its group yet, and never more work than that. Yields after each text, so that a caller can let others run.
 */
export function* grouping(bares: readonly string[]): Steps<Grouping> {
  const texts = bares.map((bare) => [...bare].slice(0, mostLetters));
  const { sets, counts } = yield* shingled(texts);
  const union = unionOf(bares.length);
  const cost = { looked: 0, compared: 0 };
  const holders = new Map<number, number[]>();
  const seen = new Int32Array(bares.length).fill(-1);
  for (const i of sets.keys()) {
    joinAlike({ sets, counts, union, holders, seen, cost }, i);
    yield;
  }
  const groups = [...Map.groupBy(bares.keys(), union.topOf).values()];
  return {
    groups: groups.sort((a, b) => b.length - a.length || (a[0] as number) - (b[0] as number)),
    ...cost,
  };
}

interface Search extends Shingled {
  union: ReturnType<typeof unionOf>;
  /** Texts by their rarest runs, in the order of their arrival. */
  holders: Map<number, number[]>;
  /** The last text that looked at each. */
  seen: Int32Array;
  cost: { looked: number; compared: number };
}

/** Joins a text to the groups of those before it that are alike, the nearest neighbours first; then it can be found. */
function joinAlike({ sets, counts, union, holders, seen, cost }: Search, i: number): void {
  const set = sets[i] as Uint32Array;
  // A run of this text alone leads to nobody.
  const rarest = set
    .subarray(0, set.length - Math.ceil(alikeFrom * set.length) + 1)
    .filter((run) => (counts[run] as number) > 1);
  const until = { looked: cost.looked + mostLooked, compared: cost.compared + mostCompared };
  const isSpent = () => cost.looked >= until.looked || cost.compared >= until.compared;
  for (const run of rarest) {
    const known = holders.get(run) ?? [];
    holders.set(run, known);
    for (let at = known.length - 1; at >= 0 && !isSpent(); at--) {
      const j = known[at] as number;
      cost.looked++;
      if (seen[j] === i) continue;
      seen[j] = i;
      const other = sets[j] as Uint32Array;
      const [less, more] = set.length < other.length ? [set, other] : [other, set];
      if (less.length < alikeFrom * more.length || union.topOf(i) === union.topOf(j)) continue;
      cost.compared++;
      if (areAlike(set, other, alikeFrom)) union.join(i, j);
    }
    known.push(i);
  }
}

/** Who belongs together, whatever the order in which it is said. */
function unionOf(length: number) {
  const above = Array.from({ length }, (_, i) => i);
  const topOf = (i: number): number => {
    let top = i;
    while (above[top] !== top) {
      above[top] = above[above[top] as number] as number;
      top = above[top] as number;
    }
    return top;
  };
  const join = (i: number, j: number) => {
    above[topOf(i)] = topOf(j);
  };
  return { topOf, join };
}
