import type { AffiliationView } from '@redress/contract';
import { appendEvents, inTransaction, type Trx } from '#platform/database';
import type { OrganisationDeps } from '../deps.ts';
import { newEvent } from '../events.ts';
import { affiliationRefused, orgNotFound } from '../refusals.ts';
import * as affiliations from '../store-affiliations.ts';
import { findOrganisation } from '../store-organisations.ts';
import { beginPeriod, endPeriod, lockTies } from './periods.ts';

interface Pair {
  platformId: string;
  merchantId: string;
  merchantRef: string;
}

export const affiliationView = ({
  since,
  ...row
}: NonNullable<Awaited<ReturnType<typeof affiliations.findAffiliation>>>): AffiliationView => ({
  ...row,
  sinceMs: since.getTime(),
});

/**
 * One side asks, the other agrees with the same three values: nobody can be made somebody's merchant unasked, and no
 * platform is given a merchant that it does not know. Refusals: `affiliation-refused`, `org-not-found`.
 */
export async function affiliate(deps: OrganisationDeps, orgId: string, by: string, pair: Pair) {
  if (pair.platformId === pair.merchantId) throw affiliationRefused();
  if (pair.platformId !== orgId && pair.merchantId !== orgId) throw orgNotFound();
  return inTransaction(deps.db, async (trx) => {
    await lockTies(trx, pair.merchantId);
    await checkKinds(trx, pair);
    const standing = await affiliations.findAffiliation(trx, pair.platformId, pair.merchantRef);
    if (standing && standing.merchantId !== pair.merchantId) throw affiliationRefused();
    const mine = orgId === pair.platformId ? 'asked-by-platform' : 'asked-by-merchant';
    const since = new Date(deps.clock.now());
    const record = (kind: 'affiliation.asked' | 'affiliation.agreed') =>
      appendEvents(trx, 'members', [newEvent(orgId, since.getTime(), kind, { by, ...pair })]);
    if (!standing) {
      const { platformId: platform_id, merchantId: merchant_id, merchantRef: merchant_ref } = pair;
      await affiliations.insertAffiliation(trx, {
        platform_id,
        merchant_id,
        merchant_ref,
        state: mine,
        since,
      });
      await record('affiliation.asked');
    } else if (standing.state !== 'active' && standing.state !== mine) {
      await affiliations.agreeToAffiliation(trx, pair.platformId, pair.merchantRef, since);
      await beginPeriod(trx, pair, since);
      await record('affiliation.agreed');
    }
    const row = await affiliations.findAffiliation(trx, pair.platformId, pair.merchantRef);
    return affiliationView(row as NonNullable<typeof row>);
  });
}

async function checkKinds(trx: Trx, { platformId, merchantId }: Pair): Promise<void> {
  const platform = await findOrganisation(trx, platformId);
  const merchant = await findOrganisation(trx, merchantId);
  if (!platform?.kinds.includes('platform') || !merchant?.kinds.includes('merchant'))
    throw affiliationRefused();
}

/**
 * Either side ends it at any time; what happened under it stays where it was recorded. With the last tie of the two the
 * merchant has left the platform, on this day.
 */
export async function endAffiliation(
  deps: OrganisationDeps,
  orgId: string,
  by: string,
  { platformId, merchantRef }: Omit<Pair, 'merchantId'>,
): Promise<void> {
  await inTransaction(deps.db, async (trx) => {
    const found = await affiliations.findAffiliation(trx, platformId, merchantRef);
    if (!found || (found.platformId !== orgId && found.merchantId !== orgId)) throw orgNotFound();
    const { merchantId } = found;
    await lockTies(trx, merchantId);
    // By what stands under the lock: the other side may have agreed, or ended it, since.
    const row = await affiliations.findAffiliation(trx, platformId, merchantRef);
    if (row?.merchantId !== merchantId) throw orgNotFound();
    await affiliations.deleteAffiliation(trx, platformId, merchantRef);
    const body = { by, platformId, merchantId, merchantRef };
    const atMs = deps.clock.now();
    await appendEvents(trx, 'members', [newEvent(orgId, atMs, 'affiliation.ended', body)]);
    // What was only asked for never was a tie.
    if (row.state === 'active') await endPeriod(trx, body, { atMs, by, orgId });
  });
}
