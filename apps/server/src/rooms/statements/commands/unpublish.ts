import { inTransaction } from '#platform/database';
import type { StatementsDeps } from '../deps.ts';
import { newEvent } from '../events.ts';
import { notPublished } from '../refusals.ts';
import * as store from '../store.ts';
import { openStatement } from './open-statement.ts';
import { recordEvents } from './record-events.ts';

/** Takes the page down at once: content and pictures go, the address says that it was withdrawn. */
export async function unpublishStatement(deps: StatementsDeps, caseId: string): Promise<void> {
  await inTransaction(deps.db, async (trx) => {
    const row = await openStatement(deps, trx, caseId);
    if (row.state !== 'published' || !row.publication_id) throw notPublished();
    const atMs = deps.clock.now();
    await deps.notary.forgetContents(trx, [row.publication_id]);
    for (const blob of await store.deletePublicPictures(trx, caseId))
      await deps.outbox.enqueue(trx, { topic: 'statements.remove-blob', key: blob, payload: { blob } });
    await store.updateStatement(trx, caseId, {
      state: 'unpublished',
      published: null,
      publication_id: null,
      salt: null,
      unpublished_at: new Date(atMs),
    });
    const body = { publicationId: row.publication_id };
    await recordEvents(deps, trx, [newEvent(caseId, atMs, 'statement.unpublished', body)]);
  });
}
