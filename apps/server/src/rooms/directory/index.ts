import type { EntryChange, EntryType, JurisdictionQuestion, OfficeKind } from '@redress/contract';
import { migrate } from '#platform/database';
import type { Server } from '#platform/http';
import { type Decision, decideProposal } from './commands/decide-proposal.ts';
import { forgetOldProposals } from './commands/forget-old.ts';
import { importCsv } from './commands/import-csv.ts';
import { proposeChange } from './commands/propose-change.ts';
import { removeEntry, saveEntry } from './commands/save-entry.ts';
import type { DirectoryDeps } from './deps.ts';
import { addDirectoryRoutes } from './http/index.ts';
import { migrations } from './migrations.ts';
import { officeView } from './queries/entry-view.ts';
import { findOffice, resolve } from './queries/resolve.ts';
import { findPlatforms, type PlatformClues, readEntry } from './queries/search.ts';

import { hotlines } from './rules/hotlines.ts';

export type { DirectoryDeps } from './deps.ts';

/** Who is competent, and how offices and platforms are reached: completed and corrected by people. */
export async function createDirectoryRoom(deps: DirectoryDeps) {
  await migrate(deps.db, 'directory', migrations);
  return {
    /** The main office of a kind in exactly this division; undefined: nobody entered it, ask 12315 or 12345. */
    findOffice: (query: { kind: OfficeKind; divisionCode: string }) => findOffice(deps, query),
    hotlines,
    resolve: (question: JurisdictionQuestion) => resolve(deps, question),
    /** An office of the directory as it stands. Refusal: `entry-not-found`. */
    readOffice: async (entryId: string) => officeView(await readEntry(deps, 'office', entryId)),
    /** Register entries of a platform, by domain, number or exact name; rows as `platformView` has them. */
    findPlatforms: (clues: PlatformClues) => findPlatforms(deps, clues),
    proposeChange: (proposal: EntryChange) => proposeChange(deps, proposal),
    decideProposal: (decision: Decision) => decideProposal(deps, decision),
    saveEntry: (input: { entry: EntryChange; revision?: number }) => saveEntry(deps, input),
    removeEntry: (entryId: string) => removeEntry(deps, entryId),
    importCsv: (input: { type: EntryType; text: string; dryRun?: boolean }) => importCsv(deps, input),
    forgetOldProposals: () => forgetOldProposals(deps),
    http: (app: Server) => addDirectoryRoutes(app, deps),
  };
}

export type DirectoryRoom = Awaited<ReturnType<typeof createDirectoryRoom>>;
