import type { AnchorRecord } from '@redress/anchor';
import { consistencyProof, nodesFromTiles } from '@redress/tlog';
import type { Database } from '#platform/database';
import { tileReader } from '../jobs/integrate.ts';
import { sha256 } from '../keys.ts';
import { anchorsFor } from '../store-anchor.ts';

/**
 * Where the log's head of `size` is held on chains, for `proofs/anchor.json`: one record a chain with the consistency
 * proof between the two sizes. A record smaller than `size` speaks for the entries below its own size only.
 */
export async function anchorRecords(
  db: Database,
  { shard, origin }: { shard: string; origin: string },
  size: number,
): Promise<AnchorRecord[]> {
  const rows = await anchorsFor(db, shard, size);
  return Promise.all(
    rows.map(async (row) => {
      const [older, newer] = [Math.min(size, row.size), Math.max(size, row.size)];
      const read = nodesFromTiles(newer, tileReader(db, shard), sha256);
      const consistency = older === newer || older === 0 ? [] : await consistencyProof(older, newer, read);
      const { chain, name, contract, publisher, noteHash, tx, block, blockHash } = row;
      const at = row.anchoredAt.toISOString();
      const place = { chain, name, contract, publisher, origin, size: row.size, root: row.root, noteHash };
      return { ...place, tx, block, blockHash, at, consistency };
    }),
  );
}
