/** An order of the number that an organisation names in a proof. */
export interface Named {
  orderId: string;
  sourceId: string;
  platformId: string;
  merchantId?: string | undefined;
  /** The shop itself told of it. */
  reported: boolean;
  /** A buyer complained about it. */
  claimed: boolean;
}

const weightOf = ({ reported, claimed }: Named): number => (claimed ? 2 : 0) + (reported ? 1 : 0);

/**
 * The orders that a proof of an organisation can be about, one of each platform: on its own platform any, on another's only
 * its own. What a buyer waits for comes first, then what a shop reported; what somebody merely typed once stands behind both.
 */
export function placesOf(orgId: string, orders: readonly Named[]): Named[] {
  const own = orders.filter(({ platformId, merchantId }) => platformId === orgId || merchantId === orgId);
  const known = own.filter((one) => weightOf(one) > 0);
  const best = new Map<string, Named>();
  for (const one of known.length > 0 ? known : own) {
    const other = best.get(one.platformId);
    if (!other || weightOf(one) > weightOf(other)) best.set(one.platformId, one);
  }
  return [...best.values()];
}
