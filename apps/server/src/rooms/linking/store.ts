import { type Insertable, type Kysely, type Selectable, sql, type Updateable } from 'kysely';
import type { Database, Trx } from '#platform/database';
import type { Level, ValueKind } from './rules/weights.ts';
import type { CaseTable, EventSaltTable, LinkingTables } from './tables.ts';

export type CaseRow = Selectable<CaseTable>;

export const typed = (db: Database | Trx) => ('engine' in db ? db.kysely : db) as Kysely<LinkingTables>;

/** Any fixed number: whoever changes links waits for each other on it, so that two cases that meet see each other. */
const linkLock = 0x6c69_6e6b;

/** One change of links at a time, until the transaction ends. */
export async function lockLinks(trx: Trx): Promise<void> {
  await sql`SELECT pg_advisory_xact_lock(${sql.lit(linkLock)})`.execute(trx);
}

/** The number of this look at a case; a look that began later knows at least as much. */
export async function takeTicket(db: Database, caseId: string): Promise<{ ticket: number; erased: boolean }> {
  const { rows } = await sql<{ asked: number; erased: boolean }>`
    INSERT INTO linking."case" (case_id, asked) VALUES (${caseId}, 1)
    ON CONFLICT (case_id) DO UPDATE SET asked = linking."case".asked + 1
    RETURNING asked, erased`.execute(db.kysely);
  return { ticket: rows[0]?.asked as number, erased: rows[0]?.erased as boolean };
}

export const findCase = (db: Database | Trx, caseId: string): Promise<CaseRow | undefined> =>
  typed(db).selectFrom('linking.case').selectAll().where('case_id', '=', caseId).executeTakeFirst();

export const lockCase = (trx: Trx, caseId: string): Promise<CaseRow | undefined> =>
  typed(trx)
    .selectFrom('linking.case')
    .selectAll()
    .where('case_id', '=', caseId)
    .forUpdate()
    .executeTakeFirst();

export async function updateCase(trx: Trx, caseId: string, change: Updateable<CaseTable>): Promise<void> {
  await typed(trx).updateTable('linking.case').set(change).where('case_id', '=', caseId).execute();
}

/** A value as it is kept; digests travel as hex because arrays of bytes do not on both engines. */
export interface HeldValue {
  epoch: number;
  digest: string;
  kind: ValueKind;
  start: Level;
}

export interface StoredValue extends HeldValue {
  level: Level;
  cases: number;
}

export async function listHeld(db: Database | Trx, caseId: string): Promise<StoredValue[]> {
  const { rows } = await sql<StoredValue>`
    SELECT v.epoch, encode(v.digest, 'hex') AS digest, v.kind, v.start_level AS start, v.level, v.cases
    FROM linking.hold h JOIN linking.value v USING (epoch, digest)
    WHERE h.case_id = ${caseId}`.execute(typed(db));
  return rows;
}

/** The case has these values from now on; gives each with the new number of cases that have it. */
export async function addHolds(
  trx: Trx,
  caseId: string,
  values: readonly HeldValue[],
): Promise<StoredValue[]> {
  if (values.length === 0) return [];
  const { epochs, digests, kinds, starts } = columns(values);
  await sql`INSERT INTO linking.value (epoch, digest, kind, start_level, level)
    SELECT r.epoch, decode(r.digest, 'hex'), r.kind, r.start, r.start
    FROM unnest(${epochs}::int[], ${digests}::text[], ${kinds}::text[], ${starts}::smallint[]) AS r(epoch, digest, kind, start)
    ON CONFLICT DO NOTHING`.execute(trx);
  // Counted by what was really inserted: a repeated look adds nothing.
  const { rows } = await sql<StoredValue>`
    WITH added AS (
      INSERT INTO linking.hold (epoch, digest, case_id)
      SELECT r.epoch, decode(r.digest, 'hex'), ${caseId} FROM unnest(${epochs}::int[], ${digests}::text[]) AS r(epoch, digest)
      ON CONFLICT DO NOTHING RETURNING epoch, digest)
    UPDATE linking.value v SET cases = v.cases + 1 FROM added a WHERE v.epoch = a.epoch AND v.digest = a.digest
    RETURNING v.epoch, encode(v.digest, 'hex') AS digest, v.kind, v.start_level AS start, v.level, v.cases`.execute(
    trx,
  );
  return rows;
}

