import { encode, sha256, toHex } from './bytes.ts';

export interface EventInput {
  /** `order.created`, `payment.confirmed`, `delivery.proof` … (docs/trade.md). */
  type: string;
  /** The shop's order number; absent for events of no order. */
  orderRef?: string;
  data: object;
  /** Names what happened once and for all: the same type, order and key is the same event. Default: one per order and type. */
  key?: string;
  /** Default: now. */
  occurredAt?: Date;
  /** The shop's own chain: its count, and the SHA-256 of the body before. */
  seq?: number;
  prev?: string;
}

export interface BuiltEvent {
  id: string;
  /** What is signed and kept, byte for byte. */
  body: string;
}

/** An event with its deterministic id; `nowMs` is when it happened unless it says so itself. */
export async function buildEvent(input: EventInput, nowMs: number): Promise<BuiltEvent> {
  const { type, orderRef = '', data, key = '', occurredAt = new Date(nowMs), ...chain } = input;
  const digest = toHex(await sha256(encode(`${type}|${orderRef}|${key}`)));
  const id = `evt_${digest.slice(0, 32)}`;
  const spec = 'redress.event/1';
  const when = occurredAt.toISOString();
  return {
    id,
    body: JSON.stringify({ spec, id, type, order_ref: orderRef, occurred_at: when, data, ...chain }),
  };
}
