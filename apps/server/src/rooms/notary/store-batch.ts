import { CompiledQuery } from 'kysely';
import type { Database, Trx } from '#platform/database';

/** What becomes of the log in one step. */
export interface Batch {
  fence: string;
  /** The head that the batch was built upon. */
  from: { size: number; root: Uint8Array };
  head: { size: number; root: Uint8Array; note: string; at: Date };
  leaseMs: number;
  entries: readonly { id: string; bytes: Uint8Array }[];
  /** Positions of the submissions that are among `entries`, or sealed already: they wait no longer. */
  gone: readonly string[];
  /** Tiles that got their last hash. */
  tiles: readonly { level: number; index: number; hashes: Uint8Array; root: Uint8Array }[];
}

/**
 * Moves the head by compare-and-swap (fence, size and root) and writes all that belongs to it: one statement, one
 * round trip, one flush to disk. Gives false, and changes nothing, when the head is another one or the fence is spent.
 * Throws what `isUniqueViolation` knows, and changes nothing, when an id of `entries` is sealed or waits already, or a
 * submission of `gone` is gone, which is so when it came a second way.
 *
 * Bytes go as one binary value with their ends beside: an array of bytes would go as hexadecimal text.
 */
export async function appendBatch(db: Database, shard: string, batch: Batch): Promise<boolean> {
  const [row] = await db.run<{ published: boolean }>(appendStatement, valuesOf(shard, batch));
  return row?.published === true;
}

/**
 * The same as the last statement of the caller's transaction, sent together with its commit: on a server it is answered
 * before it is done, and what it refuses has the transaction run again.
 */
export async function appendLast(trx: Trx, shard: string, batch: Batch): Promise<void> {
  await trx.executeQuery(CompiledQuery.raw(lastStatement, valuesOf(shard, batch)));
}

function valuesOf(shard: string, batch: Batch): unknown[] {
  const { fence, from, head, leaseMs, entries, gone, tiles } = batch;
  const list = (values: readonly (number | string)[]) => `{${values.join(',')}}`;
  let end = 0;
  const ends = entries.map(({ bytes }) => (end += bytes.length));
  return [
    shard,
    fence,
    from.size,
    from.root,
    head.size,
    head.root,
    head.note,
    head.at.toISOString(),
    leaseMs,
    list(gone),
    list(entries.map(({ id }) => id)),
    list(ends),
    Buffer.concat(entries.map(({ bytes }) => bytes)),
    list(tiles.map(({ level }) => level)),
    list(tiles.map(({ index }) => index)),
    Buffer.concat(tiles.map(({ hashes }) => hashes)),
    Buffer.concat(tiles.map(({ root }) => root)),
  ];
}

const given = `$1, $2::bigint, $3::bigint, $4::bytea, $5::bigint, $6::bytea, $7, $8::timestamptz,
  $9::int, $10::text::bigint[], $11::text::text[], $12::text::int[], $13::bytea, $14::text::int[],
  $15::text::bigint[], $16::bytea, $17::bytea`;
const appendStatement = {
  name: 'notary.append_batch',
  text: `SELECT notary.append_batch(${given}) AS published`,
};
const lastStatement = `/* with commit notary.append_last */ SELECT notary.append_last(${given})`;

/** The function behind `appendBatch`; its plans are made once a connection. */
export const appendBatchFunction = `CREATE FUNCTION notary.append_batch(
  in_shard text, in_fence bigint, from_size bigint, from_root bytea, to_size bigint, to_root bytea,
  in_note text, in_at timestamptz, lease_ms int, gone bigint[], ids text[], in_ends int[], in_bytes bytea,
  levels int[], indexes bigint[], all_hashes bytea, all_roots bytea) RETURNS boolean LANGUAGE plpgsql AS $$
DECLARE removed bigint := 0;
BEGIN
  UPDATE notary.shard SET size = to_size, root = to_root, checkpoint = in_note,
      lease_until = clock_timestamp() + lease_ms * interval '1 millisecond'
    WHERE name = in_shard AND fence = in_fence AND size = from_size AND root = from_root;
  IF NOT FOUND THEN RETURN false; END IF;
  IF from_size + cardinality(ids) <> to_size OR cardinality(ids) <> cardinality(in_ends) THEN
    RAISE EXCEPTION '% entries do not lead from size % to %', cardinality(ids), from_size, to_size;
  END IF;
  INSERT INTO notary.checkpoint (shard, size, root, note, fence, at, ends, bytes)
    VALUES (in_shard, to_size, to_root, in_note, in_fence, in_at, in_ends, in_bytes);
  IF cardinality(gone) > 0 THEN
    DELETE FROM notary.submission WHERE position = ANY(gone);
    GET DIAGNOSTICS removed = ROW_COUNT;
    IF removed <> cardinality(gone) THEN 
      RAISE EXCEPTION 'a submission of the batch is gone' USING ERRCODE = 'unique_violation';
    END IF;
  END IF;
  -- Whoever submitted an id first stands, also while its row waits for its batch.
  IF EXISTS (SELECT 1 FROM notary.submission WHERE id = ANY(ids)) THEN
    RAISE EXCEPTION 'an id waits already' USING ERRCODE = 'unique_violation';
  END IF;
  INSERT INTO notary.entry_id (id, shard, index)
    SELECT e.id, in_shard, from_size + e.n - 1 FROM unnest(ids) WITH ORDINALITY AS e(id, n);
  IF cardinality(levels) > 0 THEN
    INSERT INTO notary.tile (shard, level, index, hashes, root)
      SELECT in_shard, t.level, t.index, substr(all_hashes, (t.n::int - 1) * 8192 + 1, 8192),
             substr(all_roots, (t.n::int - 1) * 32 + 1, 32)
      FROM unnest(levels, indexes) WITH ORDINALITY AS t(level, index, n);
  END IF;
  RETURN true;
END $$`;

/**
 * The same for the last statement of a transaction, which may be followed by the commit before it is answered: what
 * `append_batch` refuses fails as a serialization failure, which has the transaction run again.
 */
export const appendLastFunction = `CREATE FUNCTION notary.append_last(
  in_shard text, in_fence bigint, from_size bigint, from_root bytea, to_size bigint, to_root bytea,
  in_note text, in_at timestamptz, lease_ms int, gone bigint[], ids text[], in_ends int[], in_bytes bytea,
  levels int[], indexes bigint[], all_hashes bytea, all_roots bytea) RETURNS void LANGUAGE plpgsql AS $$
BEGIN
  IF NOT notary.append_batch(in_shard, in_fence, from_size, from_root, to_size, to_root, in_note, in_at, lease_ms,
    gone, ids, in_ends, in_bytes, levels, indexes, all_hashes, all_roots)
  THEN
    RAISE EXCEPTION 'the head was moved' USING ERRCODE = 'serialization_failure';
  END IF;
EXCEPTION WHEN unique_violation THEN
  RAISE EXCEPTION 'an id is sealed or waits' USING ERRCODE = 'serialization_failure';
END $$`;

export const isUniqueViolation = (error: unknown): boolean => (error as { code?: string }).code === '23505';
