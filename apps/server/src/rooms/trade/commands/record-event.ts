import { randomBytes } from 'node:crypto';
import { eventSpec, type TradeEventType } from '@redress/contract';
import type { Trx } from '#platform/database';
import { sha256 } from '#platform/digest';
import type { TradeDeps } from '../deps.ts';
import { eventUnfit, sourceNotFound } from '../refusals.ts';
import { arrivalOf } from '../rules/arrival.ts';
import { readEvent } from '../rules/read-event.ts';

import * as store from '../store.ts';
import type { Incoming } from './check-sending.ts';
import { keepEvents } from './keep-events.ts';

export interface RecordedEvent {
  sourceId: string;
  type: TradeEventType;
  orderRef: string;
  occurredAtMs: number;
  data: object;
  by: 'connector' | 'form';
  /** Says what is one and the same event when it is told again; default: it is a new one each time. */
  key?: string;
}

/**
 * Keeps an event that was told to us on our own pages, as if a shop had sent it, but with nobody's signature.
 * Refusals: `source-not-found`, `event-unfit`.
 */
export async function recordEvent(
  deps: TradeDeps,
  trx: Trx,
  told: RecordedEvent,
): Promise<{ id: string; sealId: string; orderId: string | undefined; created: boolean }> {
  const source = await store.findSource(trx, told.sourceId);
  if (!source) throw sourceNotFound();
  const nowMs = deps.clock.now();
  const [kept] = await keepEvents(deps, trx, { source, nowMs }, [eventOf(told, nowMs)]);
  if (!kept) throw new Error('an event was neither kept nor known');
  const { event_id: id, id: sealId, order_id: orderId } = kept.row;
  return { id, sealId, orderId: orderId ?? undefined, created: kept.kind === 'new' };
}

function eventOf(told: RecordedEvent, nowMs: number): Incoming {
  const { type, orderRef, occurredAtMs, data, by, key = randomBytes(16).toString('hex') } = told;
  const id = `evt_${sha256(Buffer.from(`${type}|${orderRef}|${key}`))
    .toString('hex')
    .slice(0, 32)}`;
  const occurred = new Date(occurredAtMs).toISOString();
  const text = JSON.stringify({
    spec: eventSpec,
    id,
    type,
    order_ref: orderRef,
    occurred_at: occurred,
    data,
  });
  const read = readEvent(text);
  if (!read.ok) throw eventUnfit(read.problems);
  const body = Buffer.from(text);
  return {
    ...{ headers: {}, body, envelope: read.envelope, known: read.known, occurredAtMs, by },
    ...arrivalOf(occurredAtMs, nowMs),
    ...{ sha256: sha256(body), signature: 'absent', keyId: null },
  };
}
