import type { MerchantFigures, OversightView, TemplateReply } from '@redress/contract';
import { diagnoseText } from '@redress/law';
import type { ClaimRecord } from '#rooms/claims';
import type { DutyRecord, Vetting } from '#rooms/vetting';
import type { OversightDeps } from '../deps.ts';
import { badPeriod, tooManyClaims } from '../refusals.ts';
import { figuresOf } from '../rules/figures.ts';
import { byUrgency, needsOf } from '../rules/needs.ts';
import { type AskedPeriod, instantsOf, type Period, periodBefore, periodOf } from '../rules/period.ts';
import type { Template } from '../rules/template-replies.ts';
import { countDuty, type DutyState, dutyStates } from '../rules/vetting-duty.ts';
import { templatesOf } from './find-templates.ts';

const mostClaims = 20_000;
const mostTemplates = 20;

/** All that the figures of a period are counted from, as it stood at one instant. */
export interface Observed {
  view: OversightView;
  claims: readonly ClaimRecord[];
  /** Checks of all times, then the merchants that were never checked. */
  duty: readonly DutyRecord[];
  atMs: number;
}

/** What a platform did and did not do in a time. Refusals: `bad-period`, `too-many-claims`. */
export async function observe(
  deps: OversightDeps,
  { platformId, ...asked }: { platformId: string } & AskedPeriod,
): Promise<Observed> {
  const nowMs = deps.clock.now();
  const period = periodOf(asked, nowMs);
  if (!period) throw badPeriod();
  const earlier = periodBefore(period);
  const claims = await recordsIn(deps, platformId, period);
  const claimsBefore = await recordsIn(deps, platformId, earlier);
  const templates = await templatesOf(deps, { platformId, ...period }, claims);
  const templatesBefore = await templatesOf(deps, { platformId, ...earlier }, claimsBefore);
  const templated = idsOf(templates);
  const records = await deps.vetting.dutyRecords(platformId, { fromMs: 0, toMs: nowMs + 1 });
  const duty = dutyStates(records);
  const merchants = await merchantsOf(deps, platformId, { claims, templated, duty });
  const nameOf = new Map(merchants.map(({ merchantId, name }) => [merchantId, name]));
  const figures = (of: readonly ClaimRecord[], from: ReadonlySet<string>) =>
    figuresOf(deps.claims.countsOf(of), of, from);
  const view = {
    ...period,
    figures: figures(claims, templated),
    before: { ...earlier, figures: figures(claimsBefore, idsOf(templatesBefore)) },
    merchants,
    vetting: countDuty(duty),
    templates: templates.slice(0, mostTemplates).map((one) => templateView(one, nameOf)),
  };
  return { view, claims, duty: records, atMs: nowMs };
}

/** The claims of a period, the oldest first. Refusal: `too-many-claims`. */
async function recordsIn(
  deps: Pick<OversightDeps, 'claims'>,
  platformId: string,
  period: Period,
): Promise<ClaimRecord[]> {
  const asked = { platformId, ...instantsOf(period), limit: mostClaims };
  const claims = await deps.claims.recordsOf(asked);
  if (claims.length > mostClaims) throw tooManyClaims(mostClaims);
  return claims;
}

const idsOf = (templates: readonly Template[]) => new Set(templates.flatMap(({ claimIds }) => claimIds));

function templateView(
  { kind, said, claimIds, merchantIds }: Template,
  nameOf: ReadonlyMap<string, string>,
): TemplateReply {
  const merchants = merchantIds.map((id) => nameOf.get(id) ?? id);
  const counts = { kind, claims: claimIds.length, merchants };
  if (kind === 'paper') return { ...counts, sha256: said, known: [] };
  const known = diagnoseText(said).map(({ title }) => title);
  return { ...counts, text: said, known };
}

interface Counting {
  claims: readonly ClaimRecord[];
  templated: ReadonlySet<string>;
  duty: ReadonlyMap<string, DutyState>;
}

/** Every merchant of the platform, with claims or without, what asks for most first. */
async function merchantsOf(
  deps: OversightDeps,
  platformId: string,
  { claims, templated, duty }: Counting,
): Promise<MerchantFigures[]> {
  const byMerchant = Map.groupBy(claims, ({ merchantId }) => merchantId ?? platformId);
  const affiliated = await deps.members.merchantsOf(platformId);
  const ids = new Set([...affiliated.map(({ merchantId }) => merchantId), ...byMerchant.keys()]);
  const all = [...ids];
  const [orgs, below, standings] = await Promise.all([
    deps.members.organisationsOf(all),
    deps.deposits.belowFloor(all),
    deps.vetting.standingsOf(all),
  ]);
  const belowFloor = new Set(below);
  const rows = all.map((merchantId) => {
    const own = byMerchant.get(merchantId) ?? [];
    const figures = figuresOf(deps.claims.countsOf(own), own, templated);
    const papers = standings.get(merchantId) ?? { state: 'draft', due: false };
    const vetting = duty.get(merchantId);
    return {
      merchantId,
      name: orgs.get(merchantId)?.name ?? merchantId,
      own: merchantId === platformId,
      papers: papersView(papers),
      ...(vetting ? { vetting } : {}),
      figures,
      needs: needsOf(figures, {
        unchecked: vetting !== undefined && vetting !== 'checked',
        papersDue: papers.due || papers.state === 'lapsed',
        belowFloor: belowFloor.has(merchantId),
      }),
    };
  });
  return rows.sort(byUrgency);
}

const papersView = ({
  state,
  due,
  dueAtMs,
}: Pick<Vetting, 'state' | 'due' | 'dueAtMs'>): MerchantFigures['papers'] => ({
  state,
  due,
  ...(dueAtMs === undefined ? {} : { until: new Date(dueAtMs).toISOString() }),
});
