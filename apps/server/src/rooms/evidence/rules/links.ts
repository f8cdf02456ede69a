import type { Facts, Link } from '@redress/contract';
import { amountTokens } from './amounts.ts';
import { fixDigits, squeeze } from './fold.ts';
import { instantTokens } from './instants.ts';
import { type Page, pageOf } from './page.ts';
import type { ReadItem } from './types.ts';

/** Items that name the same order number, amount, payee or time as the facts; a link needs two of them. */
export function linksOf(items: readonly ReadItem[], facts: Facts): Link[] {
  const pages = items.map(pageOf).filter((p) => p.kind !== 'terms');
  const links: Link[] = [];
  const add = (by: Link['by'], value: string | undefined, names: (page: Page) => boolean) => {
    if (value === undefined) return;
    const naming = (by === 'payee' ? items.map(pageOf) : pages).filter(names).map((p) => p.file);
    if (naming.length >= 2) links.push({ by, items: naming, value });
  };
  const { orderNo, amountFen, payee, paidAt } = facts;
  add('orderNo', orderNo?.value, (p) => namesNumber(p, orderNo?.value ?? ''));
  add('amountFen', amountFen && String(amountFen.value), (p) => namesAmount(p, amountFen?.value ?? -1));
  add('payee', payee?.value, (p) => squeeze(p.text).includes(squeeze(payee?.value ?? '\n')));
  add('time', paidAt?.value, (p) => instantTokens(p.text).some((t) => t.at === paidAt?.value));
  return links;
}

/** True when the page shows the number anywhere, however OCR spaced or cased it; not as part of a longer number. */
export function namesNumber(page: Page, number: string): boolean {
  const wanted = squeeze(number);
  if (wanted.length < 6) return false;
  return page.lines.some((line) => {
    const text = squeeze(fixDigits(line.text));
    for (let at = text.indexOf(wanted); at >= 0; at = text.indexOf(wanted, at + 1))
      if (!/\d/.test(text[at - 1] ?? '') && !startsDigit(line.text, text, at + wanted.length)) return true;
    return false;
  });
}

/** A digit right behind the number makes it another one, unless the text as read had a space between. */
function startsDigit(original: string, squeezed: string, at: number): boolean {
  return /\d/.test(squeezed[at] ?? '') && !/\s/.test(original);
}

export function namesAmount(page: Page, fen: number): boolean {
  return page.lines.some((line) => amountTokens(line.text).some((t) => t.marked && t.fen === fen));
}
