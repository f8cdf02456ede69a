import type { TradeEnvelope, TradeEventData } from '@redress/contract';
import { type MoneyFacts, projectMoney } from './project-money.ts';

/** What is known of an order. The first word counts: a later event fills blanks and overwrites nothing. */
export interface OrderFacts extends MoneyFacts {
  orderRef: string;
  title?: string;
  category?: string;
  listingRef?: string;
  merchantRef?: string;
  qty?: number;
  currency?: string;
  createdAtMs?: number;
  paidAtMs?: number;
  gatewayTradeNo?: string;
  channelNo?: string;
  autoDelivery?: boolean;
  /** Fields of which the shop told two different things. */
  contradicted?: string[];
}

type Spoken = Pick<TradeEnvelope, 'type' | 'data' | 'occurred_at'> & { id?: string };

/** The order as known after one more event. The same object when nothing new was said. */
export const projectOrder = (order: OrderFacts, event: Spoken): OrderFacts =>
  projectMoney(projectGoods(order, event), event);

function projectGoods(order: OrderFacts, event: Spoken): OrderFacts {
  const said = saidBy(event);
  const changes: Partial<Record<keyof OrderFacts, unknown>> = {};
  const contradicted = new Set(order.contradicted);
  for (const [field, value] of Object.entries(said) as [keyof OrderFacts, unknown][]) {
    if (value === undefined) continue;
    if (order[field] === undefined) changes[field] = value;
    else if (order[field] !== value && compared.has(field)) contradicted.add(field);
  }
  const isMore = contradicted.size > (order.contradicted?.length ?? 0);
  if (Object.keys(changes).length === 0 && !isMore) return order;
  return {
    ...order,
    ...changes,
    ...(contradicted.size > 0 ? { contradicted: [...contradicted].sort() } : {}),
  } as OrderFacts;
}

/** Times differ between events that say the same; these do not. */
const compared = new Set<keyof OrderFacts>([
  'title',
  'merchantRef',
  'qty',
  'amountFen',
  'gatewayTradeNo',
  'channelNo',
]);

function saidBy({ type, data, occurred_at: occurredAt }: Spoken): Partial<OrderFacts> {
  if (type === 'order.created') {
    const said = data as TradeEventData<'order.created'>;
    return blanksOut({
      title: said.title,
      category: said.category,
      listingRef: said.listing_ref,
      merchantRef: said.merchant_ref,
      qty: said.qty,
      ...amountOf(said),
      createdAtMs: Date.parse(occurredAt),
      autoDelivery: said.auto_delivery,
    });
  }
  if (type === 'payment.confirmed') {
    const said = data as TradeEventData<'payment.confirmed'>;
    return blanksOut({
      gatewayTradeNo: said.trade_no,
      channelNo: said.channel_no,
      ...amountOf(said),
      paidAtMs: Date.parse(said.paid_at ?? occurredAt),
    });
  }
  if (type === 'payment.queried') {
    const said = data as TradeEventData<'payment.queried'>;
    if (said.answer !== 'paid') return {};
    // The shop calls the order unpaid: what its gateway knows of the payment stands until the shop says more.
    return blanksOut({
      gatewayTradeNo: said.trade_no,
      channelNo: said.channel_no,
      paidAtMs: Date.parse(said.paid_at ?? occurredAt),
    });
  }
  return {};
}

/** Minor units of the renminbi are fen; another currency is kept by name and has no fen. */
function amountOf({
  amount_minor: minor,
  currency = 'CNY',
}: {
  amount_minor?: number | undefined;
  currency?: string | undefined;
}) {
  return currency === 'CNY' ? { amountFen: minor } : { currency };
}

const blanksOut = (facts: Record<string, unknown>): Partial<OrderFacts> =>
  Object.fromEntries(Object.entries(facts).filter(([, value]) => value !== undefined));
