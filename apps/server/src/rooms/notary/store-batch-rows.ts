import { parseTile, tileHash, tileWidth } from '@redress/tlog';
import { sql } from 'kysely';
import { appendOnly, type Migration, type Trx } from '#platform/database';
import { sha256 } from './keys.ts';
import { appendBatchFunction } from './store-batch.ts';

/** The bytes of a batch stand in its checkpoint's row, end to end; `ends` says where each entry ends. */
const batchColumns = [
  `ALTER TABLE notary.checkpoint ADD COLUMN ends int[], ADD COLUMN bytes bytea,
     ALTER COLUMN bytes SET STORAGE EXTERNAL`,
  'ALTER TABLE notary.checkpoint DISABLE TRIGGER checkpoint_append_only',
  `UPDATE notary.checkpoint c SET ends = b.ends, bytes = b.bytes FROM (
     SELECT shard, size, array_agg(stop ORDER BY index) AS ends, string_agg(bytes, ''::bytea ORDER BY index) AS bytes
     FROM (
       SELECT e.shard, s.size, e.index, e.bytes,
         (sum(octet_length(e.bytes)) OVER (PARTITION BY e.shard, s.size ORDER BY e.index))::int AS stop
       FROM (SELECT shard, size, lag(size, 1, 0::bigint) OVER (PARTITION BY shard ORDER BY size) AS first
             FROM notary.checkpoint) s
       JOIN notary.entry e ON e.shard = s.shard AND e.index >= s.first AND e.index < s.size) one
     GROUP BY shard, size) b
   WHERE c.shard = b.shard AND c.size = b.size`,
  'ALTER TABLE notary.checkpoint ENABLE TRIGGER checkpoint_append_only',
  `ALTER TABLE notary.checkpoint ALTER COLUMN ends SET NOT NULL, ALTER COLUMN bytes SET NOT NULL,
     ADD CONSTRAINT whole_batch CHECK (cardinality(ends) > 0 AND octet_length(bytes) = ends[cardinality(ends)])`,
];

/** Which entry bears an id. The view is for reading a few entries as rows: it looks through whole batches. */
const entryTables = [
  ...appendOnly('notary', 'entry_id', 'id text PRIMARY KEY, shard text NOT NULL, index bigint NOT NULL'),
  'INSERT INTO notary.entry_id (id, shard, index) SELECT id, shard, index FROM notary.entry ORDER BY shard, index',
  'DROP TABLE notary.entry',
  `CREATE VIEW notary.entry AS
   SELECT c.shard, c.size - cardinality(c.ends) + e.n - 1 AS index, i.id, b.bytes, c.at AS sealed_at
   FROM notary.checkpoint c
   CROSS JOIN LATERAL unnest(c.ends) WITH ORDINALITY AS e(stop, n)
   CROSS JOIN LATERAL (SELECT coalesce(c.ends[e.n - 1], 0) AS start) AS s
   CROSS JOIN LATERAL (SELECT substr(c.bytes, s.start + 1, e.stop - s.start) AS bytes) AS b
   LEFT JOIN notary.entry_id i ON i.shard = c.shard AND i.index = c.size - cardinality(c.ends) + e.n - 1`,
];

const tileTable = [
  'ALTER TABLE notary.tile RENAME TO tile_before',
  ...appendOnly(
    'notary',
    'tile',
    `shard text NOT NULL, level int NOT NULL, index bigint NOT NULL,
     hashes bytea NOT NULL CHECK (octet_length(hashes) = 8192), root bytea NOT NULL CHECK (octet_length(root) = 32),
     CONSTRAINT tile_once PRIMARY KEY (shard, level, index)`,
  ),
  // Hashes do not compress: the try would cost time.
  'ALTER TABLE notary.tile ALTER COLUMN hashes SET STORAGE EXTERNAL',
];

const keyTable = [
  // Recomputed from the bytes.
  'ALTER TABLE notary.submission DROP COLUMN leaf_hash',
  // Which keys sign: those from since_size on that are not retired.
  `CREATE TABLE notary.log_key (
     shard text NOT NULL REFERENCES notary.shard, vkey text NOT NULL, since_size bigint NOT NULL,
     retired_at_size bigint, PRIMARY KEY (shard, vkey))`,
  'INSERT INTO notary.log_key (shard, vkey, since_size) SELECT name, vkey, 0 FROM notary.shard',
];

/**
 * One row a batch instead of one an entry; full tiles only, each written once with the hash of its subtree, so that a
 * partial tile follows from what lies below it; the keys of each log. What an older log holds is brought over.
 */
export const batchRows: Migration = {
  name: '0002-batch-rows',
  async up(trx) {
    for (const statement of [...batchColumns, ...entryTables, ...tileTable, ...keyTable, appendBatchFunction])
      await sql.raw(statement).execute(trx);
    await copyFullTiles(trx);
    await sql`DROP TABLE notary.tile_before`.execute(trx);
  },
};

async function copyFullTiles(trx: Trx): Promise<void> {
  let after = { shard: '', level: 0, index: '0' };
  for (;;) {
    const { rows } = await sql<{ shard: string; level: number; index: string; hashes: Buffer }>`
      SELECT shard, level, index, hashes FROM notary.tile_before
      WHERE octet_length(hashes) = ${tileWidth * 32}
        AND (shard, level, index) > (${after.shard}, ${after.level}::int, ${after.index}::bigint)
      ORDER BY shard, level, index LIMIT 256`.execute(trx);
    const last = rows.at(-1);
    if (!last) return;
    for (const { shard, level, index, hashes } of rows) {
      const tile = parseTile(hashes, tileWidth);
      if (!tile.ok) throw new Error(tile.reason);
      const root = Buffer.from(tileHash(tile.value, sha256));
      await sql`INSERT INTO notary.tile (shard, level, index, hashes, root)
        VALUES (${shard}, ${level}, ${index}::bigint, ${hashes}, ${root})`.execute(trx);
    }
    after = last;
  }
}
