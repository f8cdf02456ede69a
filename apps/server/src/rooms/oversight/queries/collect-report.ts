import type { ClaimRecord } from '#rooms/claims';
import type { DutyRecord, VettingRoom } from '#rooms/vetting';
import type { OversightDeps } from '../deps.ts';
import { tooManyClaims } from '../refusals.ts';
import type { DutyReport, ReportedClaim, ReportedDeparture, ReportedVetting } from '../rules/duty-report.ts';
import { instantsOf, type Period } from '../rules/period.ts';
import { listChecks } from '../store.ts';
import { checkRow } from './read-checks.ts';
import { observe } from './read-oversight.ts';

const mostReported = 5000;
const mostChecks = 500;
const atOnce = 50;

/**
 * Everything that a report says: figures and lists from the same rows, then the checkpoint that covers every event of them.
 * Refusals: `bad-period`, `too-many-claims`.
 */
export async function collectReport(
  deps: OversightDeps,
  { reportId, platformId, ...period }: { reportId: string; platformId: string } & Period,
): Promise<DutyReport> {
  const { view, claims: records, duty, atMs: madeAtMs } = await observe(deps, { platformId, ...period });
  if (records.length > mostReported) throw tooManyClaims(mostReported);
  await deps.notary.flush();
  const { fromMs, untilMs } = instantsOf(period);
  const nameOf = new Map(view.merchants.map(({ merchantId, name }) => [merchantId, name]));
  const org = await deps.members.organisationOf(platformId);
  const vetting = duty.filter(
    ({ checkedAtMs }) => checkedAtMs === undefined || (checkedAtMs >= fromMs && checkedAtMs < untilMs),
  );
  const checks = await listChecks(deps.db, platformId, { fromMs, untilMs, limit: mostChecks });
  const claims = await reportedClaims(deps, records, nameOf);
  const departures = await deps.vetting.departuresOf(platformId);
  const { size, note } = await deps.notary.checkpoint();
  return {
    reportId,
    platform: org?.name ?? platformId,
    from: view.from,
    to: view.to,
    madeAtMs,
    figures: view.figures,
    before: view.before,
    merchants: view.merchants,
    vetting: vetting.map(reportedVetting),
    vettingNow: view.vetting,
    departures: departures.filter((one) => isReported(one, period)).map(reportedDeparture),
    checks: checks.map(checkRow),
    claims,
    log: { origin: deps.notary.origin, size, note },
  };
}

/** Some at a time: each looks up where its events stand in the log. */
async function reportedClaims(
  deps: OversightDeps,
  records: readonly ClaimRecord[],
  nameOf: ReadonlyMap<string, string>,
): Promise<ReportedClaim[]> {
  const claims: ReportedClaim[] = [];
  for (let i = 0; i < records.length; i += atOnce) {
    const some = records.slice(i, i + atOnce).map(async (claim) => {
      const ids = [claim.openedEventId, claim.answer?.eventId, claim.silence?.eventId];
      const seals = await Promise.all(ids.map((id) => (id ? deps.notary.sealOf(id) : undefined)));
      return {
        claimId: claim.claimId,
        merchant: nameOf.get(claim.merchantId ?? '') ?? '',
        openedAtMs: claim.openedAtMs,
        standing: claim.unreported ? ('unreported' as const) : claim.standing,
        answeredAtMs: claim.answer?.atMs,
        silence: claim.silence !== undefined,
        entries: seals.flatMap((seal) => (seal ? [seal.index] : [])),
      };
    });
    claims.push(...(await Promise.all(some)));
  }
  return claims;
}

/** Who checked stays with the platform: a member is a person. */
const reportedVetting = ({ name, checkedAtMs, result, nextDueMs, overdue }: DutyRecord): ReportedVetting => ({
  merchant: name,
  checkedAtMs,
  result,
  nextDueMs,
  overdue,
});

type Departure = Awaited<ReturnType<VettingRoom['departuresOf']>>[number];

/** Whose data had to be kept on some day of the period, also where it left before; who came back stands in its own period. */
const isReported = ({ leftOn, keepUntil }: Departure, { from, to }: Period): boolean =>
  leftOn <= to && from <= (keepUntil ?? leftOn);

/** Who recorded it and why it was corrected stays with the platform, as words about people. */
const reportedDeparture = (one: Departure): ReportedDeparture => ({
  merchant: one.name,
  joinedAtMs: Date.parse(one.joinedAt),
  leftOn: one.leftOn,
  side: one.recordedBy.side,
  recordedAtMs: Date.parse(one.recordedAt),
  firstRecorded: one.corrections[0]?.from,
  corrections: one.corrections.length,
  keepUntil: one.keepUntil,
  returnedAtMs: one.returnedAt === undefined ? undefined : Date.parse(one.returnedAt),
});
