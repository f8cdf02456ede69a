import type { Steps } from './steps.ts';

const shingle = 3;

/**
 * Each text as the sorted ranks of its runs of three characters; a shorter text is one run. Equal runs have equal ranks,
 * and the rarest of all runs come first. `counts` says in how many texts the run of a rank stands.
 */
export interface Shingled {
  sets: readonly Uint32Array[];
  counts: Uint32Array;
}

/** Of texts as lists of their letters; linear in their number. Yields after each text, so that a caller can let others run. */
export function* shingled(texts: readonly (readonly string[])[]): Steps<Shingled> {
  const letters = new Map<string, number>();
  for (const text of texts) {
    for (const letter of text) if (!letters.has(letter)) letters.set(letter, letters.size + 1);
    yield;
  }
  // Below 2^53: there are fewer than 208,064 letters in all of Unicode.
  const base = letters.size + 1;
  const ids = new Map<number, number>();
  const count: number[] = [];
  const sets: Uint32Array[] = [];
  for (const text of texts) {
    const set = new Set<number>();
    for (const run of runsOf(
      text.map((letter) => letters.get(letter) as number),
      base,
    )) {
      const id = ids.get(run) ?? ids.size;
      ids.set(run, id);
      set.add(id);
    }
    for (const id of set) count[id] = (count[id] ?? 0) + 1;
    sets.push(Uint32Array.from(set));
    yield;
  }
  const { rank, counts } = rankByRarity(count);
  for (const set of sets) {
    for (const [i, id] of set.entries()) set[i] = rank[id] as number;
    set.sort();
    yield;
  }
  return { sets, counts };
}

/** One number for each three letters in a row. */
function runsOf(letters: readonly number[], base: number): number[] {
  const at = (i: number) => letters[i] ?? 0;
  const length = Math.max(1, letters.length - shingle + 1);
  return Array.from({ length }, (_, i) => (at(i) * base + at(i + 1)) * base + at(i + 2));
}

/** Counting sort: the rank of each run, and the counts in the order of ranks. */
function rankByRarity(count: readonly number[]): { rank: Uint32Array; counts: Uint32Array } {
  const starts = new Uint32Array(count.reduce((most, one) => Math.max(most, one), 0) + 2);
  for (const one of count) starts[one + 1] = (starts[one + 1] as number) + 1;
  for (let i = 1; i < starts.length; i++) starts[i] = (starts[i] as number) + (starts[i - 1] as number);
  const rank = new Uint32Array(count.length);
  const counts = new Uint32Array(count.length);
  for (const [id, one] of count.entries()) {
    const place = starts[one] as number;
    starts[one] = place + 1;
    rank[id] = place;
    counts[place] = one;
  }
  return { rank, counts };
}

/** Whether Jaccard's measure of two sorted sets, from 0 to 1, is at least `from`. */
export function areAlike(a: Uint32Array, b: Uint32Array, from: number): boolean {
  const all = a.length + b.length;
  // More that stand in one set alone leave too little for both; one more for the rounding.
  const mostAlone = (all * (1 - from)) / (1 + from) + 1;
  let shared = 0;
  let alone = 0;
  for (let i = 0, j = 0; i < a.length && j < b.length && alone <= mostAlone; ) {
    const difference = (a[i] as number) - (b[j] as number);
    if (difference === 0) shared++;
    else alone++;
    if (difference <= 0) i++;
    if (difference >= 0) j++;
  }
  return shared / (all - shared) >= from;
}
