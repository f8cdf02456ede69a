import { redactText } from '@redress/law/publication';

const addresses = /https?:\/\/\S+|[\w.+-]+@[\w-]+(?:\.[\w-]+)+/gi;
/** A run of letters, digits and joints that holds a digit: numbers, codes, times, sums. */
const numbered = /[a-z0-9][a-z0-9:.,/_*-]*/gi;

/** The text for people to read, without what singles out a person or an order: those and every number are masked. */
export function maskedText(text: string): string {
  return redactText(text.normalize('NFKC'))
    .text.replace(addresses, '＊')
    .replace(numbered, (run) => (/\d|\*/.test(run) ? '＊' : run))
    .replace(/[*＊]+/g, '＊')
    .trim();
}

/** What two answers are compared by: letters only, in lower case, nothing of what differs from order to order. */
export const bareText = (text: string): string =>
  maskedText(text)
    .toLowerCase()
    .replace(/[^\p{L}]/gu, '');
