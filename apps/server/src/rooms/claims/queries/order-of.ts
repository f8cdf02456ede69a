import type { ClaimsDeps, KnownOrder } from '../deps.ts';
import type { OrderFacts } from '../rules/order-facts.ts';
import { isTelling } from '../rules/payment-number.ts';

export const unknownOrder: OrderFacts = { reported: false, paid: false, paymentNos: [] };

/** What the shop itself said of an order. */
export function factsOf(order: KnownOrder | undefined): OrderFacts {
  if (!order) return unknownOrder;
  const { orderRef } = order;
  const { gatewayTradeNo, channelNo } = order.ids;
  return {
    reported: order.createdAtMs !== undefined || order.paidAtMs !== undefined,
    paid: order.paidAtMs !== undefined,
    amountFen: order.paidFen ?? order.amountFen,
    refund: order.refund,
    category: order.category,
    title: order.title,
    paidAtMs: order.paidAtMs,
    respondentId: order.merchantId ?? order.platformId,
    paymentNos: [gatewayTradeNo, channelNo].filter(
      (no) => no !== undefined && isTelling(no, orderRef),
    ) as string[],
  };
}

export async function orderFactsOf(
  { trade }: Pick<ClaimsDeps, 'trade'>,
  orderId: string | null,
): Promise<OrderFacts> {
  return orderId === null ? unknownOrder : factsOf(await trade.readOrder(orderId));
}
