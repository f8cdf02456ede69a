import { createHash } from 'node:crypto';
import type { JointReport } from '@redress/contract';
import { newId } from '#platform/clock';
import { inTransaction } from '#platform/database';
import { canonicalJson } from '#rooms/evidence';
import { recordEvents } from '../commands/record-events.ts';
import type { LinkingDeps } from '../deps.ts';
import { newEvent } from '../events.ts';
import { nothingLinked, notJoined } from '../refusals.ts';
import { composeJointReport, type ReportContents } from '../rules/joint-report.ts';
import { tellProtected } from '../rules/protect.ts';
import * as store from '../store.ts';
import { findCluster } from '../store-clusters.ts';
import { listJoined } from '../store-figures.ts';
import { insertReport } from '../store-reports.ts';
import { judgedOf, readJoined, reasonsOf } from './cluster.ts';

const maxCases = 1000;

/**
 * The joint report of the case's cluster, for one who joined. Made once: while nothing changes everybody gets the same
 * report under the same id; what changed makes a new one, and each is sealed once. Refusals: `not-joined`, `nothing-linked`.
 */
export async function readJointReport(deps: LinkingDeps, caseId: string): Promise<JointReport> {
  const row = await store.findCase(deps.db, caseId);
  if (!row?.joined_at) throw notJoined();
  const cluster = row.cluster_id ? await findCluster(deps.db, row.cluster_id) : undefined;
  if (!cluster) throw nothingLinked();
  const joined = await listJoined(deps.db, cluster.id, maxCases);
  const { origin, vkey } = deps.notary;
  const contents = composeJointReport({
    flag: cluster.flag,
    reasons: reasonsOf(cluster, tellProtected),
    linkedCases: judgedOf(cluster).counted,
    cases: await readJoined(deps, joined, ''),
    log: { origin, vkey },
  });
  const { id, preparedAt } = await keepReport(deps, cluster.id, contents);
  return { version: 1, reportId: id, preparedAt: preparedAt.toISOString(), ...contents };
}

async function keepReport(deps: LinkingDeps, clusterId: string, contents: ReportContents) {
  const source = createHash('sha256').update(canonicalJson(contents)).digest();
  return inTransaction(deps.db, async (trx) => {
    const now = deps.clock.now();
    const draft = {
      id: newId('report'),
      cluster_id: clusterId,
      source_sha256: source,
      prepared_at: new Date(now),
    };
    const kept = await insertReport(trx, draft);
    if (kept.id === draft.id) {
      const body = { reportId: kept.id, cases: contents.cases.length };
      await recordEvents(deps, trx, [newEvent(clusterId, now, 'report.prepared', body)]);
    }
    return { id: kept.id, preparedAt: kept.prepared_at };
  });
}
