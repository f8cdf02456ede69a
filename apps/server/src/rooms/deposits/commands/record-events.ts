import { randomBytes } from 'node:crypto';
import { appendEvents, type NewEvent, type Trx } from '#platform/database';
import { canonicalJson, commitTo } from '#rooms/evidence';
import type { DepositsDeps } from '../deps.ts';
import * as store from '../store.ts';

/** Appends events and queues their seals in the caller's transaction, which holds the lock of their deposit. */
export async function recordEvents(
  deps: Pick<DepositsDeps, 'notary'>,
  trx: Trx,
  events: readonly NewEvent[],
): Promise<void> {
  const appended = await appendEvents(trx, 'deposits', events);
  const salted = appended.map((event) => ({ event, salt: randomBytes(32) }));
  await store.insertEventSalts(
    trx,
    salted.map(({ event, salt }) => ({ event_id: event.id, subject_id: event.subjectId, salt })),
  );
  await deps.notary.sealMany(
    trx,
    salted.map(({ event, salt }) => ({
      id: event.id,
      type: 'event',
      atMs: event.atMs,
      fields: { event: commitTo(salt, canonicalJson(event)) },
    })),
  );
}
