import { randomBytes } from 'node:crypto';
import { appendEvents, type NewEvent, type Trx } from '#platform/database';
import { canonicalJson, commitTo } from '#rooms/evidence';
import type { DeliveryDeps } from '../deps.ts';
import * as store from '../store.ts';

/** Appends events and queues their seals in the caller's transaction, as the evidence room does; gives their ids. */
export async function recordEvents(
  deps: Pick<DeliveryDeps, 'notary'>,
  trx: Trx,
  events: readonly NewEvent[],
): Promise<string[]> {
  const ids: string[] = [];
  // A claim is noted while a job looks at the same order.
  for (const subject of [...new Set(events.map(({ subjectId }) => subjectId))].sort())
    await store.lockSubject(trx, subject);
  for (const event of await appendEvents(trx, 'delivery', events)) {
    const salt = randomBytes(32);
    await store.insertEventSalt(trx, { event_id: event.id, subject_id: event.subjectId, salt });
    const fields = { event: commitTo(salt, canonicalJson(event)) };
    await deps.notary.seal(trx, { id: event.id, type: 'event', atMs: event.atMs, fields });
    ids.push(event.id);
  }
  return ids;
}
