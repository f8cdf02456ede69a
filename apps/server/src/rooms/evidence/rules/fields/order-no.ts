import { fixDigits } from '../fold.ts';
import { type Label, labelled, within } from '../labelled.ts';
import { candidate, type Page, type PageLine, round, type Span, spanOf } from '../page.ts';
import type { Candidate } from '../types.ts';

/** The seller's or platform's number of the order; a wallet calls it the merchant's number. */
const orderLabels: Label[] = [
  { word: /(?:商户|商家|外部)(?:订单|单)号/, strength: 0.95 },
  { word: /(?<!交易|支付)订单(?:编号|号码?|ID|No\.?)|Order\s?(?:No\.?|ID|Number)/, strength: 0.98 },
  { word: /(?<!工|交易|支付|流水|运|快递|凭证|转账|账|参考|商户|商家)单号/, strength: 0.8 },
  { word: /订单(?=\s?[:#(【「]?\s?[A-Za-z]{0,4}_?\d{8})/, strength: 0.8 },
];
/** The payment provider's own number of the payment. */
const tradeLabels: Label[] = [
  { word: /(?:交易|支付|转账|付款)(?:单号|订单号|号|流水号|流水)(?!码)/, strength: 0.98 },
  { word: /(?:流水|凭证|参考|检索参考)号/, strength: 0.9 },
];

/** Six to 64 letters and digits, at least four of them digits; OCR may part groups of digits by single spaces. */
const token = /[A-Za-z]{0,6}[_-]?\d[A-Za-z\d_|-]{4,62}/;

/** Candidates for the order number in a page, whatever its kind. */
export function orderNoIn(page: Page): Candidate<string>[] {
  const labels = callsTradeOrder(page) ? orderLabels.slice(0, 1) : orderLabels;
  return numbers(page, labels, tradeLabels).map((c) => ({
    ...c,
    confidence: round(c.confidence * trust[page.kind]),
  }));
}

/** Pages of the order and of its payment are better witnesses of its number than what people type. */
const trust: Record<Page['kind'], number> = {
  payment: 1,
  failure: 1,
  listing: 0.9,
  other: 0.95,
  promise: 0.85,
  reply: 0.85,
  terms: 0,
};

/** Some wallets call their own number 订单号 and the seller's 商家订单号: with both on a bill, only the latter is the order's. */
function callsTradeOrder(page: Page): boolean {
  return (
    page.kind === 'payment' && /(?:商户|商家)订单号/.test(page.text) && /(?<!商户|商家)订单号/.test(page.text)
  );
}

/** Candidates for the payment provider's transaction number. */
export function tradeNoIn(page: Page): Candidate<string>[] {
  const own: Label = { word: /(?<!商户|商家|外部)订单号/, strength: 0.9 };
  return numbers(page, callsTradeOrder(page) ? [...tradeLabels, own] : tradeLabels, []);
}

function numbers(page: Page, labels: readonly Label[], others: readonly Label[]): Candidate<string>[] {
  const out: Candidate<string>[] = [];
  for (const { label, span } of labelled(page, labels)) {
    const before = span.line.text.slice(0, Math.max(0, span.start - span.line.start));
    if (others.some((o) => o.word.test(before))) continue;
    const next = page.lines[span.line.index + 1];
    const below = next && aloneInLine.test(next.text) ? spanOf(next) : undefined;
    const found = numberAt(span) ?? (below && numberAt(below));
    if (!found) continue;
    const line = found.start < span.line.end ? span.line : (next as PageLine);
    const whole = page.lines[line.index + 1]
      ? joinLine(found, line, page.lines[line.index + 1] as PageLine)
      : found;
    out.push(candidate(page, line, whole, whole.value, label.strength));
  }
  return out;
}

interface Found {
  value: string;
  start: number;
  end: number;
}

/** A line that is a number and nothing else: under a hint or a bar code that took the label's own line. */
const aloneInLine = /^\s*[A-Za-z]{0,6}[_-]?\d[A-Za-z\d_-]{9,62}\s*$/;

/** A long number that a narrow column broke: it ends its line, and the next line is only digits. */
function joinLine(found: Found, line: PageLine, next: PageLine): Found {
  const ends = line.text.slice(found.end - line.start).trim() === '';
  if (!ends || !/\d{10}$/.test(found.value) || !/^\s*\d{2,14}\s*$/.test(next.text)) return found;
  const end = next.start + next.text.trimEnd().length;
  return { value: found.value + next.text.trim(), start: found.start, end };
}

/** The number with which a span begins, up to a few characters in (`:`, `#`, `为`, a copy icon). */
function numberAt(span: Span): Found | undefined {
  const m = token.exec(span.text);
  if (!m || m.index > 4) return undefined;
  const digits = (m[0].match(/\d/g) ?? []).length;
  if (digits < 4 || m[0].length < 6 || /^20\d\d-\d\d-\d\d/.test(m[0])) return undefined;
  const tail = /^\d+$/.test(m[0]) ? joinedTail(span.text.slice(m.index + m[0].length)) : '';
  const length = m[0].length + tail.length;
  const value = fixDigits((m[0] + tail).replace(/\s/g, '')).replace(/[-_|]+$/, '');
  return { value, ...within(span, m.index, length) };
}

/** ` 3456 789`: further groups of three digits and more that OCR parted, never a date or an amount. */
function joinedTail(rest: string): string {
  return /^(?: \d{3,12}(?![-/.:年\d元]))+/.exec(rest)?.[0] ?? '';
}
