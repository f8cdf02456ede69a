import { type Insertable, type Kysely, type Selectable, sql } from 'kysely';
import type { Database, Trx } from '#platform/database';
import type { DueDeadline, Sweep } from './rules/sweep-deadline.ts';
import type { CasesTables, DeadlineTable } from './tables.ts';

export type DeadlineRow = Selectable<DeadlineTable>;

const typed = (db: Database | Trx) => ('engine' in db ? db.kysely : db) as Kysely<CasesTables>;

/** Every deadline of a case, the earliest first. */
export async function listDeadlines(db: Database | Trx, caseId: string): Promise<DeadlineRow[]> {
  return typed(db)
    .selectFrom('cases.deadline')
    .selectAll()
    .where('case_id', '=', caseId)
    .orderBy('due_at')
    .orderBy('id')
    .execute();
}

export async function findDeadline(
  db: Database | Trx,
  caseId: string,
  id: string,
): Promise<DeadlineRow | undefined> {
  return typed(db)
    .selectFrom('cases.deadline')
    .selectAll()
    .where('case_id', '=', caseId)
    .where('id', '=', id)
    .executeTakeFirst();
}

/** Sets deadlines, or moves those that are set already (an extension, a suspension, a calendar that came out). */
export async function putDeadlines(trx: Trx, rows: readonly Insertable<DeadlineTable>[]): Promise<void> {
  if (rows.length === 0) return;
  await typed(trx)
    .insertInto('cases.deadline')
    .values([...rows])
    .onConflict((conflict) =>
      conflict.columns(['case_id', 'key']).doUpdateSet((set) => ({
        from_day: set.ref('excluded.from_day'),
        due_day: set.ref('excluded.due_day'),
        latest_day: set.ref('excluded.latest_day'),
        told_day: set.ref('excluded.told_day'),
        moved_from: set.ref('excluded.moved_from'),
        counted_by: set.ref('excluded.counted_by'),
        due_at: set.ref('excluded.due_at'),
        wake_at: set.ref('excluded.wake_at'),
        reminded: set.ref('excluded.reminded'),
        state: set.ref('excluded.state'),
        settled_at: set.ref('excluded.settled_at'),
      })),
    )
    .execute();
}

/** Ends deadlines of a case that are still open. */
export async function settleDeadlines(
  trx: Trx,
  ids: readonly string[],
  state: 'met' | 'cancelled',
  at: Date,
): Promise<void> {
  if (ids.length === 0) return;
  await typed(trx)
    .updateTable('cases.deadline')
    .set({ state, settled_at: at, wake_at: null })
    .where('id', 'in', [...ids])
    .where('state', '=', 'open')
    .execute();
}

/**
 * Locks the cases of up to `limit` deadlines that are to be looked at, leaving those that somebody else holds, and gives
 * their deadlines that are due. Only the partial index of open deadlines is read, so the cost is that of what is due.
 */
export async function takeDueDeadlines(trx: Trx, now: Date, limit: number): Promise<DueDeadline[]> {
  const locked = await sql<{ id: string }>`
    SELECT c.id FROM cases.deadline d JOIN cases."case" c ON c.id = d.case_id
    WHERE d.state = 'open' AND d.wake_at <= ${now} ORDER BY d.wake_at LIMIT ${limit}
    FOR UPDATE OF c SKIP LOCKED`.execute(trx);
  return dueDeadlines(trx, now, [...new Set(locked.rows.map(({ id }) => id))]);
}

/**
 * Has the next tick look at every open deadline without a settled day, and at those that were counted by other notices: one may
 * have come, or have been corrected, with this start.
 */
export async function wakeUnsettled(db: Database, now: Date, print: string): Promise<void> {
  await sql`UPDATE cases.deadline SET wake_at = ${now} WHERE state = 'open' AND wake_at > ${now}
    AND (latest_day IS NOT NULL OR due_day IS NULL OR counted_by IS DISTINCT FROM ${print})`.execute(
    db.kysely,
  );
}

/** It was counted again by these notices, whatever came of it. */
export async function stampCounted(trx: Trx, caseId: string, id: string, print: string): Promise<void> {
  await typed(trx)
    .updateTable('cases.deadline')
    .set({ counted_by: print })
    .where('case_id', '=', caseId)
    .where('id', '=', id)
    .execute();
}

/** Up to `limit` cases with a deadline that is to be looked at. */
export async function listDueCases(db: Database, now: Date, limit: number): Promise<string[]> {
  const { rows } = await sql<{ case_id: string }>`
    SELECT DISTINCT case_id FROM cases.deadline WHERE state = 'open' AND wake_at <= ${now}
    LIMIT ${limit}`.execute(db.kysely);
  return rows.map(({ case_id }) => case_id);
}

/**
 * What is due of cases that the transaction has locked: a statement of its own, since it sees what was committed before
 * the locks, and the one that locked may not.
 */
export async function dueDeadlines(trx: Trx, now: Date, caseIds: readonly string[]): Promise<DueDeadline[]> {
  if (caseIds.length === 0) return [];
  const { rows } = await sql<DueDeadline>`
    SELECT d.id, d.case_id, d.step_id, d.channel, d.rule, d.party, d.from_day, d.due_day, d.latest_day,
      d.told_day, d.counted_by, d.due_at, d.reminded, c.status
    FROM cases.deadline d JOIN cases."case" c ON c.id = d.case_id
    WHERE d.state = 'open' AND d.wake_at <= ${now} AND d.case_id = ANY(${[...caseIds]})
    ORDER BY d.case_id, d.wake_at`.execute(trx);
  return rows;
}

/** Writes what the sweeper found by one statement. */
export async function writeSwept(trx: Trx, swept: readonly Sweep['row'][], now: Date): Promise<void> {
  await sql`UPDATE cases.deadline d SET state = n.state, wake_at = n.wake_at, reminded = n.reminded,
      settled_at = CASE WHEN n.state = 'overdue' THEN ${now}::timestamptz END
    FROM jsonb_to_recordset(${JSON.stringify(swept)}::jsonb)
      AS n(id text, state text, wake_at timestamptz, reminded int)
    WHERE d.id = n.id`.execute(trx);
}

/** Moves cases to `overdue` by one statement. */
export async function moveToOverdue(trx: Trx, caseIds: readonly string[], at: Date): Promise<void> {
  if (caseIds.length === 0) return;
  await typed(trx)
    .updateTable('cases.case')
    .set({ status: 'overdue', status_at: at })
    .where('id', 'in', [...caseIds])
    .execute();
}

/** Gives a case a calendar address; the one before ends. */
export async function replaceCalendar(
  trx: Trx,
  row: { token_sha256: Buffer; case_id: string; created_at: Date },
): Promise<void> {
  await deleteCalendar(trx, row.case_id);
  await typed(trx).insertInto('cases.calendar').values(row).execute();
}

export async function deleteCalendar(trx: Trx, caseId: string): Promise<void> {
  await typed(trx).deleteFrom('cases.calendar').where('case_id', '=', caseId).execute();
}

export async function caseOfCalendar(db: Database, tokenSha256: Buffer): Promise<string | undefined> {
  const row = await typed(db)
    .selectFrom('cases.calendar')
    .select('case_id')
    .where('token_sha256', '=', tokenSha256)
    .executeTakeFirst();
  return row?.case_id;
}
