import type { Bilingual } from '@redress/contract';
import { formatYuan } from '@redress/kernel';

/** A sum as both sides read it; where nobody named one, or the reader may not know it, the order's amount in words. */
export const sumText = (fen: number | undefined): Bilingual =>
  fen === undefined
    ? { zh: '订单金额', en: 'the amount of the order' }
    : { zh: `${formatYuan(fen)} 元`, en: `${formatYuan(fen)} yuan` };

const isNamed = ({ zh }: Bilingual): boolean => /\d/.test(zh);

/** A number stands apart from the Chinese words before it. */
export const spaced = (sum: Bilingual): string => (isNamed(sum) ? ` ${sum.zh}` : sum.zh);

/** `退款 98.00 元`, or `退还订单金额`. */
export const refunded = (sum: Bilingual): string => (isNamed(sum) ? `退款 ${sum.zh}` : `退还${sum.zh}`);

/** `应退 98.00 元`, or `应退还订单金额`. */
export const owed = (sum: Bilingual): string => (isNamed(sum) ? `应退 ${sum.zh}` : `应退还${sum.zh}`);
