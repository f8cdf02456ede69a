import type { ClusterCounts, ClusterFlag, LinkKind } from '@redress/contract';
import { activeEpochs } from '../commands/epochs.ts';
import type { LinkingDeps } from '../deps.ts';
import { badCursor } from '../refusals.ts';
import { thresholdViews } from '../rules/thresholds.ts';
import { kindTitles } from '../rules/titles.ts';
import { type ClusterRow, countFlagged, listFlagged } from '../store-clusters.ts';
import { clusterKinds, countJoined } from '../store-figures.ts';
import { judgedOf, plainly, reasonsOf } from './cluster.ts';

const pageSize = 50;

export interface ClusterPage {
  clusters: ClusterCounts[];
  watch: number;
  alert: number;
  cursor?: string;
}

/**
 * A page of the flagged clusters for the operator, the largest first: counts, sums and reasons; no case, no identifier.
 * Refusal: `bad-cursor`.
 */
export async function listClusters(
  deps: Pick<LinkingDeps, 'db' | 'keyring'>,
  asked: { flag?: Exclude<ClusterFlag, 'none'> | undefined; cursor?: string | undefined },
): Promise<ClusterPage> {
  const { current: epoch } = await activeEpochs(deps);
  const after = parseCursor(asked.cursor);
  const rows = await listFlagged(deps.db, { flag: asked.flag, after, limit: pageSize + 1 });
  const page = rows.slice(0, pageSize);
  const last = rows.length > pageSize ? page.at(-1) : undefined;
  return {
    clusters: await Promise.all(page.map((row) => countsOf(deps, epoch, row))),
    ...(await countFlagged(deps.db)),
    ...(last ? { cursor: formatCursor(last) } : {}),
  };
}

async function countsOf(
  deps: Pick<LinkingDeps, 'db'>,
  epoch: number,
  row: ClusterRow,
): Promise<ClusterCounts> {
  const { buyers, amountFen, firstDay, lastDay } = judgedOf(row);
  const kinds = await clusterKinds(deps.db, epoch, row.id);
  return {
    clusterId: row.id,
    flag: row.flag,
    cases: row.cases,
    buyers,
    joined: await countJoined(deps.db, row.id),
    amountFen,
    ...(firstDay ? { firstDay } : {}),
    ...(lastDay ? { lastDay } : {}),
    kinds: kinds.map(({ kind, cases }) => ({
      kind: kind as LinkKind,
      title: kindTitles[kind as LinkKind],
      cases,
    })),
    reasons: reasonsOf(row, plainly),
    thresholds: thresholdViews(amountFen),
  };
}

/** A place in the list, opaque to callers. */
const formatCursor = ({ cases, id }: ClusterRow): string =>
  Buffer.from(`${cases} ${id}`).toString('base64url');

function parseCursor(text: string | undefined): { cases: number; id: string } | undefined {
  if (text === undefined) return undefined;
  const match = /^(\d{1,9}) (cluster_\w{1,60})$/.exec(Buffer.from(text, 'base64url').toString('utf8'));
  if (!match?.[2]) throw badCursor();
  return { cases: Number(match[1]), id: match[2] };
}
