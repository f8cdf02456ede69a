const shingle = 3;
/** Of all runs of three characters in either text, the share that stands in both. */
export const alikeFrom = 0.7;

/** Every three characters in a row; a shorter text is one of them. */
export function shinglesOf(bare: string): Set<string> {
  const chars = [...bare];
  if (chars.length <= shingle) return new Set([bare]);
  return new Set(chars.slice(shingle - 1).map((_, i) => chars.slice(i, i + shingle).join('')));
}

/** Jaccard's measure, from 0 to 1. */
export function likenessOf(a: ReadonlySet<string>, b: ReadonlySet<string>): number {
  const [small, large] = a.size < b.size ? [a, b] : [b, a];
  let shared = 0;
  for (const one of small) if (large.has(one)) shared++;
  return shared / (a.size + b.size - shared);
}

/**
 * Groups of texts of which each is alike to another one of its group, as indexes of `bares`, the largest first. Exact:
 * two sets that share enough share one of their rarest members, so only those are looked up and compared.
 */
export function groupAlike(bares: readonly string[]): number[][] {
  const sets = bares.map(shinglesOf);
  const count = new Map<string, number>();
  for (const set of sets) for (const one of set) count.set(one, (count.get(one) ?? 0) + 1);
  const rarity = (a: string, b: string) => (count.get(a) ?? 0) - (count.get(b) ?? 0) || (a < b ? -1 : 1);
  const above = bares.map((_, i) => i);
  const topOf = (i: number): number => {
    let top = i;
    while (above[top] !== top) top = above[top] as number;
    above[i] = top;
    return top;
  };
  const holders = new Map<string, number[]>();
  for (const [i, set] of sets.entries()) {
    const rarest = [...set].sort(rarity).slice(0, set.size - Math.ceil(alikeFrom * set.size) + 1);
    const seen = new Set<number>();
    for (const one of rarest) {
      const known = holders.get(one) ?? [];
      holders.set(one, known);
      for (const j of known) {
        if (seen.has(j)) continue;
        seen.add(j);
        if (topOf(i) !== topOf(j) && likenessOf(set, sets[j] as Set<string>) >= alikeFrom)
          above[topOf(i)] = topOf(j);
      }
      known.push(i);
    }
  }
  const groups = Map.groupBy(above.keys(), topOf);
  return [...groups.values()].sort((a, b) => b.length - a.length || (a[0] as number) - (b[0] as number));
}
