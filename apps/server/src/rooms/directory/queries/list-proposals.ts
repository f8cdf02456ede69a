import type { ProposalView } from '@redress/contract';
import type { DirectoryDeps } from '../deps.ts';
import { badCursor, proposalNotFound } from '../refusals.ts';
import * as proposals from '../store-proposals.ts';
import { formatCursor, parseCursor } from './cursor.ts';
import { viewProposal } from './proposal-view.ts';

const pageSize = 25;

/** A page of proposals with their conflicts, and how many are open. Refusal: `bad-cursor`. */
export async function listProposals(
  deps: DirectoryDeps,
  {
    state = 'open',
    cursor,
  }: { state?: proposals.ProposalRow['state'] | undefined; cursor?: string | undefined },
) {
  const after = parseCursor(cursor);
  if (after && Number.isNaN(Date.parse(after[0]))) throw badCursor();
  const from = after && { at: new Date(after[0]), id: after[1] };
  const rows = await proposals.listProposals(deps.db, state, from, pageSize + 1);
  const page = rows.slice(0, pageSize);
  const last = page.at(-1);
  const views = await viewAll(deps, page);
  const next =
    rows.length > pageSize && last ? formatCursor([last.made_at.toISOString(), last.id]) : undefined;
  return { proposals: views, open: await proposals.countOpen(deps.db), ...(next ? { cursor: next } : {}) };
}

async function viewAll(deps: DirectoryDeps, rows: readonly proposals.ProposalRow[]): Promise<ProposalView[]> {
  const entryIds = [...new Set(rows.flatMap(({ entry_id: id }) => (id ? [id] : [])))];
  const open = await proposals.openOn(deps.db, entryIds);
  return Promise.all(
    rows.map((row) =>
      viewProposal(
        deps.db,
        row,
        open.filter(({ entry_id: id }) => id === row.entry_id),
      ),
    ),
  );
}

/** Refusal: `proposal-not-found`. */
export async function readProposal(deps: DirectoryDeps, proposalId: string): Promise<ProposalView> {
  const row = await proposals.findProposal(deps.db, proposalId);
  if (!row) throw proposalNotFound();
  return (await viewAll(deps, [row]))[0] as ProposalView;
}
