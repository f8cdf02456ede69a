import { type TradeEnvelope, tradeEnvelope } from '@redress/contract';
import { verbatim } from '../contents.ts';
import type { TradeDeps } from '../deps.ts';
import { orderNotFound } from '../refusals.ts';
import { findOrder } from '../store-orders.ts';
import { listOfOrder, type ReceivedRow } from '../store-received.ts';

/** One event of an order, as it was told. */
export interface TradeEvent {
  /** The shop's own id; a conflict bears the same one. */
  id: string;
  orderId: string;
  orderRef: string;
  type: string;
  /** False: a type that means nothing to us; its data was not checked. */
  known: boolean;
  occurredAtMs: number;
  receivedAtMs: number;
  data: TradeEnvelope['data'];
  by: 'shop' | 'connector' | 'form';
  backfilled: boolean;
  /** It contradicts the event that came first under this id. */
  conflict: boolean;
  /** valid: a stranger can check who told it. */
  signature: ReceivedRow['signature'];
  seq?: number;
  /** Its entry in the log. */
  sealId: string;
  /** Of the body, as hex. */
  sha256: string;
}

/** All events of an order by the shop's clock, contradictions among them and marked. Refusal: `order-not-found`. */
export async function eventsOf(
  deps: Pick<TradeDeps, 'db' | 'blobs'>,
  orderId: string,
): Promise<TradeEvent[]> {
  const order = await findOrder(deps.db, orderId);
  if (!order) throw orderNotFound();
  const rows = await listOfOrder(deps.db, orderId);
  return rows.map((row) => {
    const { body } = verbatim.open(deps.blobs, order.vault, row.contents);
    const { data, order_ref: orderRef } = tradeEnvelope.parse(JSON.parse(body.toString()));
    return {
      id: row.event_id,
      orderId,
      orderRef,
      type: row.type,
      known: row.known,
      occurredAtMs: row.occurred_at.getTime(),
      receivedAtMs: row.received_at.getTime(),
      data,
      by: row.by,
      backfilled: row.backfilled,
      conflict: row.conflict,
      signature: row.signature,
      ...(row.seq === null ? {} : { seq: Number(row.seq) }),
      sealId: row.id,
      sha256: row.sha256.toString('hex'),
    };
  });
}

/** Only what contradicts an earlier word. */
export async function conflictsOf(
  deps: Pick<TradeDeps, 'db' | 'blobs'>,
  orderId: string,
): Promise<TradeEvent[]> {
  return (await eventsOf(deps, orderId)).filter(({ conflict }) => conflict);
}
