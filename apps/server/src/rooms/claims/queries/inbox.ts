import type { ClaimRow, ClaimState, ClaimSummary } from '@redress/contract';
import type { ClaimsDeps } from '../deps.ts';
import { countOfRespondent, listOfRespondent, summaryOfRespondent } from '../store.ts';
import { owedBy } from '../store-owed.ts';
import { rowOf } from './read-claim.ts';

const pageRows = 50;

/**
 * An organisation's claims: what waits for its answer first, then what waits for others, each the earliest clock first;
 * then what is over, the newest first.
 */
export async function readInbox(
  deps: ClaimsDeps,
  orgId: string,
  { state, cursor }: { state?: ClaimState | undefined; cursor?: string | undefined },
): Promise<{
  claims: ClaimRow[];
  cursor?: string;
  counts: { mine: number; theirs: number; closed: number };
}> {
  const offset = Math.max(0, Number.parseInt(cursor ?? '0', 10) || 0);
  const found = await listOfRespondent(deps.db, orgId, { state, offset, limit: pageRows + 1 });
  const claims = found.slice(0, pageRows).map((claim) => rowOf(deps, claim));
  const counts = await countOfRespondent(deps.db, orgId);
  return { claims, counts, ...(found.length > pageRows ? { cursor: String(offset + pageRows) } : {}) };
}

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
