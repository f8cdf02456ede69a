import type { ClaimRow, ClaimState, ClaimSummary } from '@redress/contract';
import { addDays, fromShanghai, shanghaiDay } from '@redress/kernel';
import type { ClaimsDeps } from '../deps.ts';
import { asksPerDay } from '../jobs/tell.ts';
import { countsOf } from '../rules/standing.ts';
import type { Claim } from '../store.ts';
import { type ClaimsOf, countOfOrg, listOfOrg, listUncertain } from '../store-inbox.ts';
import { owedBy } from '../store-owed.ts';
import { waitingForPayees } from '../store-parts.ts';
import { askedOn } from '../store-rules.ts';
import { unreportedDigest } from '../tokens.ts';
import { rowOf } from './read-claim.ts';
import { standingsOf } from './records.ts';

const pageRows = 50;

interface InboxAsked {
  state?: ClaimState | undefined;
  of: ClaimsOf;
  /** About orders that the shop reported, or that only the buyer names. */
  only?: 'reported' | 'named' | undefined;
  cursor?: string | undefined;
}

/**
 * An organisation's claims: what waits for its answer first, then what waits for others, each the earliest clock first;
 * then what is over, the newest first. Of a platform's merchants: the same order, each with who answers it.
 */
export async function readInbox(
  deps: ClaimsDeps,
  orgId: string,
  { state, of, only, cursor }: InboxAsked,
): Promise<{
  claims: ClaimRow[];
  cursor?: string;
  counts: { mine: number; theirs: number; closed: number; named: number };
  unmailedToday: number;
}> {
  const offset = Math.max(0, Number.parseInt(cursor ?? '0', 10) || 0);
  const named = await namedOf(deps, orgId, of);
  const page = { of, state, only: only && { which: only, named }, offset, limit: pageRows + 1 };
  const found = await listOfOrg(deps.db, orgId, page);
  const shown = found.slice(0, pageRows);
  const names = of === 'own' ? undefined : await namesOf(deps, shown);
  const unreported = new Set<string | null>(named);
  const claims = shown.map((claim) => {
    const merchant = names?.get(claim.respondent_id ?? '')?.name;
    return {
      ...rowOf(deps, claim),
      ...(unreported.has(claim.order_id) ? { unreported: true as const } : {}),
      ...(merchant === undefined ? {} : { merchant }),
    };
  });
  const counts = await countOfOrg(deps.db, orgId, { of, named });
  const unmailedToday = of === 'own' ? await unmailedOf(deps, orgId) : 0;
  return {
    claims,
    counts,
    unmailedToday,
    ...(found.length > pageRows ? { cursor: String(offset + pageRows) } : {}),
  };
}

/** Orders whose number is the buyer's word alone, at shops that report their orders; of all claims, not of a page. */
async function namedOf(deps: ClaimsDeps, orgId: string, of: ClaimsOf): Promise<string[]> {
  const found = await listUncertain(deps.db, orgId, of);
  const platformIds = [...new Set(found.map(({ platform_id }) => platform_id))];
  const reporting = await Promise.all(platformIds.map((id) => deps.trade.reportingSources(id)));
  const reports = (sourceId: string) => reporting.some((sources) => sources.has(sourceId));
  const asked = found.flatMap(({ order_id, source_id }) => (reports(source_id) ? [order_id] : []));
  return deps.trade.unreportedOf(asked);
}

/** Mails about such claims that were not sent today, because there were too many. */
async function unmailedOf(deps: ClaimsDeps, orgId: string): Promise<number> {
  const day = shanghaiDay(deps.clock.now());
  return Math.max(0, (await askedOn(deps.db, unreportedDigest(deps, orgId), day)) - asksPerDay);
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
  const [stood, owedFen, toBePaidFen] = await Promise.all([
    standingsOf(deps, { respondentId: orgId, fromMs, untilMs, limit: mostCounted }),
    owedBy(deps.db, orgId),
    waitingForPayees(deps.db, orgId),
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
    toBePaidFen,
  };
}
