import { redactText } from '@redress/law/publication';

const addresses = /https?:\/\/\S+|[\w.+-]+@[\w-]+(?:\.[\w-]+)+/gi;
/** A run of letters, digits (also of full width) and joints: a number, code, time or sum where it holds a digit. */
const numbered = /[a-z0-9ａ-ｚ０-９][a-z0-9ａ-ｚ０-９:.,/_*-]*/gi;

/** The text for people to read, without what singles out a person or an order: those and every number are masked. */
export function maskedText(text: string): string {
  return redactText(text)
    .text.replace(addresses, '＊')
    .replace(numbered, (run) => (/[\d*０-９]/.test(run) ? '＊' : run))
    .replace(/[*＊]+/g, '＊')
    .trim();
}

/** What two answers are compared by: letters only, in lower case, nothing of what differs from order to order. */
export const bareText = (text: string): string =>
  maskedText(text)
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[^\p{L}]/gu, '');
