import { type AmountToken, amountTokens } from '../amounts.ts';
import { type Label, labelled, type within } from '../labelled.ts';
import { candidate, type Page } from '../page.ts';
import type { Candidate } from '../types.ts';

const paidLabels: Label[] = [
  { word: /实付(?:款|金额)?|实际(?:支付|付款)(?:金额)?|已付(?:款|金额)?/, strength: 0.97 },
  { word: /(?:付款|支付|扣款|转账|扣费|消费|交易)(?:总额|金额)/, strength: 0.97 },
  { word: /订单(?:总)?金额|合计|总计|总价|应付(?:金额|款)?|充值金额/, strength: 0.85 },
  { word: /(?:已?(?:付款|支付|转账|扣款|扣费|付了?|转了?|扣了|被扣))(?=\s?[¥\d])/, strength: 0.7 },
  { word: /(?:支付|付款|扣款|转账|交易)成功/, strength: 0.85 },
  { word: /^金额/, strength: 0.9 },
  { word: /金额/, strength: 0.7 },
];
const priceLabels: Label[] = [
  { word: /售价|现价|单价|到手价|秒杀价|券后价?|活动价|拼团价|商品价格|一口价|价格/, strength: 0.95 },
];

/** Payment evidence speaks first; an order page nearly as well; what people write in chats least. */
const trust: Record<Page['kind'], number> = {
  payment: 1,
  failure: 0.9,
  other: 0.8,
  promise: 0.6,
  reply: 0.6,
  listing: 0.5,
  terms: 0,
};

/** Candidates for the amount paid, in fen. Face values and prices of a listing are not payments. */
export function amountFenIn(page: Page): Candidate<number>[] {
  const out: Candidate<number>[] = [];
  for (const { label, span } of labelled(page, paidLabels)) {
    const t = amountTokens(span.text).find((x) => x.index <= 6 && x.fen > 0);
    if (t) out.push(at(page, span, t, label.strength * trust[page.kind]));
  }
  if (page.kind === 'payment') out.push(...headlines(page));
  return out.filter((c) => c.confidence > 0);
}

/** `-98.00` alone in its line: how a wallet heads a bill. */
function headlines(page: Page): Candidate<number>[] {
  const out: Candidate<number>[] = [];
  for (const line of page.lines) {
    const [t, more] = amountTokens(line.text);
    if (!t || more || !t.marked || t.fen === 0) continue;
    const rest = line.text.slice(0, t.index) + line.text.slice(t.index + t.length);
    if (rest.trim() !== '') continue;
    out.push(at(page, { line, start: line.start }, t, t.negative ? 0.95 : 0.85));
  }
  return out;
}

/** Candidates for the price that the listing asked, in fen. */
export function listedAmountFenIn(page: Page): Candidate<number>[] {
  const listing = page.kind === 'listing';
  const out: Candidate<number>[] = [];
  for (const { label, span } of labelled(page, priceLabels)) {
    const t = amountTokens(span.text).find((x) => x.index <= 4 && x.fen > 0);
    if (t && (listing || t.marked)) out.push(at(page, span, t, label.strength * (listing ? 1 : 0.6)));
  }
  if (!listing || out.length > 0) return out;
  const lines = page.lines.map((line) => ({
    line,
    t: amountTokens(line.text).find((x) => x.marked && x.fen > 0),
  }));
  const first = lines.find(({ line, t }) => t && /[¥Y羊]/.test(line.text.slice(t.index, t.index + t.length)));
  if (first?.t) out.push(at(page, { line: first.line, start: first.line.start }, first.t, 0.88));
  return out;
}

type From = Parameters<typeof within>[0] | { line: Page['lines'][number]; start: number };

function at(page: Page, from: From, t: AmountToken, strength: number): Candidate<number> {
  const start = from.start + t.index;
  return candidate(page, from.line, { start, end: start + t.length }, t.fen, strength);
}
