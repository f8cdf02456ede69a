import { createHash } from 'node:crypto';
import type { EntryChange } from '@redress/contract';
import { newId } from '#platform/clock';
import { inTransaction } from '#platform/database';
import { canonicalJson } from '#rooms/evidence';
import type { DirectoryDeps } from '../deps.ts';
import { newEvent } from '../events.ts';
import { entryNotFound, nothingProposed, tooManyProposals } from '../refusals.ts';
import { applyChange, type Fields } from '../rules/entry.ts';
import * as store from '../store.ts';
import * as proposals from '../store-proposals.ts';
import { recordEvent } from './record-events.ts';
import { refuseFaults } from './write-entry.ts';

const maxOpen = 5000;
const maxOpenOfEntry = 30;

/**
 * Keeps what somebody proposes until an operator looks at it; nothing else changes. Saying the same twice is one
 * proposal. Refusals: `entry-not-found`, `nothing-proposed`, `bad-entry`, `too-many-proposals`.
 */
export async function proposeChange(
  deps: DirectoryDeps,
  proposal: EntryChange,
): Promise<{ proposalId: string }> {
  const { type, entryId, source, checkedOn } = proposal;
  return inTransaction(deps.db, async (trx) => {
    await store.lockDirectory(trx);
    const entry = entryId === undefined ? undefined : await store.findEntry(trx, entryId);
    if (entryId !== undefined && entry?.type !== type) throw entryNotFound();
    const before = (entry?.fields ?? {}) as Fields;
    const { after, changed } = applyChange(before, proposal.change as Fields);
    if (changed.length === 0) throw nothingProposed();
    refuseFaults(type, after);
    const change = Object.fromEntries(changed.map((name) => [name, after[name] ?? null]));
    const same = createHash('sha256').update(canonicalJson({ type, entryId, change })).digest();
    const existing = await proposals.findSameProposal(trx, same);
    if (existing) return { proposalId: existing };
    if ((await proposals.countOpen(trx)) >= maxOpen) throw tooManyProposals();
    if (entryId && (await proposals.countOpen(trx, entryId)) >= maxOpenOfEntry) throw tooManyProposals();
    const proposalId = newId('proposal');
    const atMs = deps.clock.now();
    await proposals.insertProposal(trx, {
      id: proposalId,
      type,
      entry_id: entryId ?? null,
      base_revision: entry?.revision ?? null,
      change,
      source,
      checked_on: checkedOn,
      same,
      state: 'open',
      reason: null,
      made_at: new Date(atMs),
      decided_at: null,
    });
    const body = { type, fields: changed, ...(entryId ? { entryId } : {}) };
    await recordEvent(deps, trx, newEvent(proposalId, atMs, 'proposal.made', body));
    return { proposalId };
  });
}
