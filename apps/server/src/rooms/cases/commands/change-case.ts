import type { DisputeType, GateAnswers, PaperFacts, Parties } from '@redress/contract';
import { inTransaction } from '#platform/database';
import { openContents, sealContents } from '../contents.ts';
import type { CasesDeps } from '../deps.ts';
import { newEvent } from '../events.ts';
import { caseNotFound, revisionConflict } from '../refusals.ts';
import * as store from '../store.ts';
import { recordEvents } from './record-events.ts';

export interface CaseChange {
  disputeType?: DisputeType | undefined;
  story?: string | undefined;
  /** Each party given replaces the one before; the others stay. */
  parties?: Parties | undefined;
  /** Each answer given replaces the one before; the others stay, so that going back in the wizard loses nothing. */
  gates?: GateAnswers | undefined;
  /** Facts of each paper given replace those before; the others stay. */
  papers?: PaperFacts | undefined;
}

/** Changes what the buyer says of the case. Refusals: `case-not-found`, `revision-conflict` where `revision` is given. */
export async function changeCase(
  deps: CasesDeps,
  input: { caseId: string; change: CaseChange; revision?: number | undefined },
): Promise<void> {
  const { caseId, change } = input;
  await inTransaction(deps.db, async (trx) => {
    const row = await store.lockCase(trx, caseId);
    if (!row) throw caseNotFound();
    if (input.revision !== undefined && input.revision !== row.revision) throw revisionConflict();
    const before = openContents(deps.blobs, row.vault, row.contents);
    const after = {
      story: change.story ?? before.story,
      parties: { ...before.parties, ...change.parties },
      gateAnswers: { ...before.gateAnswers, ...change.gates },
      papers: { ...before.papers, ...change.papers },
    };
    const revision = row.revision + 1;
    await store.updateCase(trx, caseId, {
      revision,
      dispute_type: change.disputeType ?? row.dispute_type,
      contents: sealContents(deps.blobs, row.vault, after),
    });
    const fields = Object.keys(change).sort();
    await recordEvents(deps, trx, [newEvent(caseId, deps.clock.now(), 'case.changed', { fields, revision })]);
  });
}
