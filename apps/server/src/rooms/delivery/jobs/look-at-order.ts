import { createHash } from 'node:crypto';
import type { Assessment } from '@redress/delivery';
import { inTransaction } from '#platform/database';
import type { Handler } from '#platform/outbox';
import { canonicalJson } from '#rooms/evidence';
import { recordEvents } from '../commands/record-events.ts';
import type { DeliveryDeps } from '../deps.ts';
import { newEvent } from '../events.ts';
import { tagKey } from '../keyed.ts';
import { type Judgement, judge } from '../queries/assess.ts';
import * as store from '../store.ts';

/**
 * Something was told of an order: its tags are compared, its assessment is made anew and, where it changed, kept and told to
 * later rooms. Run twice it finds nothing new.
 */
export function lookAtOrder(deps: DeliveryDeps): Handler<{ orderId: string }> {
  return async ({ payload: { orderId } }) => {
    await keepTags(deps, orderId);
    const found = await judge(deps, orderId, deps.clock.now());
    const namedOnly = await isNamedOnly(deps, found);
    await inTransaction(deps.db, (trx) => keep(deps, trx, found, namedOnly));
    return 'done';
  };
}

/** Nobody told anything of it but a buyer, and its shop reports its orders; of a shop that reports none every order counts. */
async function isNamedOnly({ trade }: DeliveryDeps, { order, events }: Judgement): Promise<boolean> {
  if (events.length > 0) return false;
  return (await trade.reportingSources(order.platformId)).has(order.sourceId);
}

const telling = new Set(['delivery.proof', 'delivery.tagged']);

/** A code that is new to this order may be known from others: those are looked at again. */
async function keepTags(deps: DeliveryDeps, orderId: string): Promise<void> {
  const order = await deps.trade.readOrder(orderId);
  const events = await deps.trade.eventsOf(orderId);
  const keys = new Map<string, Buffer>();
  for (const { type, data } of events) {
    const items = telling.has(type) && Array.isArray(data.items) ? data.items : [];
    // A text by hand is not one card: two buyers who were told "done" are no double sale.
    for (const item of items as { dup_tag?: unknown; kind?: unknown }[])
      if (typeof item.dup_tag === 'string' && item.kind !== 'text')
        keys.set(item.dup_tag, tagKey(deps, item.dup_tag));
  }
  await inTransaction(deps.db, (trx) => insertTags(deps, trx, order, [...keys.values()]));
}

type Trx = Parameters<typeof store.insertTags>[0];

export async function insertTags(
  deps: Pick<DeliveryDeps, 'outbox'>,
  trx: Trx,
  order: Judgement['order'],
  keys: readonly Buffer[],
): Promise<void> {
  const { id: orderId, sourceId, platformId, merchantId = platformId } = order;
  const place = { order_id: orderId, source_id: sourceId, platform_id: platformId, owner_id: merchantId };
  const fresh = await store.insertTags(
    trx,
    keys.map((key) => ({ ...place, key })),
  );
  if (fresh.length === 0) return;
  const twins = await store.listTwins(trx, orderId);
  const others = new Set(
    twins.filter(({ key }) => fresh.some((one) => one.equals(key))).map(({ order_id: other }) => other),
  );
  await deps.outbox.enqueueMany(
    trx,
    [...others].map((other) => ({
      topic: 'delivery.look',
      key: `twin:${other}:${orderId}`,
      payload: { orderId: other },
    })),
  );
}

const codesOf = (list: readonly { code: string }[]): string[] => list.map(({ code }) => code);

/** Of what was found, without the clock: time alone changes no assessment. */
function digestOf({ level, counts, byHand, dueAtMs, enteredAtMs, ...found }: Assessment): string {
  const codes = [found.for, found.missing, found.against].map(codesOf);
  const hand = byHand ? { byHand } : {};
  const text = canonicalJson({
    level,
    counts,
    ...hand,
    dueAtMs: dueAtMs ?? 0,
    enteredAtMs: enteredAtMs ?? 0,
    codes,
  });
  return createHash('sha256').update(text).digest('hex');
}

async function keep(
  deps: DeliveryDeps,
  trx: Trx,
  { order, standard, assessment }: Judgement,
  namedOnly: boolean,
): Promise<void> {
  const digest = digestOf(assessment);
  const known = await store.findAssessment(trx, order.id);
  const { merchantId = null } = order;
  const isSame = known?.digest === digest && known.merchant_id === merchantId;
  if (isSame && known.named_only === namedOnly) return;
  const atMs = deps.clock.now();
  const { level, counts, late, dueAtMs } = assessment;
  await store.keepAssessment(trx, {
    order_id: order.id,
    platform_id: order.platformId,
    merchant_id: merchantId,
    level,
    counts,
    due_at: dueAtMs === undefined ? null : new Date(dueAtMs),
    body: assessment,
    digest,
    named_only: namedOnly,
    seen_at: new Date(order.firstSeenAtMs),
    assessed_at: new Date(atMs),
  });
  const body = {
    level,
    counts,
    late,
    standardId: standard.id,
    standardVersion: standard.version,
    for: codesOf(assessment.for),
    missing: codesOf(assessment.missing),
    against: codesOf(assessment.against),
    digest,
  };
  const [eventId] = await recordEvents(deps, trx, [newEvent(order.id, atMs, 'order.assessed', body)]);
  await deps.outbox.enqueue(trx, {
    topic: 'claims.look',
    key: eventId as string,
    payload: { orderId: order.id },
  });
}
