import type { EntryType } from '@redress/contract';
import type { DirectoryDeps } from '../deps.ts';
import * as store from '../store.ts';
import { readEntry } from './search.ts';

/** An entry with every state it had, newest first, each with its place in the log. Refusal: `entry-not-found`. */
export async function readHistory(deps: DirectoryDeps, type: EntryType, entryId: string) {
  const row = await readEntry(deps, type, entryId);
  const revisions = await store.listRevisions(deps.db, entryId);
  const history = await Promise.all(
    revisions.map(async (revision) => {
      const seal = await deps.notary.sealOf(revision.event_id);
      return {
        revision: revision.revision,
        at: revision.at.toISOString(),
        by: revision.by,
        changed: revision.changed,
        ...(revision.fields ? { fields: revision.fields as Record<string, unknown> } : {}),
        source: revision.source,
        checkedOn: revision.checked_on,
        ...(seal ? { logIndex: Number(seal.index) } : {}),
      };
    }),
  );
  return { row, history };
}
