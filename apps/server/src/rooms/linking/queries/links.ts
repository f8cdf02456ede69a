import { type LinksView, sharedFields } from '@redress/contract';
import { activeEpochs } from '../commands/epochs.ts';
import type { LinkingDeps } from '../deps.ts';
import { protect } from '../rules/protect.ts';
import { fieldTitles, kindOrder, kindTitles } from '../rules/titles.ts';
import * as store from '../store.ts';
import { findCluster } from '../store-clusters.ts';
import * as figures from '../store-figures.ts';
import { judgedOf, readJoined, summaryOf } from './cluster.ts';

/** More joined cases than these are not listed one by one. */
const maxListed = 200;

/** What a buyer may know of the cases linked with this one: how many and by what, and of those who joined what they share. */
export async function readLinks(deps: LinkingDeps, caseId: string): Promise<LinksView> {
  const row = await store.findCase(deps.db, caseId);
  const cluster = row?.cluster_id ? await findCluster(deps.db, row.cluster_id) : undefined;
  const shares = sharedFields.map((field) => ({ field, title: fieldTitles[field] }));
  const nothing = { others: 0, by: [], shares, joined: [] };
  if (!row || row.applied === 0) return { state: 'looking', ...nothing };
  if (row.sample) return { state: 'sample', ...nothing };
  if (!row.counts) return { state: 'needs-payment', ...nothing, ...consentOf(row) };
  const others = cluster ? Math.max(0, judgedOf(cluster).counted - 1) : 0;
  if (!cluster || others === 0) return { state: 'alone', ...nothing, ...consentOf(row) };
  const { current: epoch } = await activeEpochs(deps);
  const shared = await figures.sharedKinds(deps.db, { epoch, caseId, clusterId: cluster.id });
  const by = kindOrder.flatMap((kind) => {
    const found = shared.find((one) => one.kind === kind);
    return found ? [{ kind, title: kindTitles[kind], others: protect(found.others) }] : [];
  });
  const rows = await figures.listJoined(deps.db, cluster.id, maxListed);
  const sums = rows.map(({ amount_fen: fen }) => ({ amountFen: fen === null ? undefined : Number(fen) }));
  return {
    state: 'linked',
    others: protect(others),
    by,
    shares,
    ...consentOf(row),
    cluster: summaryOf(cluster, sums),
    joined: row.joined_at ? await readJoined(deps, rows, caseId) : [],
  };
}

function consentOf(row: store.CaseRow): Pick<LinksView, 'consent'> {
  if (!row.joined_at) return {};
  const { share_identity: shareIdentity, representative } = row;
  return { consent: { joinedAt: row.joined_at.toISOString(), shareIdentity, representative } };
}
