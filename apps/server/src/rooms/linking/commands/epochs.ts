import type { LinkingDeps } from '../deps.ts';
import * as store from '../store.ts';

/**
 * The epoch whose digests are compared, and all in which a case is kept: while a newer secret is being taken into use
 * that is both, so that nothing is missing on the day the comparison changes over.
 */
export async function activeEpochs(
  deps: Pick<LinkingDeps, 'db' | 'keyring'>,
): Promise<{ current: number; all: readonly number[] }> {
  const { epochs } = deps.keyring;
  const current = await store.readEpoch(deps.db, epochs.at(-1) as number);
  if (!epochs.includes(current)) throw new Error(`the linking secret of epoch ${current} is missing`);
  return { current, all: epochs.filter((epoch) => epoch >= current) };
}
