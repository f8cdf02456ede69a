/** Up to three names that share most letter pairs with `word`, for "did you mean". */
export function nearest(word: string, names: readonly string[]): string[] {
  const wanted = pairs(word.toLowerCase());
  const scored = names.map((name) => ({ name, score: overlap(wanted, pairs(name)) }));
  return scored
    .sort((a, b) => b.score - a.score)
    .slice(0, 3)
    .map(({ name }) => name);
}

function pairs(word: string): Set<string> {
  const padded = ` ${word} `;
  return new Set(Array.from({ length: padded.length - 1 }, (_, i) => padded.slice(i, i + 2)));
}

function overlap(a: Set<string>, b: Set<string>): number {
  let shared = 0;
  for (const pair of a) if (b.has(pair)) shared++;
  return (2 * shared) / (a.size + b.size);
}
