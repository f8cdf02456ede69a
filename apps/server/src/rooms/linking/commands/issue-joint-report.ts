import type { LinkKind } from '@redress/contract';
import type { LetterFormat } from '#rooms/cases';
import type { LinkingDeps } from '../deps.ts';
import { readHosts } from '../hosts.ts';
import { readJointReport } from '../queries/joint-report.ts';
import { valuesOf } from '../rules/case-identifiers.ts';
import { type SharedValue, toJointCases } from '../rules/joint-paper.ts';
import * as store from '../store.ts';
import { valuesSharedByJoined } from '../store-figures.ts';
import { activeEpochs } from './epochs.ts';

/**
 * Hands out the joint report as a paper of this case, sealed and recorded like every letter: asked again while it says the
 * same, the same bytes come back. Refusals: `not-joined`, `nothing-linked`, `letter-unfit`.
 */
export async function issueJointReport(
  deps: LinkingDeps,
  { caseId, format }: { caseId: string; format: LetterFormat },
): Promise<Uint8Array> {
  const report = await readJointReport(deps, caseId);
  const joint = toJointCases(report, await ownShared(deps, caseId));
  const { bytes } = await deps.cases.issueJointReport(caseId, joint, format);
  return bytes;
}

/** What of this case's own material other joined cases show too, in the clear: it is the reporter's to show. */
async function ownShared(deps: LinkingDeps, caseId: string): Promise<SharedValue[]> {
  const row = await store.findCase(deps.db, caseId);
  if (!row?.cluster_id) return [];
  const { current: epoch } = await activeEpochs(deps);
  const clusterId = row.cluster_id;
  const shared = await valuesSharedByJoined(deps.db, { epoch, caseId, clusterId });
  const own = new Map(
    valuesOf(await deps.cases.readCase(caseId), readHosts).map(({ kind, value }) => [
      deps.keyring.digest(epoch, kind, value).toString('hex'),
      value,
    ]),
  );
  return shared.map(({ digest, kind, cases }) => ({
    kind: kind as LinkKind,
    value: own.get(digest),
    cases,
  }));
}
