import { sql } from 'kysely';
import type { Database } from '#platform/database';

/** A head sent to a chain; the fields of its block are null until it lies deep enough. */
export interface AnchorRow {
  /** CAIP-2. */
  chain: string;
  /** The operator's word for it. */
  name: string;
  size: number;
  root: Buffer;
  /** A note of this head that we have, and the SHA-256 that stands on the chain, in hexadecimal. */
  note: string;
  noteHash: string;
  contract: string;
  publisher: string;
  tx: string;
  block: number | null;
  blockHash: string | null;
  anchoredAt: Date | null;
  sentAt: Date;
  /** Earlier transactions of this head that never came into a block. */
  attempts: number;
}
export type AnchoredRow = AnchorRow & { block: number; blockHash: string; anchoredAt: Date };

type Raw = Omit<AnchorRow, 'size' | 'block'> & { size: string; block: string | null };
const columns = sql`chain, name, size, root, note, note_hash AS "noteHash", contract, publisher, tx, block,
  block_hash AS "blockHash", anchored_at AS "anchoredAt", sent_at AS "sentAt", attempts`;
const rowOf = (raw: Raw): AnchorRow => ({
  ...raw,
  size: Number(raw.size),
  block: raw.block === null ? null : Number(raw.block),
});

/** What was sent to a chain on one line, the largest size first. */
export async function readAnchors(
  db: Database,
  shard: string,
  line: Pick<AnchorRow, 'chain' | 'contract' | 'publisher'>,
  limit: number,
): Promise<AnchorRow[]> {
  const { rows } = await sql<Raw>`SELECT ${columns} FROM notary.anchor
    WHERE shard = ${shard} AND chain = ${line.chain} AND contract = ${line.contract}
      AND publisher = ${line.publisher}
    ORDER BY size DESC LIMIT ${limit}`.execute(db.kysely);
  return rows.map(rowOf);
}

/** Writes a row anew: what it said of another transaction is over. */
export async function saveAnchor(db: Database, shard: string, row: AnchorRow): Promise<void> {
  await sql`INSERT INTO notary.anchor (shard, chain, name, size, root, note, note_hash, contract, publisher, tx,
      block, block_hash, anchored_at, sent_at, attempts)
    VALUES (${shard}, ${row.chain}, ${row.name}, ${row.size}, ${row.root}, ${row.note}, ${row.noteHash},
      ${row.contract}, ${row.publisher}, ${row.tx}, ${row.block}, ${row.blockHash},
      ${row.anchoredAt?.toISOString() ?? null}, ${row.sentAt.toISOString()}, ${row.attempts})
    ON CONFLICT (shard, chain, size) DO UPDATE SET name = excluded.name, root = excluded.root,
      note = excluded.note, note_hash = excluded.note_hash, contract = excluded.contract,
      publisher = excluded.publisher, tx = excluded.tx, block = excluded.block, block_hash = excluded.block_hash,
      anchored_at = excluded.anchored_at, sent_at = excluded.sent_at, attempts = excluded.attempts`.execute(
    db.kysely,
  );
}

/** Only as long as it is still this transaction: another node may have sent a new one. */
export const forgetAnchor = (db: Database, shard: string, { chain, size, tx }: AnchorRow) =>
  sql`DELETE FROM notary.anchor WHERE shard = ${shard} AND chain = ${chain} AND size = ${size}
    AND tx = ${tx}`.execute(db.kysely);

/** The newest head that counts: the newest final one where a policy says which are final, else the newest published one. */
export async function findAnchorable(
  db: Database,
  shard: string,
  final: boolean,
): Promise<{ size: number; root: Buffer; note: string } | undefined> {
  const { rows } = final
    ? await sql<{ size: string; root: Buffer; note: string }>`
        SELECT f.size, c.root, f.note FROM notary.final f JOIN notary.checkpoint c USING (shard, size)
        WHERE f.shard = ${shard} AND f.size > 0 ORDER BY f.size DESC LIMIT 1`.execute(db.kysely)
    : await sql<{ size: string; root: Buffer; note: string }>`
        SELECT size, root, note FROM notary.checkpoint WHERE shard = ${shard} AND size > 0
        ORDER BY size DESC LIMIT 1`.execute(db.kysely);
  return rows[0] && { ...rows[0], size: Number(rows[0].size) };
}

/** The notes that we have of a size: the published one, and the final one where there is one. */
export async function notesOf(db: Database, shard: string, size: number): Promise<string[]> {
  const { rows } = await sql<{ note: string }>`
    SELECT note FROM notary.checkpoint WHERE shard = ${shard} AND size = ${size}
    UNION ALL SELECT note FROM notary.final WHERE shard = ${shard} AND size = ${size}`.execute(db.kysely);
  return rows.map(({ note }) => note);
}

/**
 * On each chain the anchor that says most about a head of this size: the smallest that covers it, else the largest
 * before it.
 */
export async function anchorsFor(db: Database, shard: string, size: number): Promise<AnchoredRow[]> {
  const { rows } = await sql<Raw>`
    SELECT DISTINCT ON (chain) ${columns} FROM notary.anchor
    WHERE shard = ${shard} AND block IS NOT NULL AND note_hash <> ''
    ORDER BY chain, size < ${size}, abs(size - ${size})`.execute(db.kysely);
  return rows.map((row) => rowOf(row) as AnchoredRow);
}

/** True while no node holds the lease, as before the first batch after a restart. */
export async function isLeaseFree(db: Database, shard: string): Promise<boolean> {
  const { rows } = await sql<{ free: boolean }>`
    SELECT lease_until < clock_timestamp() AS free FROM notary.shard WHERE name = ${shard}`.execute(
    db.kysely,
  );
  return rows[0]?.free ?? false;
}
