import type { Permission } from '@redress/contract';
import type { OrganisationDeps } from '../deps.ts';
import { may } from '../rules/policy.ts';
import { affiliationsOf, findAffiliation } from '../store-affiliations.ts';
import { membersOf } from '../store-organisations.ts';

/** Whose order it is: without a reference the platform's own; one that nobody agreed to is nobody's. */
export async function merchantOf(
  deps: Pick<OrganisationDeps, 'db'>,
  { platformId, merchantRef }: { platformId: string; merchantRef?: string | undefined },
): Promise<string | undefined> {
  if (merchantRef === undefined) return platformId;
  const row = await findAffiliation(deps.db, platformId, merchantRef);
  return row?.state === 'active' ? row.merchantId : undefined;
}

/**
 * Mail addresses of those who may do this, as far as they are verified: what has a deadline and names a business goes to no
 * address that somebody merely typed.
 */
export async function noticeAddresses(
  deps: Pick<OrganisationDeps, 'db'>,
  orgId: string,
  permission: Permission = 'claims.answer',
): Promise<string[]> {
  const members = await membersOf(deps.db, orgId);
  return members
    .filter(({ role, emailVerified }) => emailVerified && may({ kind: 'member', role }, permission))
    .map(({ email }) => email);
}

/** People who may do this for the organisation. */
export async function peopleWho(
  deps: Pick<OrganisationDeps, 'db'>,
  orgId: string,
  permission: Permission,
): Promise<{ id: string; email: string }[]> {
  const members = await membersOf(deps.db, orgId);
  return members
    .filter(({ role }) => may({ kind: 'member', role }, permission))
    .map(({ personId, email }) => ({ id: personId, email }));
}

export async function isAffiliated(
  deps: Pick<OrganisationDeps, 'db'>,
  { platformId, merchantId }: { platformId: string; merchantId: string },
): Promise<boolean> {
  const rows = await affiliationsOf(deps.db, merchantId);
  return rows.some(
    (row) => row.platformId === platformId && row.merchantId === merchantId && row.state === 'active',
  );
}

/** Merchants that sell on the platform, by the agreement of both; one with several references stands once, with the first. */
export async function merchantsOf(
  deps: Pick<OrganisationDeps, 'db'>,
  platformId: string,
): Promise<{ merchantId: string; name: string; merchantRef: string; sinceMs: number }[]> {
  const rows = await affiliationsOf(deps.db, platformId);
  const active = rows.filter((row) => row.platformId === platformId && row.state === 'active');
  const first = new Map(active.toReversed().map((row) => [row.merchantId, row]));
  return [...first.values()].toReversed().map((row) => ({
    merchantId: row.merchantId,
    name: row.merchantName,
    merchantRef: row.merchantRef,
    sinceMs: row.since.getTime(),
  }));
}

/** Platforms that the merchant sells on, by the agreement of both; one with several references stands once. */
export async function platformsOf(deps: Pick<OrganisationDeps, 'db'>, merchantId: string): Promise<string[]> {
  const rows = await affiliationsOf(deps.db, merchantId);
  const active = rows.filter((row) => row.merchantId === merchantId && row.state === 'active');
  return [...new Set(active.map(({ platformId }) => platformId))];
}
