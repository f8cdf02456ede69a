import { sql } from 'kysely';
import type { Database, Trx } from '../database/index.ts';

export interface NewJob {
  /** `room.verb`, e.g. `evidence.read`. */
  topic: string;
  /** Names the work once and for all within its topic (an event's or row's id); a second enqueue is no second job. */
  key: string;
  /** Ids only: what a person wrote stays in the room's rows. */
  payload: object;
}
export interface Job<P = unknown> {
  position: string;
  topic: string;
  key: string;
  payload: P;
  /** 1 at the first try. */
  attempt: number;
}

export const insertJob = (trx: Trx, job: NewJob) =>
  sql`INSERT INTO outbox.job (topic, key, payload) VALUES (${job.topic}, ${job.key}, ${JSON.stringify(job.payload)}::jsonb)
      ON CONFLICT (topic, key) DO NOTHING`.execute(trx);

/** The same for many, by one statement. */
export const insertJobs = (trx: Trx, jobs: readonly NewJob[]) =>
  sql`/* outbox.insert_jobs */ INSERT INTO outbox.job (topic, key, payload)
      SELECT j.topic, j.key, j.payload::jsonb FROM unnest(${jobs.map(({ topic }) => topic)}::text[],
        ${jobs.map(({ key }) => key)}::text[], ${jobs.map(({ payload }) => JSON.stringify(payload))}::text[])
        AS j(topic, key, payload)
      ON CONFLICT (topic, key) DO NOTHING`.execute(trx);

/**
 * Takes the oldest due job of a topic for `leaseMs`. The lease is simply the next due time: a worker that dies leaves
 * the job due again when the lease is over. Time is the database's, so that nodes with wrong clocks agree.
 */
export async function claimJob(
  db: Database,
  topic: string,
  lease: string,
  leaseMs: number,
): Promise<Job | undefined> {
  const { rows } = await sql<Omit<Job, 'attempt'> & { attempts: number }>`
    UPDATE outbox.job SET lease = ${lease}, attempts = attempts + 1,
      due_at = clock_timestamp() + ${leaseMs} * interval '1 millisecond'
    WHERE position = (SELECT position FROM outbox.job WHERE state = 'open' AND topic = ${topic}
      AND due_at <= clock_timestamp() ORDER BY due_at, position LIMIT 1 FOR UPDATE SKIP LOCKED)
    RETURNING position, topic, key, payload, attempts`.execute(db.kysely);
  const row = rows[0];
  return (
    row && {
      position: row.position,
      topic: row.topic,
      key: row.key,
      payload: row.payload,
      attempt: row.attempts,
    }
  );
}

/** Every statement below changes the job only while this worker still holds it. */
export const extendLease = (db: Database, position: string, lease: string, leaseMs: number) =>
  sql`UPDATE outbox.job SET due_at = clock_timestamp() + ${leaseMs} * interval '1 millisecond'
      WHERE position = ${position} AND lease = ${lease}`.execute(db.kysely);

export const finishJob = (
  db: Database,
  position: string,
  lease: string,
  state: 'done' | 'stopped',
  reason?: string,
) =>
  sql`UPDATE outbox.job SET state = ${state}, reason = ${reason ?? null}, lease = NULL, finished_at = now()
      WHERE position = ${position} AND lease = ${lease}`.execute(db.kysely);

export const postponeJob = (db: Database, position: string, lease: string, afterMs: number, reason: string) =>
  sql`UPDATE outbox.job SET lease = NULL, reason = ${reason},
      due_at = clock_timestamp() + ${afterMs} * interval '1 millisecond'
      WHERE position = ${position} AND lease = ${lease}`.execute(db.kysely);

/** Where only this process can hold leases, those of its dead predecessor are over at once. */
export const dropLeases = (db: Database) =>
  sql`UPDATE outbox.job SET lease = NULL, due_at = clock_timestamp() WHERE state = 'open' AND lease IS NOT NULL`.execute(
    db.kysely,
  );

export const purgeDone = (db: Database, olderThanDays: number) =>
  sql`DELETE FROM outbox.job WHERE state = 'done' AND finished_at < now() - ${olderThanDays} * interval '1 day'`.execute(
    db.kysely,
  );

/** Jobs of these topics only: nobody here can do another's. */
export async function countJobs(
  db: Database,
  topics: readonly string[],
): Promise<{ open: number; due: number; stopped: number }> {
  const { rows } = await sql<{ open: string; due: string; stopped: string }>`
    SELECT count(*) FILTER (WHERE state = 'open') AS open, count(*) FILTER (WHERE state = 'stopped') AS stopped,
      count(*) FILTER (WHERE state = 'open' AND due_at <= clock_timestamp()) AS due
    FROM outbox.job WHERE state <> 'done' AND topic = ANY(${topics})`.execute(db.kysely);
  const row = rows[0];
  return { open: Number(row?.open), due: Number(row?.due), stopped: Number(row?.stopped) };
}
