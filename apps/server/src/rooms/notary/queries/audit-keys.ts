import type { Database } from '#platform/database';
import type { LogKey } from '../jobs/audit-stored.ts';
import { findShard } from '../store.ts';

/** Every key that ever was the log's, with the sizes between which it signed. */
export async function findLogKeys(db: Database, shard: string): Promise<LogKey[]> {
  const head = await findShard(db, shard);
  return head ? [{ vkey: head.vkey, since: 0 }] : [];
}
