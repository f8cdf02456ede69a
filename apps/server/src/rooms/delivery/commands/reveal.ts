import { cardText, dupTag, notCardOf, revealMatches } from '@redress/delivery';
import { newId } from '#platform/clock';
import { inTransaction } from '#platform/database';
import type { DeliveryDeps } from '../deps.ts';
import { newEvent } from '../events.ts';
import { insertTags } from '../jobs/look-at-order.ts';
import { alliancePepper, tagKey } from '../keyed.ts';
import * as store from '../store.ts';
import { recordEvents } from './record-events.ts';

export interface Opening {
  orderId: string;
  secret: string;
  nonce: string;
}

/**
 * The buyer opens the commitment: the one moment at which a code is here in clear. It is hashed and let go; rows, events and
 * log hold whether it matched and whether it is a card at all.
 */
export async function reveal(
  deps: DeliveryDeps,
  { orderId, secret, nonce }: Opening,
): Promise<{ matches: boolean; notACard: boolean }> {
  const order = await deps.trade.readOrder(orderId);
  const events = await deps.trade.eventsOf(orderId);
  const commits = events
    .filter(({ type }) => type === 'delivery.proof')
    .flatMap(({ data }) => (Array.isArray(data.items) ? (data.items as { commit?: unknown }[]) : []))
    .flatMap(({ commit }) => (typeof commit === 'string' ? [commit] : []));
  const opening = { orderRef: order.orderRef, nonce, secret };
  const matches = commits.some((commit) => revealMatches(commit, opening));
  const notACard = notCardOf(secret) !== undefined;
  const owner = order.merchantId ?? order.platformId;
  const isCompared = matches && !notACard && (await store.isPartner(deps.db, owner));
  const keys = isCompared ? [tagKey(deps, dupTag(alliancePepper(deps), cardText(secret)))] : [];
  await inTransaction(deps.db, async (trx) => {
    const atMs = deps.clock.now();
    const row = { id: newId('rev'), order_id: orderId, matches, not_a_card: notACard, at: new Date(atMs) };
    await store.insertReveal(trx, row);
    await insertTags(deps, trx, order, keys);
    const [key] = await recordEvents(deps, trx, [
      newEvent(orderId, atMs, 'card.revealed', { matches, notACard }),
    ]);
    await deps.outbox.enqueue(trx, { topic: 'delivery.look', key: key as string, payload: { orderId } });
  });
  return { matches, notACard };
}
