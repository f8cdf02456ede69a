const idWeights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];
const idChecks = '10X98765432';

/** An 18-digit citizen identity number (GB 11643-1999): date of birth and check character are right. */
export function isIdNumber(digits: string): boolean {
  if (!/^[1-9]\d{5}(?:18|19|20)\d{2}(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])\d{3}[\dXx]$/.test(digits))
    return false;
  const sum = idWeights.reduce((total, weight, i) => total + weight * Number(digits[i]), 0);
  return idChecks[sum % 11] === digits[17]?.toUpperCase();
}

/** Luhn (ISO/IEC 7812-1 annex B). */
export function isLuhn(digits: string): boolean {
  let sum = 0;
  for (let i = 0; i < digits.length; i++) {
    const digit = Number(digits[digits.length - 1 - i]);
    const doubled = i % 2 === 1 ? digit * 2 : digit;
    sum += doubled > 9 ? doubled - 9 : doubled;
  }
  return digits.length > 0 && sum % 10 === 0;
}

/** Beginnings of cards in use in China: UnionPay, Visa, Mastercard, American Express, JCB. */
const cardPrefix = /^(?:62|60|81|4|5[1-5]|2[2-7]|3[47]|35)/;

export const isBankCard = (digits: string): boolean =>
  digits.length >= 13 && digits.length <= 19 && cardPrefix.test(digits) && isLuhn(digits);
