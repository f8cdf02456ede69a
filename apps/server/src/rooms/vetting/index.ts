import type { ReviewInput, VettingFacts } from '@redress/contract';
import { migrate } from '#platform/database';
import { addDocument, type NewDocument } from './commands/documents.ts';
import { type Reviewer, reviewFile } from './commands/review-file.ts';
import { saveFacts } from './commands/save-facts.ts';
import { submit, takeBack } from './commands/submit.ts';
import type { VettingDeps } from './deps.ts';
import { removeBlob } from './jobs/remove-blob.ts';
import { sweep } from './jobs/sweep.ts';
import { tell } from './jobs/tell.ts';
import { migrations } from './migrations.ts';
import { dutyRecords, vettingOf } from './queries/duty-records.ts';
import { namedBlobs } from './store-documents.ts';

export type { DutyRecord, Vetting } from './queries/duty-records.ts';
export type VettingRoom = Awaited<ReturnType<typeof createVettingRoom>>;

/** Who an organisation is, by papers that somebody looked at; and who looked, when and how. */
export async function createVettingRoom(deps: VettingDeps) {
  await migrate(deps.db, 'vetting', migrations);
  deps.outbox.handle('vetting.remove-blob', removeBlob(deps));
  deps.outbox.handle('vetting.tell', tell(deps));
  return {
    vettingOf: (orgId: string) => vettingOf(deps, orgId),
    /** A platform's own record of verifying its merchants, for its console and for authorities. */
    dutyRecords: (platformId: string, span: { fromMs: number; toMs: number }) =>
      dutyRecords(deps, platformId, span),
    saveFacts: (input: { orgId: string; by: string; facts: VettingFacts }) => saveFacts(deps, input),
    addDocument: (input: NewDocument) => addDocument(deps, input),
    submit: (input: { orgId: string; by: string; language: 'zh' | 'en' }) => submit(deps, input),
    takeBack: (input: { orgId: string; by: string }) => takeBack(deps, input),
    reviewFile: (input: { orgId: string; reviewer: Reviewer } & ReviewInput) => reviewFile(deps, input),
    /** Reminders and ends; a round of housekeeping. */
    sweep: () => sweep(deps),
    namedBlobs: (keys: readonly string[]) => namedBlobs(deps.db, keys),
  };
}
