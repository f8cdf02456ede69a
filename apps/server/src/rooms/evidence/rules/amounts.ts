import { parseYuan } from '@redress/kernel';
import { fixDigits } from './fold.ts';

export interface AmountToken {
  fen: number;
  index: number;
  length: number;
  /** It carries ¥, 元 or two decimals; a bare whole number is money only behind a label. */
  marked: boolean;
  negative: boolean;
}

/** ¥ as OCR shows it (¥, Y, 羊), sign, digits with grouping and decimals, unit. */
const pattern =
  /(?<mark>[¥Yy羊]\s?|RMB\s?|CNY\s?)?(?<sign>[-+−])?\s?(?<mark2>¥\s?)?(?<n>(?:\d{1,3}(?:,\d{3})+|\d[\dOol]{0,8})(?:\s?\.\s?[\dOol]{1,2})?)(?![\dA-Za-z.])\s?(?<unit>元|圆|块钱|块(?!皮))?/g;

/** Amounts of money in a folded line, in its order; offsets are those of the line. Face values are left out. */
export function amountTokens(text: string): AmountToken[] {
  const out: AmountToken[] = [];
  let afterPart = -1;
  for (const m of text.matchAll(pattern)) {
    const g = m.groups as Record<string, string | undefined>;
    const before = text.slice(0, m.index);
    if (/(?:[\dA-Za-z./-]|\d:)$/.test(before)) continue;
    const digits = fixDigits((g.n as string).replace(/\s/g, ''));
    const fen = parseYuan(digits);
    // `9 8.00`: OCR parted the number, and nobody knows where it began.
    const parted = !digits.includes('.') && /^\s\d/.test(text.slice(m.index + m[0].trimEnd().length));
    if (parted) afterPart = m.index + m[0].length;
    if (
      fen === undefined ||
      parted ||
      m.index === afterPart ||
      isFaceValue(before, text.slice(m.index + m[0].trimEnd().length))
    )
      continue;
    const marked = Boolean(g.mark ?? g.mark2 ?? g.unit) || /\.\d{2}$/.test(digits);
    out.push({
      fen,
      index: m.index,
      length: m[0].trimEnd().length,
      marked,
      negative: (g.sign ?? '+') !== '+',
    });
  }
  return out;
}

/** 面值100元, 100元面值, 100元点卡: what the card is worth, not what was paid. Struck-out prices likewise. */
function isFaceValue(before: string, after: string): boolean {
  return (
    /(?:面值|面额|原价|市场价|划线价|运费|已优惠|优惠|立减|满)\s*:?\s*$/.test(before) ||
    /^(?:面值|面额|的?(?:点卡|卡密|充值卡|话费|Q币))/.test(after)
  );
}
