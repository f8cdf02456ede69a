import type { ConsentField } from '@redress/contract';
import { inTransaction } from '#platform/database';
import { type Draft, drafts } from '../contents.ts';
import type { StatementsDeps } from '../deps.ts';
import { newEvent } from '../events.ts';
import * as store from '../store.ts';
import { openStatement } from './open-statement.ts';
import { recordEvents } from './record-events.ts';

export interface StatementChange {
  consents?: ConsentField[] | undefined;
  indexed?: boolean | undefined;
  sentences?: { id: string; text?: string | null | undefined; omitted?: boolean | undefined }[] | undefined;
}

/** Changes what the author decided; what is public stays as it is until it is published again. */
export async function changeStatement(
  deps: StatementsDeps,
  caseId: string,
  change: StatementChange,
): Promise<void> {
  await inTransaction(deps.db, async (trx) => {
    const row = await openStatement(deps, trx, caseId);
    const before = drafts.open(deps.blobs, row.vault, row.draft);
    const after: Draft = {
      consents: change.consents ? [...new Set(change.consents)] : before.consents,
      edits: { ...before.edits },
    };
    for (const { id, text, omitted } of change.sentences ?? []) {
      const { text: oldText, omitted: oldOmitted } = before.edits[id] ?? {};
      const newText = text === undefined ? oldText : (text ?? undefined);
      const newOmitted = omitted ?? oldOmitted;
      after.edits[id] = {
        ...(newText === undefined ? {} : { text: newText.replace(/\s+/g, ' ').trim() }),
        ...(newOmitted === undefined ? {} : { omitted: newOmitted }),
      };
    }
    const revision = row.revision + 1;
    await store.updateStatement(trx, caseId, {
      revision,
      draft: drafts.seal(deps.blobs, row.vault, after),
      ...(change.indexed === undefined ? {} : { indexed: change.indexed }),
    });
    const fields = Object.keys(change).sort();
    await recordEvents(deps, trx, [
      newEvent(caseId, deps.clock.now(), 'statement.changed', { revision, fields }),
    ]);
  });
}
