import { inTransaction } from '#platform/database';
import type { DeliveryDeps } from '../deps.ts';
import { orderNotFound, platformNeeded, proofOrderUnknown } from '../refusals.ts';
import { type Named, placesOf } from '../rules/places.ts';
import * as store from '../store.ts';

export interface Place {
  orderId: string;
  sourceId: string;
  orderRef: string;
}

interface Asked {
  orgId: string;
  /** On whose platform; undefined: wherever the number is known. */
  platformId?: string | undefined;
  orderRef: string;
}

/**
 * The order that an organisation names: the one that a buyer complained about or that its shop or platform reported. A number
 * that nobody knows becomes an order of its own only where nobody reports its orders, or where it says so itself.
 * Refusals: `proof-platform-needed`, `proof-order-unknown`, `delivery-order-not-found`.
 */
export async function placeOfOrg(deps: DeliveryDeps, asked: Asked): Promise<Place> {
  const { orgId, platformId } = asked;
  const orderRef = asked.orderRef.trim();
  const platformIds = platformId ? [platformId] : [orgId, ...(await deps.members.platformsOf(orgId))];
  const places = placesOf(orgId, await named(deps, { platformIds, orderRef }));
  const [place, other] = places;
  if (other) throw platformNeeded(await namesOf(deps, places));
  if (place) return { orderId: place.orderId, sourceId: place.sourceId, orderRef };
  if (platformId && platformId !== orgId) throw orderNotFound();
  if (!platformId && (await deps.trade.hasShop(platformIds))) throw proofOrderUnknown();
  const made = await inTransaction(deps.db, (trx) =>
    deps.trade.ensureOrder(trx, { platformId: orgId, orderRef }),
  );
  return { ...made, orderRef };
}

async function named(
  deps: DeliveryDeps,
  of: { platformIds: readonly string[]; orderRef: string },
): Promise<Named[]> {
  const orders = await deps.trade.ordersNamed(of);
  return Promise.all(
    orders.map(async ({ id: orderId, sourceId, platformId, merchantId, createdAtMs, paidAtMs }) => ({
      ...{ orderId, sourceId, platformId, merchantId },
      reported: createdAtMs !== undefined || paidAtMs !== undefined,
      claimed: (await store.findClaimMark(deps.db, orderId)) !== undefined,
    })),
  );
}

async function namesOf(deps: DeliveryDeps, places: readonly Named[]): Promise<string[]> {
  const found = await deps.members.organisationsOf(places.map(({ platformId }) => platformId));
  return places.map(({ platformId }) => found.get(platformId)?.name ?? platformId);
}
