/** How many marks a text gets. */
const marks = 8;

/** Digits of 2 and more, words, pairs of ideographs: what two wallets' bills of one layout do not share. */
export function tokensOf(text: string): string[] {
  const folded = text.normalize('NFKC').toLowerCase();
  const tokens = new Set<string>(folded.match(/\d[\d.:]+|[a-z]{3,}/g) ?? []);
  for (const [run] of folded.matchAll(/[\u4e00-\u9fff]{2,}/g))
    for (let i = 0; i + 1 < run.length; i++) tokens.add(run.slice(i, i + 2));
  return [...tokens];
}

/**
 * Eight smallest-hash marks (MinHash) of the words on a picture; `hash` is keyed, so that marks tell no words. Undefined
 * for a picture with hardly any text.
 */
export function textMarks(text: string, hash: (token: string) => Uint8Array): number[] | undefined {
  const tokens = tokensOf(text);
  if (tokens.length < 4) return undefined;
  const least = Array.from({ length: marks }, () => 0xffff);
  for (const token of tokens) {
    const bytes = hash(token);
    for (let i = 0; i < marks; i++) {
      const value = ((bytes[2 * i] as number) << 8) | (bytes[2 * i + 1] as number);
      if (value < (least[i] as number)) least[i] = value;
    }
  }
  return least;
}

/** Whether two pictures say the same: hardly any text on both, or six of eight marks alike (OCR is never quite alike). */
export function sayTheSame(a: readonly number[] | undefined, b: readonly number[] | undefined): boolean {
  if (!a || !b) return !a && !b;
  return a.filter((mark, i) => mark === b[i]).length >= 6;
}
