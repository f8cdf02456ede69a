import type { CheckMean } from '@redress/contract';
import { newId } from '#platform/clock';
import type { Trx } from '#platform/database';
import { openFacts, sealNames } from '../contents.ts';
import type { VettingDeps } from '../deps.ts';
import { changedNames, namesOf } from '../rules/names.ts';
import * as store from '../store.ts';
import { insertNameChange } from '../store-names.ts';

/**
 * A check of the whole file may find other names than the last one did: they are kept like those that were asked for, so
 * that the history of names is complete whichever way they came.
 */
export async function keepNamesBefore(
  deps: VettingDeps,
  trx: Trx,
  check: { file: store.FileRow; submission: store.SubmissionRow; means: CheckMean[]; organisation: string },
  decided: { by: string; atMs: number; platformId?: string },
): Promise<void> {
  const { file, submission, means, organisation } = check;
  const before = await store.findSubmission(trx, file.accepted_id);
  if (!before) return;
  const vault = store.vaultOf(file);
  const from = namesOf(organisation, openFacts(deps.blobs, vault, before.facts));
  const { registered, legalPerson } = namesOf(organisation, openFacts(deps.blobs, vault, submission.facts));
  const to = changedNames(from, { registered, legalPerson });
  if (Object.keys(to).length === 0) return;
  await insertNameChange(trx, {
    ...{ id: newId('vnam'), org_id: file.org_id, state: 'approved', documents: '[]' },
    contents: sealNames(deps.blobs, vault, { from, to, inCheck: true }),
    ...{ asked_by: submission.submitted_by, asked_at: submission.submitted_at },
    ...{ decided_by: decided.by, decided_at: new Date(decided.atMs), means: JSON.stringify(means) },
    platform_id: decided.platformId ?? null,
  });
}
