import type { Duplicate } from '@redress/delivery';

export interface Twin {
  key: string;
  orderId: string;
  scope: Duplicate['scope'];
}

/** Other orders of each code, counted by where they are. */
export function countTwins(twins: readonly Twin[]): Duplicate[] {
  const orders = new Map<string, { dupTag: string; scope: Duplicate['scope']; orders: Set<string> }>();
  for (const { key, scope, orderId } of twins) {
    const place = `${key} ${scope}`;
    const known = orders.get(place) ?? { dupTag: key, scope, orders: new Set() };
    known.orders.add(orderId);
    orders.set(place, known);
  }
  return [...orders.values()].map(({ dupTag, scope, orders: others }) => ({
    dupTag,
    scope,
    otherOrders: others.size,
  }));
}
