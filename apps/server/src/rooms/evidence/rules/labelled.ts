import { type Page, type PageLine, type Span, spanOf } from './page.ts';
import type { Box } from './types.ts';

/** Words that open a row of a bill or an order page; a line that begins with one is never the value of another. */
const anyLabel =
  /^(?:订单|商户|商家|交易|支付|付款|收款|下单|发货|到账|商品|店铺|卖家|买家|实付|合计|总计|数量|单价|金额|时间|状态|备注|流水|当前状态|收单|服务|账单|对方|创建|异常|卡密信息)[^\s:]{0,8}(?:\s*:|$)/;

/**
 * Where the value of a label may stand: the rest of its line; else, on a picture, the boxes to the right in the same
 * row (OCR may list them before the label); else the next line. Empty when nothing stands there.
 */
export function valuesOf(page: Page, line: PageLine, labelEnd: number): Span[] {
  const rest = spanOf(line, labelEnd);
  if (rest.text !== '') return [rest];
  const row = sameRow(page, line);
  if (row.length > 0) return row.map((l) => spanOf(l));
  const next = page.lines[line.index + 1];
  if (!next || anyLabel.test(next.text.trim())) return [];
  return [spanOf(next)];
}

function sameRow(page: Page, line: PageLine): PageLine[] {
  const box = line.box;
  if (!box) return [];
  return page.lines
    .filter((l) => l !== line && l.box && l.box[0] >= box[0] && shared(l.box, box) > 0.5)
    .sort((a, b) => (a.box?.[0] ?? 0) - (b.box?.[0] ?? 0));
}

/** Share of the lower of two boxes' height that both cover. */
function shared(a: Box, b: Box): number {
  const lower = Math.min(a[3], b[3]);
  return lower <= 0 ? 0 : (Math.min(a[1] + a[3], b[1] + b[3]) - Math.max(a[1], b[1])) / lower;
}

/** A label and how surely it means the fact. */
export interface Label {
  word: RegExp;
  strength: number;
}

/** Every (label, value span) pair of a page. A label counts where it opens a line or follows a space or punctuation. */
export function* labelled(
  page: Page,
  labels: readonly Label[],
): Generator<{ label: Label; span: Span; opens: boolean }> {
  const all = labels.map((label) => ({ label, word: new RegExp(label.word.source, 'i') }));
  for (const line of page.lines) {
    for (const { label, word } of all) {
      const found = word.exec(line.text);
      if (!found) continue;
      const opens = /(?:^|[\s,。;:|(【[<·])$/.test(line.text.slice(0, found.index));
      for (const span of valuesOf(page, line, found.index + found[0].length)) yield { label, span, opens };
      break; // the first label of the list that stands in the line is the one that is meant
    }
  }
}

/** Where a match within a span stands in the item's text. */
export function within(span: Span, index: number, length: number): { start: number; end: number } {
  return { start: span.start + index, end: span.start + index + length };
}
