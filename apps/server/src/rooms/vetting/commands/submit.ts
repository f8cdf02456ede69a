import { shanghaiDay } from '@redress/kernel';
import { newId } from '#platform/clock';
import { inTransaction } from '#platform/database';
import { codeDigest, openFacts } from '../contents.ts';
import type { VettingDeps } from '../deps.ts';
import { newEvent } from '../events.ts';
import { incomplete } from '../refusals.ts';
import { missingItems } from '../rules/missing.ts';
import * as store from '../store.ts';
import { listDocuments } from '../store-documents.ts';
import { lockExisting, moveFile, openFile, recordEvents } from './move-file.ts';

/**
 * Hands in what is filled in now: a copy that is never changed goes to the reviewer. Refusals: `vetting-incomplete`
 * with every missing item, `vetting-not-possible`.
 */
export async function submit(
  deps: VettingDeps,
  { orgId, by, language }: { orgId: string; by: string; language: 'zh' | 'en' },
): Promise<void> {
  const atMs = deps.clock.now();
  await inTransaction(deps.db, async (trx) => {
    const file = await openFile(deps, trx, orgId);
    const facts = openFacts(deps.blobs, store.vaultOf(file), file.facts);
    const held = await listDocuments(trx, orgId);
    const documents = held
      .filter(({ kind }) => kind !== 'name-change')
      .map(({ id, kind, valid_until }) => ({ id, kind, validUntil: valid_until ?? undefined }));
    const missing = missingItems(facts, documents, shanghaiDay(atMs));
    if (missing.length > 0) throw incomplete(missing, language);
    const id = newId('vsub');
    const at = new Date(atMs);
    await store.insertSubmission(trx, {
      ...{ id, org_id: orgId, facts: file.facts, submitted_by: by, submitted_at: at },
      documents: JSON.stringify(documents.map(({ kind: _, ...handedIn }) => handedIn)),
    });
    const code_digest = facts.creditCode ? codeDigest(deps.secret, facts.creditCode) : null;
    await moveFile(deps, trx, file, {
      move: 'submit',
      change: { submission_id: id, submitted_at: at, code_digest },
    });
    const body = { by, submissionId: id, documents: documents.map((one) => one.id) };
    await recordEvents(deps, trx, [newEvent(orgId, atMs, 'file.submitted', body)]);
  });
}

/**
 * Before a reviewer decided: what was handed in is no longer shown to one, nor can it be found good. Refusals:
 * `vetting-not-found`, `vetting-not-possible`.
 */
export async function takeBack(
  deps: VettingDeps,
  { orgId, by }: { orgId: string; by: string },
): Promise<void> {
  await inTransaction(deps.db, async (trx) => {
    const file = await lockExisting(trx, orgId);
    const accepted = await store.findSubmission(trx, file.accepted_id);
    const facts = accepted && openFacts(deps.blobs, store.vaultOf(file), accepted.facts);
    const code_digest = facts?.creditCode ? codeDigest(deps.secret, facts.creditCode) : null;
    const change = { submission_id: file.accepted_id, code_digest };
    await moveFile(deps, trx, file, { move: 'takeBack', change });
    await recordEvents(deps, trx, [newEvent(orgId, deps.clock.now(), 'file.taken-back', { by })]);
  });
}
