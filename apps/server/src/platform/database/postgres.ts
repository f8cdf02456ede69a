import { Refusal } from '@redress/kernel';
import { Kysely, PostgresDialect, sql } from 'kysely';
import pg from 'pg';
import type { Database } from './open.ts';

const oldestVersion = 150_000;
const named = /^\/\* ([a-z][a-z_.]*) \*\//;

/**
 * A text that begins with `/* room.name *\/` is parsed once a connection and kept under that name, also inside a
 * transaction of Kysely, which knows no names. Only for texts that never change, and best for inserts: a plan of a
 * lookup that was made while its table was small may be kept too long.
 */
class NamingClient extends pg.Client {
  // biome-ignore lint/suspicious/noExplicitAny: the driver's many overloads stay as they are
  override query(...given: any[]): any {
    const [text, values] = given;
    const name = typeof text === 'string' ? named.exec(text)?.[1] : undefined;
    if (name !== undefined) given.splice(0, 2, { name, text, values });
    return (super.query as (...args: unknown[]) => unknown)(...given);
  }
}

/** A PostgreSQL server, 15 or newer. Refusals: `database-unreachable`, `database-too-old`. */
export async function openPostgres(url: string): Promise<Database> {
  const pool = new pg.Pool({
    connectionString: url,
    max: 10,
    application_name: 'redress',
    Client: NamingClient,
  });
  // An idle connection that the server drops must not end the process; the next query opens another.
  pool.on('error', () => {});
  // Nor may one that a transaction holds between two statements: its next statement fails.
  pool.on('connect', (client) => client.on('error', () => {}));
  const kysely = new Kysely<unknown>({ dialect: new PostgresDialect({ pool }) });
  try {
    const { rows } = await sql<{ server_version_num: string }>`SHOW server_version_num`.execute(kysely);
    if (Number(rows[0]?.server_version_num) < oldestVersion) {
      throw new Refusal('database-too-old', {
        zh: '需要 PostgreSQL 15 或更高版本。',
        en: 'PostgreSQL 15 or newer is needed.',
      });
    }
  } catch (error) {
    await kysely.destroy();
    if (error instanceof Refusal) throw error;
    // The URL holds a password: only the driver's code is told.
    const code = (error as { code?: string }).code ?? 'unknown';
    throw new Refusal('database-unreachable', {
      zh: `无法连接数据库(${code}),请检查 REDRESS_DATABASE_URL。`,
      en: `The database cannot be reached (${code}): check REDRESS_DATABASE_URL.`,
    });
  }
  return {
    kysely,
    engine: 'postgres',
    run: async <Row>({ name, text }: { name: string; text: string }, values: readonly unknown[]) =>
      (await pool.query({ name, text, values: [...values] })).rows as Row[],
    maintain: async () => {},
    close: () => kysely.destroy(),
  };
}
