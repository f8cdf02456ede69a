import type { TradeEnvelope, TradeEventData } from '@redress/contract';

/** One report of a refund. */
interface RefundSaid {
  /** What it is known by: its number, the channel's, else the event that told it. */
  names: string[];
  /** In renminbi; absent where no sum was named, or one in another currency. */
  fen?: number;
  isForeign?: true;
}

/** What the shop said of an order's money. */
export interface MoneyFacts {
  amountFen?: number;
  /** What was paid, where the report of the payment named a sum in renminbi. */
  paidFen?: number;
  /** A gateway that was asked said that it went back. */
  gatewayRefunded?: true;
  /** Absent: kept before refunds were read, and to be read from the order's events. */
  refunds?: RefundSaid[];
}

/** What the shop reported of refunds, taken together. */
export interface ReportedRefund {
  /** Never more than was paid; absent where no sum is known. */
  fen?: number;
  /** All that was paid went back. */
  isWhole: boolean;
  /** Numbers of the refunds, as the shop named them. */
  nos: string[];
  /** Two sums were told of one refund. */
  isContradicted: boolean;
}

type Spoken = Pick<TradeEnvelope, 'type' | 'data' | 'occurred_at'> & { id?: string };

/** Types that `projectMoney` reads. */
export const moneyTypes = ['payment.confirmed', 'payment.queried', 'refund.completed'] as const;

/** More reports of one order are nobody's books: they are kept, and not counted. */
const atMost = 200;

/** The money as known after one more event. The same object when nothing new was said. */
export function projectMoney<T extends MoneyFacts>(order: T, { type, data, ...event }: Spoken): T {
  if (type === 'payment.confirmed') {
    const { amount_minor: fen, currency = 'CNY' } = data as TradeEventData<'payment.confirmed'>;
    return fen === undefined || currency !== 'CNY' || order.paidFen !== undefined
      ? order
      : { ...order, paidFen: fen };
  }
  if (type === 'payment.queried') {
    const { answer } = data as TradeEventData<'payment.queried'>;
    return answer !== 'refunded' || order.gatewayRefunded ? order : { ...order, gatewayRefunded: true };
  }
  if (type !== 'refund.completed') return order;
  const said = saidOf(data as TradeEventData<'refund.completed'>, event.id ?? event.occurred_at);
  const { refunds = [] } = order;
  const isKnown = refunds.some((one) => JSON.stringify(one) === JSON.stringify(said));
  return isKnown || refunds.length >= atMost ? order : { ...order, refunds: [...refunds, said] };
}

function saidOf(data: TradeEventData<'refund.completed'>, eventId: string): RefundSaid {
  const { refund_no: no, channel_refund_no: channelNo, amount_minor: fen, currency = 'CNY' } = data;
  const names = [no && `no ${no}`, channelNo && `channel ${channelNo}`].filter((name) => !!name) as string[];
  return {
    names: names.length > 0 ? names : [`event ${eventId}`],
    ...(currency !== 'CNY' ? { isForeign: true } : fen === undefined ? {} : { fen }),
  };
}

/**
 * The distinct refunds together: reports that share a number are one refund, in whatever order they came, and where they tell
 * two sums of it the smaller counts. One without a sum is of all that was paid. Undefined: none was reported.
 */
export function refundOf({
  refunds = [],
  paidFen,
  amountFen,
  gatewayRefunded,
}: MoneyFacts): ReportedRefund | undefined {
  if (refunds.length === 0 && !gatewayRefunded) return undefined;
  const groups = grouped(refunds);
  const sums = groups.map((said) => said.flatMap(({ fen }) => fen ?? []));
  const isSumless = groups.some((said, n) => sums[n]?.length === 0 && said.some((one) => !one.isForeign));
  const wholeFen = paidFen ?? amountFen;
  const saidFen = sums.reduce((sum, fens) => sum + (fens.length > 0 ? Math.min(...fens) : 0), 0);
  const fen = isSumless ? wholeFen : Math.min(saidFen, wholeFen ?? Number.POSITIVE_INFINITY);
  const names = new Set(refunds.flatMap((one) => one.names));
  return {
    ...(fen === undefined || (refunds.length === 0 && fen === 0) ? {} : { fen }),
    isWhole: isSumless || (wholeFen !== undefined && wholeFen > 0 && saidFen >= wholeFen),
    nos: numbersIn(names),
    isContradicted: sums.some((fens) => new Set(fens).size > 1),
  };
}

/** The shop's own numbers; the channel's where there are none. */
function numbersIn(names: ReadonlySet<string>): string[] {
  const of = (kind: string) =>
    [...names].filter((name) => name.startsWith(kind)).map((name) => name.slice(kind.length));
  const own = of('no ');
  return (own.length > 0 ? own : of('channel ')).sort();
}

function grouped(refunds: readonly RefundSaid[]): RefundSaid[][] {
  let groups: { names: Set<string>; said: RefundSaid[] }[] = [];
  for (const one of refunds) {
    const [own, others] = [
      new Set(one.names),
      groups.filter(({ names }) => one.names.some((n) => names.has(n))),
    ];
    for (const { names } of others) for (const name of names) own.add(name);
    const merged = { names: own, said: [...others.flatMap(({ said }) => said), one] };
    groups = [...groups.filter((group) => !others.includes(group)), merged];
  }
  return groups.map(({ said }) => said);
}
