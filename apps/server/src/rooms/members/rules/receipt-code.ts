import { toBase32 } from '@redress/kernel';

/**
 * A receipt code opens a case again: 18 random characters of Crockford's base32 (90 bits) and two check characters,
 * in five groups of four, e.g. `7KQ2-M9XD-…`. It is read from paper and typed on a phone, so case, spaces and dashes do
 * not matter and the letters that look like digits are those digits.
 */
const alphabet = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
const randomChars = 18;
export const receiptRandomBytes = 12;

/** The code for 12 random bytes, grouped for people. */
export function formatReceiptCode(random: Uint8Array): string {
  const body = toBase32(random).slice(0, randomChars);
  return (body + checkOf(body)).replace(/(.{4})(?=.)/g, '$1-');
}

/** The 20 plain characters of a code as somebody typed it; undefined when it cannot be one. */
export function parseReceiptCode(text: string): string | undefined {
  const plain = text
    .normalize('NFKC')
    .toUpperCase()
    .replace(/[\s\p{Pd}·._]/gu, '')
    .replaceAll('O', '0')
    .replace(/[IL]/g, '1');
  if (!/^[0-9A-HJKMNP-TV-Z]{20}$/.test(plain)) return undefined;
  const body = plain.slice(0, randomChars);
  return checkOf(body) === plain.slice(randomChars) ? plain : undefined;
}

/** What the code is looked up by, and what proves it: 30 bits to find a few rows, 60 behind the slow hash. */
export function splitReceiptCode(plain: string): { lookup: string; proof: string } {
  return { lookup: plain.slice(0, 6), proof: plain.slice(6) };
}

/**
 * Modulo 1021, a prime: every single wrong character and every swap of neighbours changes it, since the weights are
 * powers of 32 and no difference of two of them with a factor below 32 is a multiple of the prime.
 */
function checkOf(body: string): string {
  let value = 0;
  for (const char of body) value = (value * 32 + alphabet.indexOf(char)) % 1021;
  return (alphabet[value >> 5] as string) + (alphabet[value & 31] as string);
}
