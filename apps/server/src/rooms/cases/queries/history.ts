import type { StepRecord } from '@redress/law';
import { openContact } from '../contents.ts';
import type { CasesDeps } from '../deps.ts';
import { caseNotFound } from '../refusals.ts';
import * as store from '../store.ts';
import * as steps from '../store-steps.ts';
import { toRecord } from './step-record.ts';

/** What happened in the steps of a case, as the law judges it; steps that never left are no history. */
export async function historyOf(deps: Pick<CasesDeps, 'db'>, caseId: string): Promise<StepRecord[]> {
  const [rows, events] = await Promise.all([
    steps.listSteps(deps.db, caseId),
    steps.listStepEvents(deps.db, caseId),
  ]);
  return rows
    .filter(({ state }) => state === 'out' || state === 'done')
    .map((step) => toRecord(step, events));
}

/** Where reminders of a case go; empty when the buyer left nothing. Refusal: `case-not-found`. */
export async function caseContact(
  deps: Pick<CasesDeps, 'db' | 'blobs'>,
  caseId: string,
): Promise<{ email?: string }> {
  const row = await store.findCase(deps.db, caseId);
  if (!row) throw caseNotFound();
  return row.contact ? openContact(deps.blobs, row.vault, row.contact) : {};
}
