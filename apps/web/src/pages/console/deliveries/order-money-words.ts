import { words } from '../../../i18n/words.ts';

/** Of what the shop reported of an order's money. */
export const orderMoneyWords = words(
  {
    title: '店铺上报的金额',
    ordered: '订单金额',
    paid: '已付款',
    refunded: '已退款',
    sumUnknown: '没有写明金额',
    number: (no: string) => `退款单号 ${no}`,
    yuan: (sum: string) => `${sum} 元`,
    hint: '退款是店铺自己上报的，没有人核实过；买家提出主张时，会请她说有没有收到。',
  },
  {
    title: 'Sums that the shop reported',
    ordered: 'Ordered',
    paid: 'Paid',
    refunded: 'Refunded',
    sumUnknown: 'without a sum',
    number: (no: string) => `refund number ${no}`,
    yuan: (sum: string) => `${sum} yuan`,
    hint: 'The shop reported the refund itself and nobody has verified it; a buyer who claims is asked whether it came.',
  },
);
