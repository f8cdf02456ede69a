import type { Database } from '#platform/database';
import { findShard } from '../store.ts';
import { type LogKey, readLogKeys } from '../store-keys.ts';

/** Every key that ever was the log's: those that sign before the retired ones, the newest first. */
export async function keysNewestFirst(db: Database, shard: string): Promise<LogKey[]> {
  const [keys, head] = await Promise.all([readLogKeys(db, shard), findShard(db, shard)]);
  const rank = (key: LogKey) => (key.retiredAtSize === null ? (key.vkey === head?.vkey ? 2 : 1) : 0);
  return keys.sort((a, b) => rank(b) - rank(a) || b.sinceSize - a.sinceSize);
}

/** Verifier keys that a head of any size may be signed with. */
export const everyVkey = async (db: Database, shard: string): Promise<string[]> =>
  (await keysNewestFirst(db, shard)).map(({ vkey }) => vkey);

/** Verifier keys of those that sign now, the newest first. */
export const signingVkeys = async (db: Database, shard: string): Promise<string[]> =>
  (await keysNewestFirst(db, shard)).filter((key) => key.retiredAtSize === null).map(({ vkey }) => vkey);
