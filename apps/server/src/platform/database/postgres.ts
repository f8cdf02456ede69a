import { Refusal } from '@redress/kernel';
import { Kysely, PostgresDialect, sql } from 'kysely';
import pg from 'pg';
import type { Database } from './open.ts';

const oldestVersion = 150_000;
const named = /^\/\* (with commit )?([a-z][a-z_.]*) \*\//;
const nothing = (command: string) => ({ command, rowCount: null, rows: [], fields: [], oid: 0 });

/**
 * A text that begins with `/* room.name *\/` is parsed once a connection and kept under that name, also inside a
 * transaction of Kysely, which knows no names. Only for texts that never change, and best for inserts: a plan of a
 * lookup that was made while its table was small may be kept too long.
 *
 * Two answers are not waited for, each a round trip less. A begin is followed at once by the first statement, which fails
 * where the begin did. `/* with commit room.name *\/` marks the last statement of a transaction, whose rows nobody reads:
 * the commit follows it at once, and fails with what that statement failed with.
 */
class PipeliningClient extends pg.Client {
  #last: Promise<unknown> | undefined;

  // biome-ignore lint/suspicious/noExplicitAny: the driver's many overloads stay as they are
  override query(...given: any[]): any {
    const [text, values] = given;
    if (text === 'commit' && this.#last) return this.#commitWith(this.#last);
    if (text === 'rollback') this.#last = undefined;
    if (text === 'begin') return unanswered(super.query(text), 'BEGIN');
    const [, withCommit, name] = (typeof text === 'string' && named.exec(text)) || [];
    if (name !== undefined) given.splice(0, 2, { name, text, values });
    const answer = (super.query as (...args: unknown[]) => Promise<unknown>)(...given);
    if (!withCommit) return answer;
    this.#last = answer;
    return unanswered(answer, 'SELECT');
  }

  async #commitWith(last: Promise<unknown>): Promise<unknown> {
    this.#last = undefined;
    // What the commit of a failed transaction answers is no error.
    const [before, commit] = await Promise.allSettled([last, super.query('commit')]);
    if (before.status === 'rejected') throw before.reason;
    if (commit.status === 'rejected') throw commit.reason;
    return commit.value;
  }
}

function unanswered(answer: Promise<unknown>, command: string) {
  answer.catch(() => {});
  return Promise.resolve(nothing(command));
}

/** A PostgreSQL server, 15 or newer. Refusals: `database-unreachable`, `database-too-old`. */
export async function openPostgres(url: string): Promise<Database> {
  const pool = new pg.Pool({
    connectionString: url,
    max: 10,
    application_name: 'redress',
    Client: PipeliningClient,
    pipeline: true,
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
