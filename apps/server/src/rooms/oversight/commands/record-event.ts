import { randomBytes } from 'node:crypto';
import { appendEvents, type NewEvent, type Trx } from '#platform/database';
import { canonicalJson, commitTo } from '#rooms/evidence';
import type { OversightDeps } from '../deps.ts';
import { insertSalt } from '../store.ts';

/**
 * Appends an event and queues its seal in the caller's transaction, and gives its id. By a SHA-256 in `contents` its
 * holder finds the entry in the log.
 */
export async function recordEvent(
  deps: Pick<OversightDeps, 'notary'>,
  trx: Trx,
  event: NewEvent,
  contents: readonly Uint8Array[] = [],
): Promise<string> {
  const [appended] = await appendEvents(trx, 'oversight', [event]);
  if (!appended) throw new Error('an event was not appended');
  const { id, subjectId, atMs } = appended;
  const salt = randomBytes(32);
  await insertSalt(trx, { event_id: id, subject_id: subjectId, salt });
  const fields = { event: commitTo(salt, canonicalJson(appended)) };
  await deps.notary.seal(trx, { id, type: 'event', atMs, fields, contents });
  return id;
}
