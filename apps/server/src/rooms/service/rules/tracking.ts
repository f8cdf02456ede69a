import type { Carrier } from '@redress/contract';

/**
 * Numbers as carriers in China print them. EMS and China Post: two letters, nine digits with a check digit and `CN` (UPU S10),
 * or thirteen digits; SF Express: `SF` and thirteen digits.
 */
const shapes: Record<Carrier, RegExp> = {
  ems: /^(?:E[A-Z]\d{9}CN|1[01]\d{11})$/,
  'china-post': /^(?:[A-Z]{2}\d{9}CN|[1-9]\d{12})$/,
  sf: /^SF\d{12,13}$/,
  other: /^[A-Z0-9-]{6,30}$/,
};

/** The number without blanks, in capitals; undefined where the carrier prints none of this shape. */
export function readTrackingNumber(carrier: Carrier, typed: string): string | undefined {
  const number = typed
    .normalize('NFKC')
    .replace(/[\s\u200b-]/g, '')
    .toUpperCase();
  if (!shapes[carrier].test(number)) return undefined;
  return /^[A-Z]{2}\d{9}CN$/.test(number) && !hasCheckDigit(number) ? undefined : number;
}

const weights = [8, 6, 4, 2, 3, 5, 9, 7];

/** UPU S10: a typing error in one digit, or two digits exchanged, is found. */
function hasCheckDigit(number: string): boolean {
  const digits = [...number.slice(2, 11)].map(Number);
  const sum = weights.reduce((total, weight, i) => total + weight * (digits[i] as number), 0);
  const check = 11 - (sum % 11);
  return digits[8] === (check === 10 ? 0 : check === 11 ? 5 : check);
}
