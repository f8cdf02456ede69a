import { randomBytes } from 'node:crypto';
import { newId } from '#platform/clock';
import { appendEvents, type NewEvent, type Trx } from '#platform/database';
import type { Outbox } from '#platform/outbox';
import { canonicalJson, commitTo } from '#rooms/evidence';
import type { ClaimsDeps } from '../deps.ts';
import { insertSalts } from '../store-rules.ts';

type Job = Parameters<Outbox['enqueue']>[1];
type Named = NewEvent & { id: string };

/** What a transaction over many claims has to write at its end, by one statement for each table. */
export interface Later {
  events: Named[];
  jobs: Job[];
}

export type RecordDeps = Pick<ClaimsDeps, 'notary' | 'outbox'> & { later?: Later };

/**
 * Appends events and queues their seals in the caller's transaction, as the evidence room does. In a transaction over many
 * claims they wait in `later` for its end.
 */
export async function recordEvents(
  deps: RecordDeps,
  trx: Trx,
  events: readonly NewEvent[],
): Promise<Named[]> {
  const named = events.map((event) => ({ ...event, id: event.id ?? newId('evt') }));
  if (deps.later) deps.later.events.push(...named);
  else await writeEvents(deps, trx, named);
  return named;
}

export async function enqueueJobs(deps: RecordDeps, trx: Trx, jobs: readonly Job[]): Promise<void> {
  if (deps.later) deps.later.jobs.push(...jobs);
  else await deps.outbox.enqueueMany(trx, jobs);
}

/** The end of a transaction over many claims. */
export async function writeLater(deps: RecordDeps, trx: Trx, { events, jobs }: Later): Promise<void> {
  await writeEvents(deps, trx, events);
  await deps.outbox.enqueueMany(trx, jobs);
}

async function writeEvents(deps: RecordDeps, trx: Trx, events: readonly Named[]): Promise<void> {
  if (events.length === 0) return;
  const appended = await appendEvents(trx, 'claims', events);
  const salted = appended.map((event) => ({ event, salt: randomBytes(32) }));
  await insertSalts(
    trx,
    salted.map(({ event, salt }) => ({ event_id: event.id, subject_id: event.subjectId, salt })),
  );
  await deps.notary.sealMany(
    trx,
    salted.map(({ event, salt }) => ({
      id: event.id,
      type: 'event' as const,
      atMs: event.atMs,
      fields: { event: commitTo(salt, canonicalJson(event)) },
    })),
  );
}
