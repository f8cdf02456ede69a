import { sql } from 'kysely';
import type { Database, Trx } from '#platform/database';

/** A key that signs the heads of a log from `sinceSize` on, and up to `retiredAtSize` once it is retired. */
export interface LogKey {
  vkey: string;
  sinceSize: number;
  retiredAtSize: number | null;
}

/** The oldest first. */
export async function readLogKeys(db: Database | Trx, shard: string): Promise<LogKey[]> {
  const { rows } = await sql<{ vkey: string; since: string; retired: string | null }>`
    SELECT vkey, since_size AS since, retired_at_size AS retired FROM notary.log_key WHERE shard = ${shard}
    ORDER BY since_size, vkey`.execute('engine' in db ? db.kysely : db);
  return rows.map(({ vkey, since, retired }) => ({
    vkey,
    sinceSize: Number(since),
    retiredAtSize: retired === null ? null : Number(retired),
  }));
}

export const insertLogKey = (trx: Trx, shard: string, vkey: string, sinceSize: number) =>
  sql`INSERT INTO notary.log_key (shard, vkey, since_size) VALUES (${shard}, ${vkey}, ${sinceSize})`.execute(
    trx,
  );

/** Retires a key at the size the log has now. Every sequencer takes its lease anew and so reads the keys again. */
export async function markRetired(trx: Trx, shard: string, vkey: string): Promise<void> {
  await sql`UPDATE notary.log_key SET retired_at_size = (SELECT size FROM notary.shard WHERE name = ${shard})
    WHERE shard = ${shard} AND vkey = ${vkey} AND retired_at_size IS NULL`.execute(trx);
  await spendFence(trx, shard);
}

/** Whoever holds the fence is refused from the commit on. */
export const spendFence = (trx: Trx, shard: string) =>
  sql`UPDATE notary.shard SET fence = fence + 1, holder = NULL, lease_until = '-infinity'
    WHERE name = ${shard}`.execute(trx);

/** The same head under other keys: size and root stay. */
export const resignHead = (trx: Trx, shard: string, vkey: string, note: string) =>
  sql`UPDATE notary.shard SET vkey = ${vkey}, checkpoint = ${note} WHERE name = ${shard}`.execute(trx);
