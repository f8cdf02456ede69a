import type { OrganisationDeps } from '../deps.ts';
import { may } from '../rules/policy.ts';
import { findAffiliation } from '../store-affiliations.ts';
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

/** Mail addresses of those who answer claims. */
export async function noticeAddresses(deps: Pick<OrganisationDeps, 'db'>, orgId: string): Promise<string[]> {
  const members = await membersOf(deps.db, orgId);
  return members
    .filter(({ role }) => may({ kind: 'member', role }, 'claims.answer'))
    .map(({ email }) => email);
}
