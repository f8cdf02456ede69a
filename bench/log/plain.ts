import { sql } from 'kysely';
import { type Database, migrate } from '../../apps/server/src/platform/database/index.ts';
import { createBatcher } from './batcher.ts';
import { newRecord } from './entries.ts';

const table =
  'CREATE TABLE bench.plain (position bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY, id text UNIQUE, bytes bytea)';

/**
 * Baseline (a): the same bytes under the same unique ids into the same database, grouped as the log groups, one
 * statement and one commit a batch; no hash, no tree, no signature.
 */
export async function plainInserts(db: Database, maxBatch: number): Promise<() => Promise<void>> {
  await migrate(db, 'bench', [{ name: '0001', up: [table] }]);
  const insert = createBatcher<{ id: string; bytes: Buffer }>(maxBatch, async (batch) => {
    const ids = batch.map(({ id }) => id);
    const bytes = batch.map((row) => row.bytes);
    await sql`INSERT INTO bench.plain (id, bytes) SELECT * FROM unnest(${ids}::text[], ${bytes}::bytea[])`.execute(
      db.kysely,
    );
  });
  return () => insert(newRecord());
}
