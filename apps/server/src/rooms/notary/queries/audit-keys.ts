import type { Database } from '#platform/database';
import type { LogKey } from '../jobs/audit-stored.ts';
import { readLogKeys } from '../store-keys.ts';

/** Every key that ever was the log's, with the sizes between which it signed. */
export async function findLogKeys(db: Database, shard: string): Promise<LogKey[]> {
  const keys = await readLogKeys(db, shard);
  return keys.map(({ vkey, sinceSize, retiredAtSize }) => ({
    vkey,
    since: sinceSize,
    ...(retiredAtSize === null ? {} : { until: retiredAtSize }),
  }));
}
