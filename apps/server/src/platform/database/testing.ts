import { newId } from '../clock/index.ts';
import { type Database, openDatabase } from './open.ts';

/**
 * A fresh, empty database for one test file: embedded by default; a database of its own on the server named by
 * REDRESS_TEST_PG (`postgres://…`) where that is set. `close()` also drops it.
 */
export async function testDatabase(): Promise<Database> {
  const server = process.env.REDRESS_TEST_PG;
  if (!server) return openDatabase({ memory: true });
  const { default: pg } = await import('pg');
  const name = newId('redress_test');
  const admin = new pg.Client({ connectionString: server });
  await admin.connect();
  await admin.query(`CREATE DATABASE ${name}`);
  const url = new URL(server);
  url.pathname = `/${name}`;
  const db = await openDatabase({ url: url.href });
  return {
    ...db,
    async close() {
      await db.close();
      await admin.query(`DROP DATABASE ${name} WITH (FORCE)`);
      await admin.end();
    },
  };
}
