import type { EntryChange } from '@redress/contract';
import { inTransaction } from '#platform/database';
import type { DirectoryDeps } from '../deps.ts';
import { newEvent } from '../events.ts';
import { entryChanged, entryNotFound, nothingProposed } from '../refusals.ts';
import type { Fields } from '../rules/entry.ts';
import * as store from '../store.ts';
import { recordEvent } from './record-events.ts';
import { writeEntry } from './write-entry.ts';

/**
 * An operator's own change, at once; gives the entry's id. Refusals: `entry-not-found`, `entry-changed` where it is not
 * at `revision` any more, `nothing-proposed`, `bad-entry`.
 */
export async function saveEntry(
  deps: DirectoryDeps,
  input: { entry: EntryChange; revision?: number | undefined },
): Promise<string> {
  const { type, entryId, change, source, checkedOn } = input.entry;
  return inTransaction(deps.db, async (trx) => {
    await store.lockDirectory(trx);
    if (entryId !== undefined && input.revision !== undefined) {
      const now = await store.findEntry(trx, entryId);
      if (now && now.revision !== input.revision) throw entryChanged();
    }
    const write = { type, entryId, change: change as Fields, source, checkedOn, by: 'operator' as const };
    const written = await writeEntry(deps, trx, write);
    if (written.changed.length === 0) throw nothingProposed();
    return written.entryId;
  });
}

/** Takes an entry out of the directory; its history stays. Refusal: `entry-not-found`. */
export async function removeEntry(deps: DirectoryDeps, entryId: string): Promise<void> {
  await inTransaction(deps.db, async (trx) => {
    await store.lockDirectory(trx);
    const entry = await store.findEntry(trx, entryId);
    if (!entry) throw entryNotFound();
    const atMs = deps.clock.now();
    const revision = entry.revision + 1;
    const gone = { removed: true, main: false, revision, updated_at: new Date(atMs) };
    await store.updateEntry(trx, entryId, gone);
    await store.replaceKeys(trx, entryId, []);
    if (entry.main && entry.kind && entry.division_code)
      await store.promoteMain(trx, entry.kind, entry.division_code);
    await recordEvent(deps, trx, newEvent(entryId, atMs, 'entry.removed', { revision }));
  });
}
