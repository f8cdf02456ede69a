import { randomBytes } from 'node:crypto';
import { appendEvents, type NewEvent, type Trx } from '#platform/database';
import type { EvidenceDeps } from '../deps.ts';
import * as store from '../store.ts';
import { canonicalJson, commitTo } from './commit.ts';

/** After these a case names other people, numbers and sums: who compares cases looks again. */
const changesWhatIsSaid: ReadonlySet<string> = new Set([
  'item.read',
  'item.classified',
  'item.withdrawn',
  'facts.corrected',
]);

/**
 * Appends events and queues their seals in the caller's transaction. The log gets a salted commitment to each event's
 * canonical bytes; the salt stands in a row of its own, which erasing the case removes.
 */
export async function recordEvents(
  deps: Pick<EvidenceDeps, 'notary' | 'outbox'>,
  trx: Trx,
  events: readonly NewEvent[],
): Promise<void> {
  for (const event of await appendEvents(trx, 'evidence', events)) {
    const salt = randomBytes(32);
    await store.insertEventSalt(trx, { event_id: event.id, case_id: event.subjectId, salt });
    const fields = { event: commitTo(salt, canonicalJson(event)) };
    await deps.notary.seal(trx, { id: event.id, type: 'event', atMs: event.atMs, fields });
    if (changesWhatIsSaid.has(event.kind))
      await deps.outbox.enqueue(trx, {
        topic: 'linking.look',
        key: event.id,
        payload: { caseId: event.subjectId },
      });
  }
}
