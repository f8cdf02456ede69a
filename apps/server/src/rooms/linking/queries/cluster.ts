import type { Bilingual, ClusterSummary, JoinedCase, LinkKind } from '@redress/contract';
import { linkCountFloor } from '@redress/contract';
import { Refusal, shanghaiDay } from '@redress/kernel';
import { activeEpochs } from '../commands/epochs.ts';
import type { LinkingDeps } from '../deps.ts';
import { type ClusterFigures, judgeCluster, plainly, type Tell } from '../rules/judge-cluster.ts';
import { protect, tellProtected } from '../rules/protect.ts';
import { thresholdViews } from '../rules/thresholds.ts';
import { kindOrder } from '../rules/titles.ts';
import type { CaseRow } from '../store.ts';
import type { ClusterRow } from '../store-clusters.ts';
import * as figures from '../store-figures.ts';

/** What stands in `cluster.judged`. */
export type Judged = ClusterFigures & { firstDay: string | null; lastDay: string | null };

export const judgedOf = (row: ClusterRow): Judged => {
  const none = {
    counted: 0,
    buyers: 0,
    samePayee: 0,
    vanished: 0,
    silent: 0,
    gone: 0,
    days: 0,
    amountFen: 0,
  };
  return { ...none, firstDay: null, lastDay: null, ...(row.judged as Partial<Judged> | null) };
};

export const reasonsOf = (row: ClusterRow, tell: Tell): Bilingual[] =>
  judgeCluster(judgedOf(row), tell).reasons;
export { plainly };

/** A cluster as a buyer in it may see it: nothing that picks somebody out. */
export function summaryOf(
  row: ClusterRow,
  joined: readonly { amountFen?: number | undefined }[],
): ClusterSummary {
  const { counted, buyers, amountFen, firstDay, lastDay } = judgedOf(row);
  const told = counted >= linkCountFloor;
  const joinedFen = joined.reduce((sum, one) => sum + (one.amountFen ?? 0), 0);
  return {
    flag: row.flag,
    reasons: reasonsOf(row, tellProtected),
    cases: protect(counted),
    buyers: protect(buyers),
    joined: joined.length,
    ...(joined.length > 1 ? { joinedAmountFen: joinedFen } : {}),
    ...(told ? { amountFen } : {}),
    ...(told && firstDay && lastDay ? { firstDay, lastDay } : {}),
    thresholds: told || joined.length > 1 ? thresholdViews(told ? amountFen : joinedFen) : [],
  };
}

/** The joined cases of a cluster by the fixed list of what is shared; a name only where its owner consented. */
export async function readJoined(
  deps: LinkingDeps,
  rows: readonly CaseRow[],
  mine: string,
): Promise<JoinedCase[]> {
  const { current: epoch } = await activeEpochs(deps);
  const out: JoinedCase[] = [];
  for (const [i, row] of rows.entries()) {
    const view = await deps.cases.readCase(row.case_id).catch((error: unknown) => {
      // Erased a moment ago: its keys are on their way out.
      if (error instanceof Refusal) return undefined;
      throw error;
    });
    if (!view) continue;
    const { facts, items, disputeType, parties } = view;
    const shared = await figures.sharedKinds(deps.db, {
      epoch,
      caseId: row.case_id,
      clusterId: row.cluster_id ?? '',
    });
    const kinds = new Set(shared.map(({ kind }) => kind));
    const paidAt = facts.paidAt?.value;
    const buyer = row.share_identity ? parties.buyer : undefined;
    const contact = buyer?.phone ?? buyer?.email;
    out.push({
      alias: `案件${i + 1}`,
      mine: row.case_id === mine,
      disputeType,
      ...(facts.amountFen ? { amountFen: facts.amountFen.value } : {}),
      ...(paidAt ? { paidDay: shanghaiDay(Date.parse(paidAt)) } : {}),
      ...(facts.payee ? { payee: facts.payee.value } : {}),
      kinds: kindOrder.filter((kind: LinkKind) => kinds.has(kind)),
      seals: items.flatMap(({ seal }) => (seal ? [seal.index] : [])),
      ...(buyer?.name ? { name: buyer.name } : {}),
      ...(contact ? { contact } : {}),
      representative: row.representative,
    });
  }
  return out;
}
