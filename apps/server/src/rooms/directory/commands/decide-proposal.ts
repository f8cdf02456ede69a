import { inTransaction, type Trx } from '#platform/database';
import type { DirectoryDeps } from '../deps.ts';
import { newEvent } from '../events.ts';
import { conflictsOfProposal } from '../queries/proposal-view.ts';
import { proposalConflict, proposalDecided, proposalNotFound } from '../refusals.ts';
import type { Fields } from '../rules/entry.ts';
import * as store from '../store.ts';
import * as proposals from '../store-proposals.ts';
import { recordEvent } from './record-events.ts';
import { writeEntry } from './write-entry.ts';

export interface Decision {
  proposalId: string;
  decision: 'accept' | 'refuse';
  reason?: string | undefined;
  despiteConflict?: boolean | undefined;
}

/**
 * An operator takes a proposal into the directory or refuses it. Refusals: `proposal-not-found`, `proposal-decided`,
 * `entry-not-found`, `bad-entry`, and `proposal-conflict` where a field was changed since or a domain is another
 * platform's, unless the operator saw that and insists.
 */
export async function decideProposal(deps: DirectoryDeps, decision: Decision): Promise<void> {
  const { proposalId, reason } = decision;
  await inTransaction(deps.db, async (trx) => {
    await store.lockDirectory(trx);
    const proposal = await proposals.lockProposal(trx, proposalId);
    if (!proposal) throw proposalNotFound();
    if (proposal.state !== 'open') throw proposalDecided();
    const accepted = decision.decision === 'accept';
    const despiteConflict =
      accepted && (await accept(deps, trx, proposal, decision.despiteConflict === true));
    const atMs = deps.clock.now();
    const state = accepted ? 'accepted' : 'refused';
    await proposals.updateProposal(trx, proposalId, {
      state,
      reason: reason ?? null,
      decided_at: new Date(atMs),
    });
    const body = { decision: state, despiteConflict };
    await recordEvent(deps, trx, newEvent(proposalId, atMs, 'proposal.decided', body));
  });
}

/** True where it was accepted against a conflict. Two open proposals that differ are a choice, not an obstacle. */
async function accept(
  deps: DirectoryDeps,
  trx: Trx,
  proposal: proposals.ProposalRow,
  insist: boolean,
): Promise<boolean> {
  const conflicts = (await conflictsOfProposal(trx, proposal, [])).filter(
    ({ reason }) => reason !== 'other-proposal',
  );
  if (conflicts.length > 0 && !insist)
    throw proposalConflict(
      conflicts.map(({ field, detail }) => ({ pointer: `/${field}`, detail: `${detail.zh} / ${detail.en}` })),
    );
  const { entryId } = await writeEntry(deps, trx, {
    type: proposal.type,
    entryId: proposal.entry_id ?? undefined,
    change: (proposal.change ?? {}) as Fields,
    source: proposal.source,
    checkedOn: proposal.checked_on,
    by: 'proposal',
    proposalId: proposal.id,
  });
  await proposals.updateProposal(trx, proposal.id, { entry_id: entryId });
  return conflicts.length > 0;
}
