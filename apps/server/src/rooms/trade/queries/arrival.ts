import type { ArrivedEvent, SourceArrival } from '@redress/contract';
import { orderFacts } from '../contents.ts';
import type { TradeRoomDeps } from '../deps.ts';
import * as refusals from '../refusals.ts';
import { orderEnd } from '../rules/order-end.ts';
import * as store from '../store.ts';
import { findOrder } from '../store-orders.ts';
import { findEdge, type ReceivedRow } from '../store-received.ts';
import { refusedSince } from '../store-refusals.ts';

const dayMs = 86_400_000;

/** What an owner who joins waits for: the first event, or why it was refused. */
export async function readArrival(deps: TradeRoomDeps, { id }: store.SourceRow): Promise<SourceArrival> {
  await deps.refusals.flush();
  const now = new Date(deps.clock.now());
  const [first, last, keys] = await Promise.all([
    findEdge(deps.db, id, 'first'),
    findEdge(deps.db, id, 'last'),
    store.listKeys(deps.db, id),
  ]);
  const yesterday = new Date(now.getTime() - dayMs);
  const since = last && last.received_at > yesterday ? last.received_at : yesterday;
  const refused = await refusedSince(deps.db, id, since);
  return {
    now: now.toISOString(),
    ...(first ? { first: await arrived(deps, first) } : {}),
    ...(last ? { last: await arrived(deps, last) } : {}),
    refused: refused.map(({ code, count, lastAt, behindS }) => ({
      code,
      detail: sayings[code] ?? { zh: code, en: code },
      count,
      lastAt: lastAt.toISOString(),
      ...(behindS === null ? {} : { clockBehindSeconds: behindS }),
    })),
    keys: keys.filter(({ until }) => until === null || until > now).length,
  };
}

/** Each refusal of an event in the words that its sender got. */
const sayings = Object.fromEntries(
  [
    refusals.headersMissing(),
    refusals.timestampOff(),
    refusals.signatureMissing(),
    refusals.badSignature(),
    refusals.eventUnfit([]),
    refusals.keyNotProved(),
  ].map(({ code, text }) => [code, text]),
);

async function arrived(deps: TradeRoomDeps, row: ReceivedRow): Promise<ArrivedEvent> {
  const order = row.order_id === null ? undefined : await findOrder(deps.db, row.order_id);
  const seal = await deps.notary.sealOf(row.id);
  return {
    id: row.event_id,
    type: row.type,
    known: row.known,
    ...(order
      ? { orderEnd: orderEnd(orderFacts.open(deps.blobs, order.vault, order.contents).orderRef) }
      : {}),
    occurredAt: row.occurred_at.toISOString(),
    receivedAt: row.received_at.toISOString(),
    signature: row.signature,
    conflict: row.conflict,
    sealId: row.id,
    ...(seal ? { index: seal.index } : {}),
  };
}
