import { type Day, shanghaiDay } from '@redress/kernel';
import { newId } from '#platform/clock';
import type { Database, Trx } from '#platform/database';
import type { OrganisationDeps } from '../deps.ts';
import { departureNotFound, leftOnRefused } from '../refusals.ts';
import { leavingBounds, type Stay } from '../rules/periods.ts';
import { affiliationsOf } from '../store-affiliations.ts';
import { lockOrganisation } from '../store-organisations.ts';
import * as store from '../store-periods.ts';

/** A merchant's time on a platform: since when, and once it left, on which day and who ended it. */
export interface AffiliationPeriod extends Stay {
  periodId: string;
  merchantName: string;
  merchantRef: string;
  ended?: { atMs: number; by: string; side: 'platform' | 'merchant' };
}

export interface Departure {
  platformId: string;
  periodId: string;
  leftOn: Day;
}

interface Tie {
  platformId: string;
  merchantId: string;
  merchantRef: string;
}

/** Both agreed: the merchant is on the platform from now on, unless it is there by another reference. */
export const beginPeriod = (trx: Trx, { platformId, merchantId, merchantRef }: Tie, joinedAt: Date) =>
  store.openPeriod(trx, {
    ...{ id: newId('aper'), platform_id: platformId, merchant_id: merchantId },
    ...{ merchant_ref: merchantRef, joined_at: joinedAt },
  });

/** A tie ended: with the last one of the two the merchant has left. The caller locked the merchant (`lockTies`). */
export async function endPeriod(
  trx: Trx,
  { platformId, merchantId, merchantRef }: Tie,
  { atMs, by, orgId }: { atMs: number; by: string; orgId: string },
): Promise<void> {
  const ties = await affiliationsOf(trx, merchantId);
  const isThere = ties.some((one) => one.platformId === platformId && one.state === 'active');
  if (isThere) return;
  await store.closePeriod(trx, {
    ...{ platform_id: platformId, merchant_id: merchantId, merchant_ref: merchantRef },
    ...{ left_on: shanghaiDay(atMs), ended_at: new Date(atMs), ended_by: by },
    ended_side: orgId === platformId ? 'platform' : 'merchant',
  });
}

/** Until the end of the transaction no other tie of this merchant begins or ends: each would else see the other stand. */
export const lockTies = (trx: Trx, merchantId: string) => lockOrganisation(trx, merchantId);

export async function periodsOf(db: Database | Trx, platformId: string): Promise<AffiliationPeriod[]> {
  const rows = await store.listPeriods(db, platformId);
  return rows.map((row) => ({
    periodId: row.id,
    merchantId: row.merchant_id,
    merchantName: row.merchant_name,
    merchantRef: row.merchant_ref,
    joinedAtMs: row.joined_at.getTime(),
    ...(row.left_on === null ? {} : { leftOn: row.left_on }),
    ...(row.ended_at && row.ended_side
      ? { ended: { atMs: row.ended_at.getTime(), by: row.ended_by ?? '', side: row.ended_side } }
      : {}),
  }));
}

/** When a merchant was on any platform; the platforms themselves are not told. */
export async function staysOf(db: Database | Trx, merchantId: string): Promise<Stay[]> {
  const rows = await store.listStays(db, merchantId);
  return rows.map(({ joined_at, left_on }) => ({
    ...{ merchantId, joinedAtMs: joined_at.getTime() },
    ...(left_on === null ? {} : { leftOn: left_on }),
  }));
}

/** Refusals: `departure-not-found`, `left-on-refused`. */
export async function correctLeftOn(
  deps: Pick<OrganisationDeps, 'clock'>,
  trx: Trx,
  { platformId, periodId, leftOn }: Departure,
): Promise<{ merchantId: string; from: Day; to: Day }> {
  await lockOrganisation(trx, platformId);
  const periods = await periodsOf(trx, platformId);
  const period = periods.find((one) => one.periodId === periodId);
  if (period?.leftOn === undefined) throw departureNotFound();
  const bounds = leavingBounds(period, periods, deps.clock.now());
  if (leftOn < bounds.from || leftOn > bounds.to) throw leftOnRefused(bounds);
  await store.setLeftOn(trx, periodId, leftOn);
  return { merchantId: period.merchantId, from: period.leftOn, to: leftOn };
}
