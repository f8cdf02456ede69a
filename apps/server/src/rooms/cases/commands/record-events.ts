import { randomBytes } from 'node:crypto';
import { type AppendedEvent, appendEvents, type NewEvent, type Trx } from '#platform/database';
import { canonicalJson, commitTo } from '#rooms/evidence';
import type { CasesDeps } from '../deps.ts';
import * as store from '../store.ts';

/** An event, and what is sealed with it though it must not stand in a table that is never erased. */
export type SealedEvent = NewEvent & { id: string; beside?: Record<string, Uint8Array> };

/** Who compares cases looks again at what the buyer says and at silence, and forgets an erased case. */
const changesWhatIsCompared: ReadonlySet<string> = new Set([
  'case.changed',
  'case.erased',
  'deadline.overdue',
  'step.happened',
]);

/** Appends events and queues their seals in the caller's transaction, as the evidence room does; gives them as they stand. */
export async function recordEvents(
  deps: Pick<CasesDeps, 'notary' | 'outbox'>,
  trx: Trx,
  events: readonly (NewEvent | SealedEvent)[],
): Promise<AppendedEvent[]> {
  if (events.length === 0) return [];
  const beside = new Map(
    events.map((event) => ('beside' in event ? [event.id, event.beside] : ['', undefined])),
  );
  const appended = await appendEvents(
    trx,
    'cases',
    events.map(({ beside: _, ...event }: NewEvent & { beside?: unknown }) => event),
  );
  const salted = appended.map((event) => ({ event, salt: randomBytes(32) }));
  await store.insertEventSalts(
    trx,
    salted.map(({ event, salt }) => ({ event_id: event.id, case_id: event.subjectId, salt })),
  );
  const requests = salted.map(({ event, salt }) => {
    const more = Object.entries(beside.get(event.id) ?? {});
    return {
      id: event.id,
      type: 'event' as const,
      atMs: event.atMs,
      fields: {
        event: commitTo(salt, canonicalJson(event)),
        ...Object.fromEntries(more.map(([field, bytes]) => [field, commitTo(salt, bytes)])),
      },
    };
  });
  await deps.notary.sealMany(trx, requests);
  const looked = appended.filter(({ kind }) => changesWhatIsCompared.has(kind));
  await deps.outbox.enqueueMany(
    trx,
    looked.map(({ id, subjectId }) => ({ topic: 'linking.look', key: id, payload: { caseId: subjectId } })),
  );
  return appended;
}
