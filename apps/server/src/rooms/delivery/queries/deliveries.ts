import { agedTo } from '@redress/delivery';
import type { DeliveryDeps } from '../deps.ts';
import { orderNotFound } from '../refusals.ts';
import { summarise } from '../rules/summary.ts';
import * as store from '../store.ts';
import { type Judgement, judge } from './assess.ts';

const page = 30;
const newest = 500;
const minuteMs = 60_000;

type Order = Judgement['order'];

const present = ({ id: orderId, orderRef, title, amountFen, paidAtMs }: Order) => ({
  orderId,
  orderRef,
  ...(title === undefined ? {} : { title }),
  ...(amountFen === undefined ? {} : { amountFen }),
  ...(paidAtMs === undefined ? {} : { paidAtMs }),
});

/** Orders of an organisation with how their deliveries stand, newest first; or the numbers that only claims name. */
export async function listDeliveries(
  deps: DeliveryDeps,
  orgId: string,
  { only, cursor }: { only: store.ListOptions['only']; cursor?: string | undefined },
) {
  const [atMs, id] = cursor?.split('~') ?? [];
  const before = atMs && id && Number(atMs) > 0 ? { at: new Date(Number(atMs)), id } : undefined;
  const rows = await store.listAssessments(deps.db, orgId, {
    only,
    before,
    limit: page + 1,
  });
  const shown = rows.slice(0, page);
  const last = rows.length > page ? shown.at(-1) : undefined;
  return {
    deliveries: await Promise.all(
      shown.map(async ({ order_id: orderId, body }) => ({
        ...present(await deps.trade.readOrder(orderId)),
        assessment: agedTo(body, deps.clock.now()),
      })),
    ),
    ...(last ? { cursor: `${last.seen_at.getTime()}~${last.order_id}` } : {}),
  };
}

/** How the orders of shops stand; what only claims name is counted by itself. */
export async function deliverySummary(deps: DeliveryDeps, orgId: string) {
  const [rows, namedOnly] = await Promise.all([
    store.listAssessments(deps.db, orgId, { only: 'all', limit: newest }),
    store.countNamed(deps.db, orgId),
  ]);
  return { ...summarise(rows.map(({ body }) => agedTo(body, deps.clock.now()))), namedOnly };
}

/** One order's way with what it is judged by. Refusal: `delivery-order-not-found`, also for another's order. */
export async function timelineOfOrg(deps: DeliveryDeps, orgId: string, orderId: string) {
  await demandParty(deps, orgId, orderId);
  return timelineOf(deps, orderId);
}

/** What was said of an order, with its signatures. Refusal: `delivery-order-not-found`, also for another's order. */
export async function recordOfOrg(deps: DeliveryDeps, orgId: string, orderId: string) {
  await demandParty(deps, orgId, orderId);
  return deps.trade.orderRecord(orderId);
}

async function demandParty(deps: DeliveryDeps, orgId: string, orderId: string): Promise<void> {
  const kept = await store.findAssessment(deps.db, orderId);
  if (kept?.platform_id !== orgId && kept?.merchant_id !== orgId) throw orderNotFound();
}

export async function timelineOf(deps: DeliveryDeps, orderId: string) {
  const judged = await judge(deps, orderId, deps.clock.now());
  const { order, events, standard, assessment, payerShownAtMs } = judged;
  const { id: standardId, version, category, minimumLevel, proof, singleUse } = standard;
  return {
    ...present(order),
    platformId: order.platformId,
    ...(order.paidFen === undefined ? {} : { paidFen: order.paidFen }),
    ...(order.refund ? { refund: order.refund } : {}),
    assessment,
    ...(payerShownAtMs === undefined ? {} : { payerShownAtMs }),
    standard: {
      ...{ standardId, version, category, minimumLevel, proof, singleUse },
      deliverWithinMinutes: standard.deliverWithinMs / minuteMs,
      answerWithinHours: standard.answerWithinMs / (60 * minuteMs),
    },
    events: events.map(({ id: eventId, type, occurredAtMs, receivedAtMs, by, backfilled, conflict }) => ({
      ...{ eventId, type, occurredAtMs, receivedAtMs, by, backfilled, conflict },
    })),
  };
}
