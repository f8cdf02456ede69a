import type { DisputeType } from '@redress/contract';
import { formatYuan } from '@redress/kernel';
import { type Numbers, seeEvidence } from './fact-sentences.ts';
import type { Blanks } from './missing.ts';
import type { LetterData, LetterInput } from './types.ts';
import { chineseInstant } from './words.ts';
import { yuanInCapitals } from './yuan-in-capitals.ts';

const orderless: readonly DisputeType[] = ['fraud', 'unauthorised-charge', 'minor-purchase'];

/** The order in a table: what is known, and blanks for what every recipient needs to find the order. */
export function orderRows(input: LetterInput, numbers: Numbers, blanks: Blanks): LetterData['order'] {
  const { facts, kind, disputeType } = input;
  const need = kind === 'catalogue' ? blanks.optional : blanks.fill;
  // Only a buyer of a shop has an order; of a transfer, or of another's purchase, none can be asked for.
  const hasOrder = kind !== 'payment-dispute' && !orderless.includes(disputeType);
  const yuan = (fen: number) => `¥${formatYuan(fen)}（${yuanInCapitals(fen)}）`;
  const row = (what: string, value: string | undefined, fact: Parameters<typeof seeEvidence>[1]) =>
    value === undefined
      ? []
      : [{ what, value, evidence: fact ? cellEvidence(seeEvidence(numbers, fact)) : '—' }];
  const { orderNo, amountFen, paidAt, goods, merchantName, listedAmountFen, tradeNo, payChannel, payee } =
    facts;
  return [
    ...row(
      '订单编号',
      hasOrder ? need(orderNo?.value, '订单编号', 'Order number', 'facts.orderNo') : orderNo?.value,
      orderNo,
    ),
    ...row('商品', goods?.value, goods),
    ...row('商家', merchantName?.value, merchantName),
    ...row('页面标价', listedAmountFen && `¥${formatYuan(listedAmountFen.value)}`, listedAmountFen),
    ...row(
      '付款金额',
      need(amountFen && yuan(amountFen.value), '付款金额', 'Amount paid', 'facts.amountFen'),
      amountFen,
    ),
    ...row(
      '付款时间',
      need(paidAt && chineseInstant(paidAt.value), '付款时间', 'Time of payment', 'facts.paidAt'),
      paidAt,
    ),
    ...row('支付方式', payChannel?.value, payChannel),
    ...row('支付交易号', tradeNo?.value, tradeNo),
    ...row('收款方', payee?.value, payee),
  ];
}

/** `（见证据2）` → `证据2` in a cell of its own. */
const cellEvidence = (text: string): string => text.slice(1, -1).replace(/^见/, '');
