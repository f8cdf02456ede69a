import { randomBytes } from 'node:crypto';
import type { Updateable } from 'kysely';
import { appendEvents, type NewEvent, type Trx } from '#platform/database';
import { canonicalJson, commitTo } from '#rooms/evidence';
import { sealFacts } from '../contents.ts';
import type { VettingDeps } from '../deps.ts';
import { notFound, notPossible } from '../refusals.ts';
import { after, organisationStateOf, type VettingMove } from '../rules/lifecycle/vetting-lifecycle.ts';
import * as store from '../store.ts';
import type { FileTable } from '../tables.ts';

/** The organisation's file, locked; an empty one where there is none yet. */
export async function openFile(deps: VettingDeps, trx: Trx, orgId: string): Promise<store.FileRow> {
  const found = await store.lockFile(trx, orgId);
  if (found?.erased_at) await store.updateFile(trx, orgId, { erased_at: null });
  if (found) return { ...found, erased_at: null };
  const vault = deps.blobs.createVault(store.vaultId(orgId));
  await store.insertFile(trx, {
    org_id: orgId,
    wrapped_key: vault.wrappedKey,
    state: 'draft',
    facts: sealFacts(deps.blobs, vault, {}),
  });
  // Where another request was faster, its row and key stand.
  return (await store.lockFile(trx, orgId)) as store.FileRow;
}

/** Refusal: `vetting-not-found`. */
export async function lockExisting(trx: Trx, orgId: string): Promise<store.FileRow> {
  const file = await store.lockFile(trx, orgId);
  if (!file) throw notFound();
  return file;
}

/**
 * Moves the locked file and tells members how the organisation stands now. Events are the caller's, since each move
 * says something of its own. Refusal: `vetting-not-possible`.
 */
export async function moveFile(
  deps: VettingDeps,
  trx: Trx,
  file: store.FileRow,
  { move, change = {} }: { move: VettingMove; change?: Updateable<FileTable> },
): Promise<void> {
  const to = after(file.state, move);
  if (!to) throw notPossible();
  await store.updateFile(trx, file.org_id, { ...change, state: to });
  await deps.members.setState(trx, file.org_id, organisationStateOf[to]);
}

/** Appends events and queues their seals; the caller holds the file's lock. */
export async function recordEvents(
  deps: Pick<VettingDeps, 'notary'>,
  trx: Trx,
  events: readonly NewEvent[],
): Promise<void> {
  for (const event of await appendEvents(trx, 'vetting', events)) {
    const salt = randomBytes(32);
    await store.insertEventSalt(trx, { event_id: event.id, org_id: event.subjectId, salt });
    const fields = { event: commitTo(salt, canonicalJson(event)) };
    await deps.notary.seal(trx, { id: event.id, type: 'event', atMs: event.atMs, fields });
  }
}
