import type { TradeDeps } from '../deps.ts';
import * as store from '../store.ts';

/** What anybody may know of a shop: its name and whose it is. A closed one answers for the orders that it took. */
export async function findSourceOf(
  { db }: Pick<TradeDeps, 'db'>,
  sourceId: string,
): Promise<{ name: string; platformId: string; closed: boolean } | undefined> {
  const source = await store.findSource(db, sourceId);
  if (!source) return undefined;
  return { name: source.name, platformId: source.platform_id, closed: source.state === 'closed' };
}
