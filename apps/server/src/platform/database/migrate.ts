import { Refusal } from '@redress/kernel';
import { sql } from 'kysely';
import type { Database } from './open.ts';
import { inTransaction, type Trx } from './transaction.ts';

export interface Migration {
  /** `0001-items`: never renamed, never reordered once released. */
  name: string;
  /** One statement per string, every table named with its schema; or a function for what SQL text cannot say. */
  up: readonly string[] | ((trx: Trx) => Promise<void>);
}

/** Any fixed number: all nodes that migrate wait for each other on it. */
const migrationLock = 0x7265_6472;

/**
 * Brings the schema `room` to the last migration, all in one transaction: after a crash it is either migrated or
 * untouched. Applied names stand in `<room>.migration`. Refusal: `database-newer-than-program`.
 */
export async function migrate(db: Database, room: string, migrations: readonly Migration[]): Promise<void> {
  await inTransaction(db, async (trx) => {
    await sql`SELECT pg_advisory_xact_lock(${sql.lit(migrationLock)})`.execute(trx);
    await sql`CREATE SCHEMA IF NOT EXISTS ${sql.id(room)}`.execute(trx);
    const table = sql.id(room, 'migration');
    await sql`CREATE TABLE IF NOT EXISTS ${table} (
      position int PRIMARY KEY, name text NOT NULL UNIQUE, applied_at timestamptz NOT NULL DEFAULT now())`.execute(
      trx,
    );
    const { rows } = await sql<{ name: string }>`SELECT name FROM ${table} ORDER BY position`.execute(trx);
    checkHistory(
      room,
      rows.map((row) => row.name),
      migrations,
    );
    for (const [position, migration] of [...migrations.entries()].slice(rows.length)) {
      await apply(trx, migration);
      await sql`INSERT INTO ${table} (position, name) VALUES (${position}, ${migration.name})`.execute(trx);
    }
  });
}

function checkHistory(room: string, applied: readonly string[], migrations: readonly Migration[]): void {
  const stranger = applied.find((name, i) => migrations[i]?.name !== name);
  if (stranger === undefined) return;
  throw new Refusal('database-newer-than-program', {
    zh: `数据库由另一个版本的昭证建立(${room}: ${stranger}),请使用相应版本。`,
    en: `The database was made by another version of Redress (${room}: ${stranger}): use that version or a newer one.`,
  });
}

async function apply(trx: Trx, migration: Migration): Promise<void> {
  if (typeof migration.up === 'function') return migration.up(trx);
  for (const statement of migration.up) await sql.raw(statement).execute(trx);
}
