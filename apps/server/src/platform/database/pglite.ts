import { join } from 'node:path';
import { CompiledQuery, Kysely, PGliteDialect, sql } from 'kysely';
import { lockFolder } from '../lock/index.ts';
import type { Database } from './open.ts';
import { openInFolder, openInMemory } from './pglite-image.ts';

const int8Oid = 20;
const byteaOid = 17;
const maintainEveryMs = 5 * 60_000;

/**
 * PostgreSQL inside this process. It survives a killed process but not a power cut, because it never waits for the
 * disk. It has one connection: inside a transaction only its `trx` may be used, or the program waits for itself.
 */
export async function openPGlite(location: { folder: string } | { memory: true }): Promise<Database> {
  const lock = 'folder' in location ? lockFolder(location.folder) : undefined;
  const options = {
    parsers: {
      [int8Oid]: (value: string) => value,
      [byteaOid]: (value: string) => Buffer.from(value.slice(2), 'hex'),
    },
  };
  try {
    const pglite =
      'folder' in location
        ? await openInFolder(join(location.folder, 'postgres'), options)
        : await openInMemory(options);
    const kysely = new Kysely<unknown>({ dialect: new PGliteDialect({ pglite }) });
    const timer = setInterval(() => void maintain(kysely).catch(() => {}), maintainEveryMs);
    timer.unref();
    return {
      kysely,
      engine: 'pglite',
      // Through Kysely, which lets one transaction at a time use the one connection.
      run: async <Row>({ text }: { text: string }, values: readonly unknown[]) =>
        (await kysely.executeQuery<Row>(CompiledQuery.raw(text, [...values]))).rows,
      maintain: () => maintain(kysely),
      async close() {
        clearInterval(timer);
        await kysely.destroy();
        if (!pglite.closed) await pglite.close();
        lock?.release();
      },
    };
  } catch (error) {
    lock?.release();
    throw error;
  }
}

/** PGlite runs no background workers: without this the write-ahead log and dead rows grow for ever. */
async function maintain(kysely: Kysely<unknown>): Promise<void> {
  await sql`CHECKPOINT`.execute(kysely);
  await sql`VACUUM (ANALYZE)`.execute(kysely);
}
