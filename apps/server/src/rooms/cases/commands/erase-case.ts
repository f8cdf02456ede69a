import { afterCommit, inTransaction } from '#platform/database';
import type { CasesDeps } from '../deps.ts';
import { newEvent } from '../events.ts';
import { caseNotFound } from '../refusals.ts';
import * as store from '../store.ts';
import { deleteSteps } from '../store-steps.ts';
import { recordEvents } from './record-events.ts';

/**
 * Erases a case for good: keys, contents, items, letters, salts, receipt and sessions in one transaction; the files
 * follow through the outbox and are noise without their key. A claim whose money is on its way keeps the case (its room's
 * refusal, `money-underway`). The log's entries stay and say nothing to anybody.
 */
export async function eraseCase(deps: CasesDeps, caseId: string): Promise<void> {
  await inTransaction(deps.db, async (trx) => {
    if (!(await store.lockCase(trx, caseId))) throw caseNotFound();
    await deps.eraseAlongside(trx, caseId);
    await recordEvents(deps, trx, [newEvent(caseId, deps.clock.now(), 'case.erased', {})]);
    await deps.evidence.eraseDossier(trx, caseId);
    await deps.members.forgetCase(trx, caseId);
    await deleteSteps(trx, caseId);
    const letters = await store.deleteLetters(trx, caseId);
    const sealed = [...letters.map(({ id }) => id), ...(await store.listBundleIds(trx, caseId))];
    await deps.notary.forgetContents(trx, sealed);
    for (const { blob } of letters)
      await deps.outbox.enqueue(trx, { topic: 'cases.remove-blob', key: blob, payload: { blob } });
    for (const topic of deps.eraseTopics)
      await deps.outbox.enqueue(trx, { topic, key: caseId, payload: { caseId } });
    await store.deleteEventSalts(trx, caseId);
    await deps.outbox.enqueue(trx, { topic: 'service.erase', key: caseId, payload: { caseId } });
    afterCommit(trx, () => deps.assessed.forget(caseId));
    await store.updateCase(trx, caseId, {
      wrapped_key: null,
      contents: null,
      dispute_type: null,
      contact: null,
    });
  });
}
