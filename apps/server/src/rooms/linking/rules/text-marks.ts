/** How many marks a text gets, one byte each. */
const marks = 16;
const shingle = 4;
/** Shorter texts (an icon, a stamp) tell no picture from another. */
const leastShingles = 4;

/** Every four characters in a row, without spaces, marks and case: OCR of a shrunk picture loses spaces first. */
export function shinglesOf(text: string): string[] {
  const bare = text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]/gu, '');
  const shingles = new Set<string>();
  for (let i = 0; i + shingle <= bare.length; i++) shingles.add(bare.slice(i, i + shingle));
  return [...shingles];
}

/**
 * Sixteen marks (the low bytes of a MinHash) of the words on a picture. `hash` gives 32 bytes and is keyed, so that the
 * marks tell no words. Undefined for a picture with hardly any text.
 */
export function textMarks(text: string, hash: (token: string) => Uint8Array): number[] | undefined {
  const shingles = shinglesOf(text);
  if (shingles.length < leastShingles) return undefined;
  const least = Array.from({ length: marks }, () => 0x1_0000);
  for (const token of shingles) {
    const bytes = hash(token);
    for (let i = 0; i < marks; i++) {
      const value = ((bytes[2 * i] as number) << 8) | (bytes[2 * i + 1] as number);
      if (value < (least[i] as number)) least[i] = value;
    }
  }
  return least.map((value) => value & 0xff);
}

/**
 * Whether two pictures say the same: hardly any text on both, or 13 of 16 marks alike. OCR is never quite alike; two
 * bills of one layout share less than half of their marks.
 */
export function sayTheSame(a: readonly number[] | undefined, b: readonly number[] | undefined): boolean {
  if (!a || !b) return !a && !b;
  return a.filter((mark, i) => mark === b[i]).length >= 13;
}
