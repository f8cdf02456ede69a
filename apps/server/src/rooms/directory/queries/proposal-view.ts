import type { ProposalView } from '@redress/contract';
import type { Database, Trx } from '#platform/database';
import { type Conflict, conflictsOf } from '../rules/conflicts.ts';
import { applyChange, type Fields, keysOf } from '../rules/entry.ts';
import * as store from '../store.ts';
import type { ProposalRow } from '../store-proposals.ts';

/** What speaks against a proposal; `others` are open proposals on the same entry. */
export async function conflictsOfProposal(
  db: Database | Trx,
  proposal: ProposalRow,
  others: readonly ProposalRow[],
): Promise<Conflict[]> {
  const { type, entry_id: entryId, base_revision: baseRevision } = proposal;
  const change = (proposal.change ?? {}) as Fields;
  const now = entryId ? await store.findEntry(db, entryId) : undefined;
  const base = entryId && baseRevision ? await store.findRevision(db, entryId, baseRevision) : undefined;
  const { after } = applyChange((now?.fields ?? {}) as Fields, change);
  const domains = type === 'platform' ? keysOf(type, after).filter(({ key }) => key === 'domain') : [];
  const taken = (await store.entriesByKeys(db, type, domains)).filter(({ id }) => id !== entryId);
  return conflictsOf({
    type,
    now: now?.fields as Fields | undefined,
    base: base?.fields as Fields | undefined,
    change,
    others: others.filter(({ id }) => id !== proposal.id).map((other) => (other.change ?? {}) as Fields),
    taken,
  });
}

/** A proposal as an operator reads it: each field as it is and as it would be. */
export async function viewProposal(
  db: Database,
  proposal: ProposalRow,
  others: readonly ProposalRow[],
): Promise<ProposalView> {
  const entry = proposal.entry_id ? await store.findEntry(db, proposal.entry_id) : undefined;
  const now = (entry?.fields ?? {}) as Fields;
  const open = proposal.state === 'open';
  const changes = Object.entries((proposal.change ?? {}) as Fields).map(([field, proposed]) => ({
    field,
    proposed,
    ...(open && now[field] !== undefined ? { now: now[field] } : {}),
  }));
  return {
    proposalId: proposal.id,
    type: proposal.type,
    ...(proposal.entry_id ? { entryId: proposal.entry_id } : {}),
    ...(entry ? { entryName: String(now.name) } : {}),
    state: proposal.state,
    changes,
    source: proposal.source,
    checkedOn: proposal.checked_on,
    madeAt: proposal.made_at.toISOString(),
    ...(proposal.decided_at ? { decidedAt: proposal.decided_at.toISOString() } : {}),
    ...(proposal.reason ? { reason: proposal.reason } : {}),
    conflicts: open ? await conflictsOfProposal(db, proposal, others) : [],
  };
}
