import { createHash } from 'node:crypto';
import type { StandardView } from '@redress/contract';
import { allianceStandards, categoryOf, dayOf, type Standard, standardText } from '@redress/delivery';
import type { DeliveryDeps } from '../deps.ts';
import { standardNotFound } from '../refusals.ts';
import { chooseStandard, type KeptStandard, toStandard } from '../rules/standards.ts';
import * as store from '../store-standards.ts';

type Reader = Pick<DeliveryDeps, 'db' | 'members' | 'notary'>;
const minuteMs = 60_000;

export const textDigest = (standard: Standard): string =>
  createHash('sha256').update(standardText(standard)).digest('hex');

export const toKept = (row: store.StandardRow): KeptStandard => ({
  id: row.id,
  version: row.version,
  orgId: row.org_id,
  category: row.category,
  isPublished: row.state === 'published',
  fromDay: row.from_day ?? undefined,
  body: row.body,
});

/** What an order is judged by. */
export interface Judged {
  platformId: string;
  merchantId?: string | undefined;
  category?: string | undefined;
  title?: string | undefined;
  createdAtMs?: number | undefined;
  paidAtMs?: number | undefined;
  firstSeenAtMs?: number | undefined;
}

export async function standardFor(
  deps: Pick<DeliveryDeps, 'db' | 'clock'>,
  order: Judged,
): Promise<Standard> {
  const atMs = order.createdAtMs ?? order.paidAtMs ?? order.firstSeenAtMs ?? deps.clock.now();
  const orgIds = [...new Set([order.merchantId, order.platformId])].filter((id) => id !== undefined);
  const by = await Promise.all(
    orgIds.map(async (orgId) => ({
      orgId,
      standards: (await store.listOfOrg(deps.db, orgId)).map(toKept),
      signatures: (await store.listSignatures(deps.db, { orgId })).map((row) => ({
        orgId: row.org_id,
        standardId: row.standard_id,
        version: row.version,
        atMs: row.signed_at.getTime(),
      })),
    })),
  );
  return chooseStandard(by, { category: categoryOf(order.category, order.title), day: dayOf(atMs) });
}

export async function signatureView(deps: Reader, row: store.SignatureRow) {
  const organisation = await deps.members.organisationOf(row.org_id);
  const seal = await deps.notary.sealOf(row.id);
  return {
    signatureId: row.id,
    orgId: row.org_id,
    organisation: organisation?.name ?? '',
    standardId: row.standard_id,
    version: row.version,
    textSha256: row.text_sha256,
    signedAt: row.signed_at.toISOString(),
    ...(seal ? { entry: seal.index } : {}),
  };
}

export async function standardView(
  deps: Reader,
  standard: Standard,
  of: { orgId?: string; state: StandardView['state']; signatures: readonly store.SignatureRow[] },
): Promise<StandardView> {
  const organisation = of.orgId ? await deps.members.organisationOf(of.orgId) : undefined;
  const signed = of.signatures.filter(
    (one) => one.standard_id === standard.id && one.version === standard.version,
  );
  return {
    standardId: standard.id,
    version: standard.version,
    category: standard.category,
    ...(of.orgId ? { orgId: of.orgId, organisation: organisation?.name ?? '' } : {}),
    state: of.state,
    ...(standard.fromDay ? { fromDay: standard.fromDay } : {}),
    title: standard.title,
    deliverer: standard.deliverer,
    deliverWithinMinutes: standard.deliverWithinMs / minuteMs,
    answerWithinHours: standard.answerWithinMs / (60 * minuteMs),
    minimumLevel: standard.minimumLevel,
    proof: standard.proof,
    singleUse: standard.singleUse,
    text: standardText(standard),
    textSha256: textDigest(standard),
    signatures: await Promise.all(signed.map((row) => signatureView(deps, row))),
  };
}

export async function rowViews(deps: Reader, rows: readonly store.StandardRow[]): Promise<StandardView[]> {
  const standardIds = rows.map(({ id }) => id);
  const signatures = rows.length > 0 ? await store.listSignatures(deps.db, { standardIds }) : [];
  return Promise.all(
    rows.map((row) =>
      standardView(deps, toStandard(toKept(row)), { orgId: row.org_id, state: row.state, signatures }),
    ),
  );
}

async function allianceViews(deps: Reader, standards: readonly Standard[]): Promise<StandardView[]> {
  const standardIds = standards.map(({ id }) => id);
  const signatures = await store.listSignatures(deps.db, { standardIds });
  return Promise.all(standards.map((one) => standardView(deps, one, { state: 'published', signatures })));
}

/** The alliance's, then what organisations published, newest version of each first. */
export async function listStandards(deps: Reader): Promise<StandardView[]> {
  const rows = await store.listPublished(deps.db);
  return [...(await allianceViews(deps, allianceStandards)), ...(await rowViews(deps, rows))];
}

/** All published versions of one standard. Refusal: `standard-not-found`. */
export async function readStandard(deps: Reader, standardId: string): Promise<StandardView[]> {
  const alliance = allianceStandards.filter(({ id }) => id === standardId);
  const versions =
    alliance.length > 0
      ? (await allianceViews(deps, alliance)).reverse()
      : await rowViews(deps, await store.listOfId(deps.db, standardId));
  if (versions.length === 0) throw standardNotFound();
  return versions;
}
