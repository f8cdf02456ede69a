import type { ClaimRow, ClaimState, ClaimSummary } from '@redress/contract';
import type { ClaimsDeps } from '../deps.ts';
import { type Claim, summaryOfRespondent } from '../store.ts';
import { type ClaimsOf, countOfOrg, listOfOrg } from '../store-inbox.ts';
import { owedBy } from '../store-owed.ts';
import { rowOf } from './read-claim.ts';

const pageRows = 50;

/**
 * An organisation's claims: what waits for its answer first, then what waits for others, each the earliest clock first;
 * then what is over, the newest first. Of a platform's merchants: the same order, each with who answers it.
 */
export async function readInbox(
  deps: ClaimsDeps,
  orgId: string,
  { state, of, cursor }: { state?: ClaimState | undefined; of: ClaimsOf; cursor?: string | undefined },
): Promise<{
  claims: ClaimRow[];
  cursor?: string;
  counts: { mine: number; theirs: number; closed: number };
}> {
  const offset = Math.max(0, Number.parseInt(cursor ?? '0', 10) || 0);
  const found = await listOfOrg(deps.db, orgId, { of, state, offset, limit: pageRows + 1 });
  const shown = found.slice(0, pageRows);
  const names = of === 'own' ? undefined : await namesOf(deps, shown);
  const claims = shown.map((claim) => {
    const merchant = names?.get(claim.respondent_id ?? '')?.name;
    return { ...rowOf(deps, claim), ...(merchant === undefined ? {} : { merchant }) };
  });
  const counts = await countOfOrg(deps.db, orgId, of);
  return { claims, counts, ...(found.length > pageRows ? { cursor: String(offset + pageRows) } : {}) };
}

const namesOf = (deps: ClaimsDeps, claims: readonly Claim[]) =>
  deps.members.organisationsOf([...new Set(claims.map(({ respondent_id }) => respondent_id ?? ''))]);

const days = 90;
const dayMs = 86_400_000;

/** How the organisation answered the claims of the last 90 days. */
export async function readSummary(deps: ClaimsDeps, orgId: string): Promise<ClaimSummary> {
  const since = new Date(deps.clock.now() - days * dayMs);
  const [summary, owedFen] = await Promise.all([
    summaryOfRespondent(deps.db, orgId, since),
    owedBy(deps.db, orgId),
  ]);
  return { days, ...summary, owedFen };
}
