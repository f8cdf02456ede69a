import type { RespondentClaimView } from '@redress/contract';
import { formatYuan } from '@redress/kernel';
import { lacksNumbers, type OrderFacts, paymentMatches, type Stated } from './order-facts.ts';

type Match = RespondentClaimView['matches'][number];

/**
 * How the claim fits the order, for the respondent's eyes: nothing is blocked by it. What a shop that is no member
 * never reports says nothing against the claim.
 */
export function matchesOf(order: OrderFacts, stated: Stated, isMember: boolean): Match[] {
  return [
    orderMatch(order, isMember),
    paymentMatch(order, isMember),
    amountMatch(order, stated),
    numberMatch(order, stated),
  ];
}

const match = (what: Match['what'], fits: boolean | null, zh: string, en: string): Match => ({
  what,
  fits,
  text: { zh, en },
});

function orderMatch({ reported }: OrderFacts, isMember: boolean): Match {
  return reported
    ? match('order', true, '店铺上报过这笔订单。', 'The shop reported this order.')
    : match(
        'order',
        isMember ? false : null,
        '店铺没有上报过这笔订单。',
        'The shop never reported this order.',
      );
}

function paymentMatch({ paid }: OrderFacts, isMember: boolean): Match {
  return paid
    ? match('payment', true, '店铺上报过这笔订单的付款。', 'The shop reported its payment.')
    : match('payment', isMember ? false : null, '店铺没有上报过付款。', 'The shop reported no payment.');
}

function amountMatch({ amountFen }: OrderFacts, stated: Stated): Match {
  if (stated.amountFen === undefined || amountFen === undefined)
    return match('amount', null, '买家没有填金额，或者订单没有金额。', 'No amount to compare.');
  const [order, said] = [formatYuan(amountFen), formatYuan(stated.amountFen)];
  return amountFen === stated.amountFen
    ? match('amount', true, `金额一致：${order} 元。`, `The amount fits: ${order} yuan.`)
    : match(
        'amount',
        false,
        `订单金额 ${order} 元，买家填的是 ${said} 元。`,
        `The order says ${order} yuan, the buyer ${said}.`,
      );
}

function numberMatch(order: OrderFacts, stated: Stated): Match {
  const fits = paymentMatches(order, stated.paymentNo);
  if (lacksNumbers(order) && stated.paymentNo)
    return match(
      'payment-no',
      null,
      `买家填的付款单号：${stated.paymentNo}。店铺没有上报过单号，请在自己的收款记录里核对。`,
      `The buyer's payment number: ${stated.paymentNo}. The shop reported none: look it up in your own books.`,
    );
  if (fits === undefined)
    return match(
      'payment-no',
      null,
      '买家没有填付款单号，或者订单没有付款单号。',
      'No payment number to compare.',
    );
  return fits
    ? match('payment-no', true, '付款单号一致。', 'The payment number fits.')
    : match('payment-no', false, '付款单号与订单不一致。', 'The payment number is not that of the order.');
}
