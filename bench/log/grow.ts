import { sql } from 'kysely';
import type { Database } from '../../apps/server/src/platform/database/index.ts';
import type { NotaryRoom } from '../../apps/server/src/rooms/notary/index.ts';
import { newRequest } from './entries.ts';

const portion = 2048;
const concurrent = 2;

/** Fills the log up to `size` entries through its own door. Gives entries per second. */
export async function growLog(notary: NotaryRoom, size: number): Promise<number> {
  const before = (await notary.checkpoint()).size;
  let missing = size - before;
  const start = performance.now();
  const writer = async () => {
    while (missing > 0) {
      const count = Math.min(portion, missing);
      missing -= count;
      await notary.append(Array.from({ length: count }, newRequest));
    }
  };
  await Promise.all(Array.from({ length: concurrent }, writer));
  return (size - before) / ((performance.now() - start) / 1000);
}

/** The baseline's table as full as the log, made inside the database with ids that sort as the log's: its indexes are then as deep. */
export async function growPlain(db: Database, size: number, bytes: number): Promise<void> {
  await sql`INSERT INTO bench.plain (id, bytes)
    SELECT 'item_' || lpad(to_hex(n), 10, '0') || substr(md5(n::text), 1, 14), decode(repeat(md5((-n)::text), ${Math.ceil(bytes / 16)}::int), 'hex')
    FROM generate_series((SELECT count(*) FROM bench.plain) + 1, ${size}::bigint) AS n
    ON CONFLICT DO NOTHING`.execute(db.kysely);
  // Growing calls for vacuum and checkpoint soon after: done here, they fall into no side's turn.
  await sql`VACUUM (ANALYZE)`.execute(db.kysely);
  await sql`CHECKPOINT`.execute(db.kysely);
}
