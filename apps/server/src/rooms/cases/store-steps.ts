import type { Insertable, Kysely, Selectable, Updateable } from 'kysely';
import type { Database, Trx } from '#platform/database';
import type { LetterFormat } from './rules/letter-files.ts';
import type { LetterKind } from './rules/letters/index.ts';
import type { CasesTables, StepEventTable, StepTable } from './tables.ts';

export type StepRow = Selectable<StepTable>;
export type StepEventRow = Selectable<StepEventTable>;

const typed = (db: Database | Trx) => ('engine' in db ? db.kysely : db) as Kysely<CasesTables>;

export async function insertStep(trx: Trx, row: Insertable<StepTable>): Promise<void> {
  await typed(trx).insertInto('cases.step').values(row).execute();
}

export async function updateStep(trx: Trx, id: string, change: Updateable<StepTable>): Promise<void> {
  await typed(trx).updateTable('cases.step').set(change).where('id', '=', id).execute();
}

/** A step of this very case; lock the case first where it is going to change. */
export async function findStep(db: Database | Trx, caseId: string, id: string): Promise<StepRow | undefined> {
  return typed(db)
    .selectFrom('cases.step')
    .selectAll()
    .where('case_id', '=', caseId)
    .where('id', '=', id)
    .executeTakeFirst();
}

/** The steps of a case, oldest first. */
export async function listSteps(db: Database | Trx, caseId: string): Promise<StepRow[]> {
  return typed(db)
    .selectFrom('cases.step')
    .selectAll()
    .where('case_id', '=', caseId)
    .orderBy('opened_at')
    .orderBy('id')
    .execute();
}

/** Steps whose regret window is over, the earliest first. */
export async function listDueSteps(
  db: Database,
  now: Date,
  limit: number,
): Promise<Pick<StepRow, 'id' | 'case_id'>[]> {
  return typed(db)
    .selectFrom('cases.step')
    .select(['id', 'case_id'])
    .where('state', '=', 'held')
    .where('held_until', '<=', now)
    .orderBy('held_until')
    .limit(limit)
    .execute();
}

export async function insertStepEvent(trx: Trx, row: Insertable<StepEventTable>): Promise<void> {
  await typed(trx).insertInto('cases.step_event').values(row).execute();
}

export async function findStepEvent(
  trx: Trx,
  stepId: string,
  key: string,
): Promise<Pick<StepEventRow, 'id'> | undefined> {
  return typed(trx)
    .selectFrom('cases.step_event')
    .select('id')
    .where('step_id', '=', stepId)
    .where('key', '=', key)
    .executeTakeFirst();
}

/** What happened in the steps of a case, in the order in which it happened. */
export async function listStepEvents(db: Database | Trx, caseId: string): Promise<StepEventRow[]> {
  return typed(db)
    .selectFrom('cases.step_event')
    .selectAll()
    .where('case_id', '=', caseId)
    .orderBy('at')
    .orderBy('sequence')
    .execute();
}

export interface StepLetterRow {
  step_id: string;
  letter_id: string;
  name: LetterKind;
  format: LetterFormat;
  blob: string;
  salt: Buffer;
  bytes: string;
}

/** The papers of all steps of a case, or of one. */
export async function listStepLetters(
  db: Database | Trx,
  caseId: string,
  stepId?: string,
): Promise<StepLetterRow[]> {
  let query = typed(db)
    .selectFrom('cases.step_letter as kept')
    .innerJoin('cases.letter as letter', 'letter.id', 'kept.letter_id')
    .select([
      'kept.step_id',
      'kept.letter_id',
      'letter.name',
      'letter.format',
      'letter.blob',
      'letter.salt',
      'letter.bytes',
    ])
    .where('letter.case_id', '=', caseId);
  if (stepId !== undefined) query = query.where('kept.step_id', '=', stepId);
  return query.orderBy('kept.position').execute();
}

/** Replaces the papers of a step, in their order. */
export async function replaceStepLetters(
  trx: Trx,
  stepId: string,
  letters: readonly { letter_id: string; name: StepLetterRow['name'] }[],
): Promise<void> {
  await typed(trx).deleteFrom('cases.step_letter').where('step_id', '=', stepId).execute();
  if (letters.length === 0) return;
  const rows = letters.map((letter, position) => ({ ...letter, position, step_id: stepId }));
  await typed(trx).insertInto('cases.step_letter').values(rows).execute();
}

/** Gives every held step of a case back as a draft. */
export async function takeBackHeldSteps(trx: Trx, caseId: string): Promise<void> {
  await typed(trx)
    .updateTable('cases.step')
    .set({ state: 'drafted', held_until: null, way: null })
    .where('case_id', '=', caseId)
    .where('state', '=', 'held')
    .execute();
}

/** Forgets every step of a case with all that hangs on it; the append-only events keep no word of the buyer. */
export async function deleteSteps(trx: Trx, caseId: string): Promise<void> {
  const db = typed(trx);
  const steps = db.selectFrom('cases.step').select('id').where('case_id', '=', caseId);
  await db.deleteFrom('cases.deadline').where('case_id', '=', caseId).execute();
  await db.deleteFrom('cases.calendar').where('case_id', '=', caseId).execute();
  await db.deleteFrom('cases.step_event').where('case_id', '=', caseId).execute();
  await db.deleteFrom('cases.step_letter').where('step_id', 'in', steps).execute();
  await db.deleteFrom('cases.step').where('case_id', '=', caseId).execute();
}
