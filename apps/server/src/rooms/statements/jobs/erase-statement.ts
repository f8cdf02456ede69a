import { inTransaction } from '#platform/database';
import type { Handler } from '#platform/outbox';
import { recordEvents } from '../commands/record-events.ts';
import type { StatementsDeps } from '../deps.ts';
import { newEvent } from '../events.ts';
import * as store from '../store.ts';

/**
 * The case was erased: key, draft, published text, pictures, replies and salts go; the address goes on saying that the
 * statement was withdrawn. Run twice it finds nothing.
 */
export function eraseStatement(deps: StatementsDeps): Handler<{ caseId: string }> {
  return async ({ payload: { caseId } }) => {
    await inTransaction(deps.db, async (trx) => {
      const row = await store.lockStatement(trx, caseId);
      if (!row) return;
      const atMs = deps.clock.now();
      await recordEvents(deps, trx, [newEvent(caseId, atMs, 'statement.erased', {})]);
      await deps.notary.forgetContents(trx, await store.listPublicationIds(trx, caseId));
      for (const blob of await store.deleteContents(trx, caseId))
        await deps.outbox.enqueue(trx, { topic: 'statements.remove-blob', key: blob, payload: { blob } });
      await store.updateStatement(trx, caseId, {
        wrapped_key: null,
        draft: null,
        published: null,
        publication_id: null,
        salt: null,
        state: row.state === 'draft' ? 'draft' : 'unpublished',
      });
    });
    return 'done';
  };
}
