import { randomBytes } from 'node:crypto';
import { appendEvents, type NewEvent, type Trx } from '#platform/database';
import { canonicalJson, commitTo } from '#rooms/evidence';
import type { DirectoryDeps } from '../deps.ts';
import * as store from '../store.ts';

/** Appends an event and queues its seal in the caller's transaction, as the evidence room does; gives its id. */
export async function recordEvent(
  deps: Pick<DirectoryDeps, 'notary'>,
  trx: Trx,
  event: NewEvent,
): Promise<string> {
  const [appended] = await appendEvents(trx, 'directory', [event]);
  if (!appended) throw new Error('no event was appended');
  const salt = randomBytes(32);
  await store.insertEventSalt(trx, { event_id: appended.id, subject_id: appended.subjectId, salt });
  const fields = { event: commitTo(salt, canonicalJson(appended)) };
  await deps.notary.seal(trx, { id: appended.id, type: 'event', atMs: appended.atMs, fields });
  return appended.id;
}
