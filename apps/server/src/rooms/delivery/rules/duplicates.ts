import type { Duplicate } from '@redress/delivery';

export interface Twin {
  key: string;
  orderId: string;
  scope: Duplicate['scope'];
}

/**
 * Other orders of each code, counted by where they are. A code whose pepper was changed has two keys, so that what one of them finds
 * and the other too is said once.
 */
export function countTwins(twins: readonly Twin[]): Duplicate[] {
  const orders = new Map<string, { dupTag: string; scope: Duplicate['scope']; orders: Set<string> }>();
  for (const { key, scope, orderId } of twins) {
    const place = `${key} ${scope}`;
    const known = orders.get(place) ?? { dupTag: key, scope, orders: new Set() };
    known.orders.add(orderId);
    orders.set(place, known);
  }
  const found = [...orders.values()];
  const isSaid = (one: (typeof found)[number], at: number) =>
    found.some(
      (other, i) =>
        i !== at &&
        other.scope === one.scope &&
        [...one.orders].every((id) => other.orders.has(id)) &&
        (other.orders.size > one.orders.size || i < at),
    );
  return found
    .filter((one, at) => !isSaid(one, at))
    .map(({ dupTag, scope, orders: others }) => ({
      dupTag,
      scope,
      otherOrders: others.size,
    }));
}
