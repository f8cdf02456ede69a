import { type Assessment, gradeDelivery, type Standard } from '@redress/delivery';
import type { DeliveryDeps } from '../deps.ts';
import { countTwins } from '../rules/duplicates.ts';
import * as store from '../store.ts';
import { standardFor } from './standards.ts';

type Order = Awaited<ReturnType<DeliveryDeps['trade']['readOrder']>>;
type Events = Awaited<ReturnType<DeliveryDeps['trade']['eventsOf']>>;
export interface Judgement {
  order: Order;
  events: Events;
  standard: Standard;
  assessment: Assessment;
  payerShownAtMs: number | undefined;
}

/** An order as it stands at an instant, with all that it was judged by. Refusal: `order-not-found`. */
export async function judge(deps: DeliveryDeps, orderId: string, nowMs: number): Promise<Judgement> {
  const order = await deps.trade.readOrder(orderId);
  const events = await deps.trade.eventsOf(orderId);
  const standard = await standardFor(deps, order);
  const mark = await store.findClaimMark(deps.db, orderId);
  const reveals = await store.listReveals(deps.db, orderId);
  const twins = await store.listTwins(deps.db, orderId);
  const assessment = gradeDelivery({
    order,
    events: events.filter(({ conflict }) => !conflict),
    conflicts: events
      .filter(({ conflict }) => conflict)
      .map(({ id, type, receivedAtMs }) => ({ eventId: id, type, atMs: receivedAtMs })),
    standard,
    duplicates: countTwins(
      twins.map(({ key, order_id, scope }) => ({ key: key.toString('hex'), orderId: order_id, scope })),
    ),
    reveals: reveals.map(({ matches, not_a_card, at }) => ({
      matches,
      notACard: not_a_card,
      atMs: at.getTime(),
    })),
    claim: mark && {
      claimedAtMs: mark.claimed_at.getTime(),
      paidAtMs: mark.paid_at?.getTime(),
    },
    nowMs,
  });
  return { order, events, standard, assessment, payerShownAtMs: mark?.payer_shown_at?.getTime() };
}

export async function assess(
  deps: DeliveryDeps,
  orderId: string,
  nowMs = deps.clock.now(),
): Promise<Assessment> {
  return (await judge(deps, orderId, nowMs)).assessment;
}

/** The answer time of an order's standard, or of a shop's cards in general. */
export async function answerTime(
  deps: DeliveryDeps,
  of: { orderId?: string | undefined; platformId?: string | undefined },
): Promise<number> {
  const order = of.orderId ? await deps.trade.readOrder(of.orderId) : undefined;
  return (await standardFor(deps, order ?? { platformId: of.platformId ?? '' })).answerWithinMs;
}
