import type { ClusterCounts, ClusterFlag, LinkKind } from '@redress/contract';
import { activeEpochs } from '../commands/epochs.ts';
import type { LinkingDeps } from '../deps.ts';
import { listFlagged } from '../store-clusters.ts';
import { clusterKinds, countJoined } from '../store-figures.ts';
import { judgedOf, plainly, reasonsOf } from './cluster.ts';

const maxListed = 200;

/** Clusters for an operator, the largest first: counts, sums and reasons; no case, no identifier. */
export async function listClusters(
  deps: LinkingDeps,
  { flag }: { flag?: ClusterFlag | undefined },
): Promise<ClusterCounts[]> {
  const { current: epoch } = await activeEpochs(deps);
  const rows = await listFlagged(deps.db, flag, maxListed);
  return Promise.all(
    rows.map(async (row) => {
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
        kinds: kinds.map(({ kind, cases }) => ({ kind: kind as LinkKind, cases })),
        reasons: reasonsOf(row, plainly),
      };
    }),
  );
}
