import { type NotCardMeaning, notCardOf, writtenCodes } from '@redress/delivery';
import type { CardRow, ShopOrder } from '../shops/shop.ts';

export interface DeliveredItem {
  cardRef: string;
  secret: string;
  /**
   * card: one line or one row of stock. written: one code that a person wrote into the order. text: what else a person wrote,
   * which nobody can count.
   */
  kind: 'card' | 'written' | 'text';
  rowFound: boolean;
  looped: boolean;
}

/** What stands in the place of the delivery, judged by content: the shop's flag has no say here. */
export type Delivered =
  | { kind: 'nothing' }
  | { kind: 'excuse'; means: NotCardMeaning }
  /** `matchesRows` is unset where no row was ever to be matched. */
  | { kind: 'goods'; items: DeliveredItem[]; qty: number; matchesRows?: boolean };

/**
 * Takes the text apart into cards. A row of stock whose text stands there is a card, whatever it looks like (a card may have
 * several lines); what is left over is a card without a row, unless it is an excuse.
 */
export function readDelivered(order: ShopOrder): Delivered {
  const text = order.text.trim();
  if (order.outOfStock) return { kind: 'excuse', means: 'out-of-stock' };
  if (text === '') return { kind: 'nothing' };
  if (isWaitingText(order)) return { kind: 'excuse', means: 'pending' };
  const { items, left, unused } = takeRows(text, order.rows);
  if (items.length === 0) {
    const whole = notCardOf(text);
    if (whole) return { kind: 'excuse', means: whole.means };
    if (order.by === 'hand') return writtenByHand(order, text);
  }
  left.forEach((line, n) => {
    if (!notCardOf(line))
      items.push({ cardRef: `line:${n + 1}`, secret: line, kind: 'card', rowFound: false, looped: false });
  });
  if (items.length === 0) return { kind: 'excuse', means: notCardOf(left[0] ?? '')?.means ?? 'placeholder' };
  const matchesRows = items.every(({ rowFound }) => rowFound) && (!order.bound || unused.length === 0);
  return { kind: 'goods', items, qty: items.length, matchesRows };
}

/** What the seller has buyers read while they wait, in whatever words. */
export const isWaitingText = ({ text, waitingText }: ShopOrder): boolean =>
  waitingText !== undefined && bare(text) === bare(waitingText);
const bare = (text: string) => text.replaceAll(/\s+/gu, '');

/** Whole lines of `text` that are a row each; rows of several lines are taken first. */
function takeRows(text: string, rows: readonly CardRow[]) {
  const items: DeliveredItem[] = [];
  let lines: (string | undefined)[] = text.split(/\r?\n/).map((line) => line.trim());
  const unused: CardRow[] = [];
  const byLength = rows.toSorted((a, b) => linesOf(b.secret).length - linesOf(a.secret).length);
  for (const row of byLength) {
    const wanted = linesOf(row.secret);
    const at = wanted.length === 0 ? -1 : findRun(lines, wanted);
    if (at < 0) unused.push(row);
    else {
      lines = lines.map((line, i) => (i >= at && i < at + wanted.length ? undefined : line));
      items.push({ cardRef: row.ref, secret: row.secret, kind: 'card', rowFound: true, looped: row.looped });
    }
  }
  items.sort((a, b) => (a.cardRef < b.cardRef ? -1 : 1));
  return { items, left: lines.filter((line): line is string => !!line), unused };
}

const linesOf = (secret: string) =>
  secret
    .trim()
    .split(/\r?\n/)
    .map((line) => line.trim());

function findRun(lines: readonly (string | undefined)[], wanted: readonly string[]): number {
  return lines.findIndex((_, at) => wanted.every((line, i) => lines[at + i] === line));
}

/**
 * As many codes as were bought are that many goods, though no row of stock stands behind them. Else a person's words are one
 * item as a whole; as many lines as were bought may be that many goods, more or fewer say nothing.
 */
function writtenByHand(order: ShopOrder, text: string): Delivered {
  const codes = writtenCodes(text, order.qty);
  if (codes.length > 0) {
    const items = codes.map((secret, n) => ({
      ...{ cardRef: `hand:${n + 1}`, secret, kind: 'written' as const, rowFound: false, looped: false },
    }));
    return { kind: 'goods', items, qty: items.length };
  }
  const item = { cardRef: 'text', secret: text, kind: 'text', rowFound: false, looped: false } as const;
  const lines = linesOf(text).filter((line) => line !== '').length;
  return { kind: 'goods', items: [item], qty: Math.min(lines, order.qty) };
}