/** The case has these values no longer; a value that nobody has is forgotten. */
export async function removeHolds(
  trx: Trx,
  caseId: string,
  values: readonly { epoch: number; digest: string }[],
): Promise<StoredValue[]> {
  if (values.length === 0) return [];
  const epochs = values.map(({ epoch }) => epoch);
  const digests = values.map(({ digest }) => digest);
  const { rows } = await sql<StoredValue>`
    WITH removed AS (
      DELETE FROM linking.hold h USING unnest(${epochs}::int[], ${digests}::text[]) AS r(epoch, digest)
      WHERE h.case_id = ${caseId} AND h.epoch = r.epoch AND h.digest = decode(r.digest, 'hex')
      RETURNING h.epoch, h.digest)
    UPDATE linking.value v SET cases = v.cases - 1 FROM removed d WHERE v.epoch = d.epoch AND v.digest = d.digest
    RETURNING v.epoch, encode(v.digest, 'hex') AS digest, v.kind, v.start_level AS start, v.level, v.cases`.execute(
    trx,
  );
  const empty = rows.filter((row) => row.cases === 0);
  if (empty.length > 0)
    await sql`DELETE FROM linking.value v USING unnest(${empty.map((v) => v.epoch)}::int[],
        ${empty.map((v) => v.digest)}::text[]) AS r(epoch, digest)
      WHERE v.epoch = r.epoch AND v.digest = decode(r.digest, 'hex') AND v.cases = 0`.execute(trx);
  return rows;
}

export async function setLevel(trx: Trx, { epoch, digest }: HeldValue, level: Level): Promise<void> {
  await sql`UPDATE linking.value SET level = ${level}
    WHERE epoch = ${epoch} AND digest = decode(${digest}, 'hex')`.execute(trx);
}

function columns(values: readonly HeldValue[]) {
  return {
    epochs: values.map(({ epoch }) => epoch),
    digests: values.map(({ digest }) => digest),
    kinds: values.map(({ kind }) => kind),
    starts: values.map(({ start }) => start),
  };
}

export async function insertEventSalt(trx: Trx, row: Insertable<EventSaltTable>): Promise<void> {
  await typed(trx).insertInto('linking.event_salt').values(row).execute();
}

export async function deleteEventSalts(trx: Trx, subjectId: string): Promise<void> {
  await typed(trx).deleteFrom('linking.event_salt').where('subject_id', '=', subjectId).execute();
}

/** Cases that are not yet kept under the secret of `epoch`. */
export async function casesBefore(db: Database | Trx, epoch: number, limit: number): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`SELECT case_id AS id FROM linking."case"
    WHERE NOT erased AND kept_epoch < ${epoch} ORDER BY case_id LIMIT ${limit}`.execute(typed(db));
  return rows.map(({ id }) => id);
}

/** From now on digests of this epoch are compared; what older secrets made is gone. */
export async function changeEpoch(trx: Trx, epoch: number): Promise<void> {
  await typed(trx).updateTable('linking.setting').set({ epoch }).execute();
  for (const table of ['hold', 'picture', 'value'])
    await sql`DELETE FROM ${sql.id('linking', table)} WHERE epoch < ${epoch}`.execute(trx);
}

/** The epoch whose digests are compared; on a fresh database that of the only secret. */
export async function readEpoch(db: Database, fresh: number): Promise<number> {
  const { rows } = await sql<{ epoch: number }>`
    INSERT INTO linking.setting (epoch) VALUES (${fresh})
    ON CONFLICT (one) DO UPDATE SET epoch = linking.setting.epoch RETURNING epoch`.execute(db.kysely);
  return rows[0]?.epoch as number;
}
