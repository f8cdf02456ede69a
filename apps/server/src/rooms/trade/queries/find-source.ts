import type { TradeDeps } from '../deps.ts';
import * as store from '../store.ts';

/** What anybody may know of a shop that takes orders: its name and whose it is. */
export async function findSourceOf(
  { db }: Pick<TradeDeps, 'db'>,
  sourceId: string,
): Promise<{ name: string; platformId: string } | undefined> {
  const source = await store.findSource(db, sourceId);
  if (source?.state !== 'active') return undefined;
  return { name: source.name, platformId: source.platform_id };
}
