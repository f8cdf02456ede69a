import { fenOf, fromWall } from './wall-time.ts';

/** What a gateway says of an order; everything but the answer only where it can be relied upon. */
export interface GatewaySaid {
  answer: 'paid' | 'unpaid' | 'refunded' | 'frozen' | 'not_found';
  tradeNo?: string;
  channelNo?: string;
  amountFen?: number;
  paidAtMs?: number;
}

/** 0 未支付, 1 已支付, 2 已退款, 3 已冻结, 4 预授权 (which is no payment yet). Numbers or digits, as each gateway likes. */
const answers: Readonly<Record<string, GatewaySaid['answer']>> = {
  '0': 'unpaid',
  '1': 'paid',
  '2': 'refunded',
  '3': 'frozen',
  '4': 'unpaid',
};
const dayMs = 86_400_000;

/**
 * Reads the answer of 易支付's `api.php?act=order`. It is a stranger's: undefined where it is no answer about this order, and a
 * number or time that makes no sense is left out.
 */
export function readEpay(
  text: string,
  asked: { orderRef: string; createdAtMs: number; nowMs: number; zone: string },
): GatewaySaid | undefined {
  const said = fieldsOf(text);
  if (!said) return undefined;
  if (wordOf(said.code) !== '1')
    return /不存在|not exist|not found/i.test(wordOf(said.msg)) ? notFound : undefined;
  const answer = answers[wordOf(said.status)];
  if (!answer || wordOf(said.out_trade_no) !== asked.orderRef) return undefined;
  const tradeNo = numberOf(said.trade_no);
  const channelNo = numberOf(said.api_trade_no);
  const amountFen = amountOf(said.money);
  const paidAtMs = answer === 'unpaid' ? undefined : timeOf(said.endtime, asked);
  return {
    answer,
    ...(tradeNo && { tradeNo }),
    ...(channelNo && { channelNo }),
    ...(amountFen !== undefined && { amountFen }),
    ...(paidAtMs !== undefined && { paidAtMs }),
  };
}

const notFound: GatewaySaid = { answer: 'not_found' };

function fieldsOf(text: string): Record<string, unknown> | undefined {
  try {
    const value: unknown = JSON.parse(text.replace(/^\uFEFF/, ''));
    return typeof value === 'object' && value !== null && !Array.isArray(value)
      ? (value as Record<string, unknown>)
      : undefined;
  } catch {
    return undefined;
  }
}

const wordOf = (value: unknown): string =>
  typeof value === 'string' || typeof value === 'number' ? String(value).trim() : '';
const numberOf = (value: unknown): string | undefined => /^[\w.-]{4,100}$/.exec(wordOf(value))?.[0];

function amountOf(value: unknown): number | undefined {
  const yuan = wordOf(value);
  return /^\d{1,9}(\.\d{1,2})?$/.test(yuan) ? fenOf(yuan) : undefined;
}

/** A wall clock or seconds; before the order or in the future it is no time of payment. */
function timeOf(
  value: unknown,
  { createdAtMs, nowMs, zone }: { createdAtMs: number; nowMs: number; zone: string },
) {
  const word = wordOf(value);
  const atMs = /^\d{10}$/.test(word) ? Number(word) * 1000 : fromWall(word, zone);
  return atMs !== undefined && atMs > createdAtMs - dayMs && atMs < nowMs + 600_000 ? atMs : undefined;
}
