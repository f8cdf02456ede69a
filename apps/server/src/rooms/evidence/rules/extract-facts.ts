import type { FactName, Facts, FactValues, ItemKind } from '@redress/contract';
import { amountFenIn, listedAmountFenIn } from './fields/amount.ts';
import { failureNoticeIn } from './fields/failure.ts';
import { goodsIn } from './fields/goods.ts';
import { merchantNameIn, platformNameIn } from './fields/names.ts';
import { orderNoIn, tradeNoIn } from './fields/order-no.ts';
import { payChannelIn, payeeIn } from './fields/payee.ts';
import { promisedMinutesIn, promiseTextIn } from './fields/promise.ts';
import { contactIn, siteUrlIn } from './fields/site.ts';
import { failedAtIn, paidAtIn } from './fields/times.ts';
import { squeeze } from './fold.ts';
import { type Page, pageOf } from './page.ts';
import { type Comparison, settle } from './settle.ts';
import type { Candidate, FactValue, ReadItem } from './types.ts';

/** One extractor per fact: all candidates of one page. A page without the fact gives none. */
export const extractors: { [N in FactName]: (page: Page) => Candidate<FactValue<N>>[] } = {
  orderNo: orderNoIn,
  tradeNo: tradeNoIn,
  goods: goodsIn,
  amountFen: amountFenIn,
  listedAmountFen: listedAmountFenIn,
  payee: payeeIn,
  payChannel: payChannelIn,
  paidAt: paidAtIn,
  promisedWithinMinutes: promisedMinutesIn,
  promiseText: promiseTextIn,
  failureNotice: failureNoticeIn,
  failedAt: failedAtIn,
  merchantName: merchantNameIn,
  platformName: platformNameIn,
  siteUrl: siteUrlIn,
  contact: contactIn,
};
export const factOrder = Object.keys(extractors) as FactName[];

/** Facts quoted as they stand in the item, full-width marks included, without the line break of a bubble's edge. */
const quoted: ReadonlySet<FactName> = new Set([
  'goods',
  'payee',
  'payChannel',
  'promiseText',
  'failureNotice',
  'merchantName',
  'platformName',
  'siteUrl',
  'contact',
]);

/** Facts whose words may differ from item to item without a contradiction. */
const loose: ReadonlySet<FactName> = new Set([
  'goods',
  'payChannel',
  'promiseText',
  'failureNotice',
  'siteUrl',
  'contact',
]);

/** Among items that say the same the one quoted: the closest to the money first, what people wrote last. */
const quoteOrder: readonly ItemKind[] = [
  'payment',
  'failure',
  'promise',
  'listing',
  'other',
  'reply',
  'terms',
];

/** A reading less sure than this is a guess and is left out. */
const leastConfidence = 0.25;

/**
 * What the items say, each fact with the item and place it was read from and how sure it is; instants are RFC 3339 UTC,
 * money is fen. The buyer's corrections win, with source `buyer` and confidence 1. What no item says is absent.
 */
export function extractFacts(items: readonly ReadItem[], corrections: FactValues = {}): Facts {
  const pages = items
    .map((item) => ({ item, page: pageOf(item) }))
    .sort((a, b) => quoteOrder.indexOf(a.item.kind) - quoteOrder.indexOf(b.item.kind));
  const facts: Partial<Record<FactName, Facts[FactName]>> = {};
  for (const name of factOrder) {
    const corrected = corrections[name];
    if (corrected !== undefined) {
      facts[name] = { value: corrected, confidence: 1, source: 'buyer' } as Facts[FactName];
      continue;
    }
    const candidates = pages.flatMap(({ item, page }) => candidatesOf(name, item, page));
    const fact = settle(candidates, comparisonOf(name));
    if (fact) facts[name] = fact as Facts[FactName];
  }
  return facts as Facts;
}

function comparisonOf(name: FactName): Comparison {
  return {
    keyOf: (value) => bare(name, squeeze(String(value))),
    exclusive: !loose.has(name),
  };
}

/** The part that two readings must share: the host of an address, an order number without the wallet's prefix (`wx_`). */
function bare(name: FactName, value: string): string {
  if (name === 'siteUrl') return value.replace(/^https?:\/\//, '').replace(/[/?#:].*$/, '');
  return name === 'orderNo' ? value.replace(/^[a-z]{1,6}_/, '') : value;
}

/** The candidates of one fact in one item. */
export function candidatesOf(
  name: FactName,
  item: ReadItem,
  page: Page = pageOf(item),
): Candidate<string | number>[] {
  const found = extractors[name](page) as Candidate<string | number>[];
  const sure = found.filter((c) => c.confidence >= leastConfidence);
  if (!quoted.has(name)) return sure;
  return sure.map((c) => ({ ...c, value: item.text.slice(c.place.start, c.place.end).replaceAll('\n', '') }));
}
