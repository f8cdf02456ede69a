import { daysBetween } from '@redress/kernel';
import type { Trx } from '#platform/database';
import type { LinkingDeps } from '../deps.ts';
import { newEvent } from '../events.ts';
import { Groups } from '../rules/connect.ts';
import { type ClusterFigures, judgeCluster, plainly } from '../rules/judge-cluster.ts';
import * as clusters from '../store-clusters.ts';
import * as figures from '../store-figures.ts';
import { recordEvents } from './record-events.ts';

/** Counts a cluster anew and sets its flag; a change of the flag is an event. */
export async function judge(deps: LinkingDeps, trx: Trx, epoch: number, clusterId: string): Promise<void> {
  const row = await clusters.findCluster(trx, clusterId);
  if (!row) return;
  const sums = await figures.sumsOf(trx, clusterId);
  const counted: ClusterFigures = {
    counted: sums.counted,
    buyers: countBuyers(await figures.buyerMarks(trx, epoch, clusterId)),
    samePayee: await figures.mostPaidPayee(trx, epoch, clusterId),
    vanished: sums.vanished,
    silent: sums.silent,
    gone: sums.gone,
    days: sums.firstDay && sums.lastDay ? daysBetween(sums.firstDay, sums.lastDay) + 1 : 0,
    amountFen: sums.amountFen,
  };
  const { flag } = judgeCluster(counted, plainly);
  const { buyers, amountFen } = counted;
  await clusters.updateCluster(trx, clusterId, {
    flag,
    cases: sums.cases,
    buyers,
    judged: JSON.stringify({ ...counted, firstDay: sums.firstDay, lastDay: sums.lastDay }),
  });
  if (flag === row.flag) return;
  const body = { flag, cases: sums.counted, buyers, amountFen };
  await recordEvents(deps, trx, [newEvent(clusterId, deps.clock.now(), 'cluster.flagged', body)]);
}

/** Cases that share a contact of the buyer or an order number are one buyer's. */
function countBuyers(marks: readonly { caseId: string; digest: string | null }[]): number {
  const groups = new Groups();
  for (const { caseId, digest } of marks) {
    groups.add(caseId);
    if (digest) groups.unite(caseId, `\u0000${digest}`);
  }
  return groups.all().filter((group) => group.some((member) => !member.startsWith('\u0000'))).length;
}
