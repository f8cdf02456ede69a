import type { ClaimRow, ClaimState, ClaimSummary } from '@redress/contract';
import { addDays, fromShanghai, shanghaiDay } from '@redress/kernel';
import type { ClaimsDeps } from '../deps.ts';
import { countsOf } from '../rules/standing.ts';
import type { Claim } from '../store.ts';
import { type ClaimsOf, countOfOrg, listOfOrg } from '../store-inbox.ts';
import { owedBy } from '../store-owed.ts';
import { rowOf } from './read-claim.ts';
import { standingsOf } from './records.ts';

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
/** More than this is counted by its newest. */
const mostCounted = 20_000;

/** How the organisation answered the claims of the last 90 days, as its platform counts them too. */
export async function readSummary(deps: ClaimsDeps, orgId: string): Promise<ClaimSummary> {
  const today = shanghaiDay(deps.clock.now());
  const fromMs = fromShanghai(addDays(today, 1 - days));
  const untilMs = fromShanghai(addDays(today, 1));
  const [stood, owedFen] = await Promise.all([
    standingsOf(deps, { respondentId: orgId, fromMs, untilMs, limit: mostCounted }),
    owedBy(deps.db, orgId),
  ]);
  const { claims, unreported, late, inTime, bySilence } = countsOf(stood.map(({ claim }) => claim));
  const counted = stood.filter(({ claim }) => !claim.unreported).map(({ row }) => row);
  return {
    ...{ days, claims, unreported, late },
    asked: inTime.of,
    answeredInTime: inTime.part,
    bySilence: bySilence.part,
    notShown: counted.filter(({ outcome }) => outcome === 'not-shown').length,
    unpaid: counted.filter(({ state, owed_fen }) => state === 'unpaid' || Number(owed_fen) > 0).length,
    owedFen,
  };
}
