import { hashesAt, leafHash, parseTile, type Signer, tileHash, tileWidth } from '@redress/tlog';
import type { Database } from '#platform/database';
import { sha256 } from '../keys.ts';
import { type Edge, edgeFromRows } from '../rules/edge.ts';
import * as store from '../store.ts';
import { readEntries } from '../store-entries.ts';
import { readLogKeys } from '../store-keys.ts';
import { readTileRoots, readTiles } from '../store-tiles.ts';
import { publishedNote } from '../store-witness.ts';

/** What a sequencer builds on: the head as stored, and the edge that gives its root. */
export interface Ground {
  edge: Edge;
  root: Uint8Array;
  origin: string;
  signers: readonly Signer[];
  /** When the head was published; the next one is no earlier, whatever the clock does. */
  atMs: number;
}

/**
 * Reads the ground of the next batch: after taking the lease and after whatever went wrong, and never else. At most
 * 255 hashes a level, however large the log is. Throws when the stored bytes do not give the stored root (continuing
 * would fork the log) or when a key that must sign is not here.
 */
export async function readGround(db: Database, shard: string, signers: readonly Signer[]): Promise<Ground> {
  const head = await store.findShard(db, shard);
  if (!head) throw new Error(`there is no log ${shard}`);
  const { edge, root } = await recoverEdge(db, shard, head.size, 'roots');
  if (!head.root.equals(root)) throw new Error(`size ${head.size}: ${rootsDiffer(root, head.root)}`);
  const published = await publishedNote(db, shard, head.size);
  const atMs = published?.at.getTime() ?? 0;
  return { edge, root, origin: head.origin, signers: await activeSigners(db, shard, signers), atMs };
}

export const rootsDiffer = (stored: Uint8Array, signed: Uint8Array): string =>
  `the stored bytes give root ${Buffer.from(stored).toString('base64')}, signed is ${Buffer.from(signed).toString('base64')}`;

/** Those of the signers whose key is not retired. Heads are signed by every such key or not at all. */
async function activeSigners(db: Database, shard: string, signers: readonly Signer[]): Promise<Signer[]> {
  const active = (await readLogKeys(db, shard)).filter((key) => key.retiredAtSize === null);
  const missing = active.find(({ vkey }) => !signers.some((signer) => signer.vkey === vkey));
  if (missing) throw new Error(`this node has not the key ${missing.vkey}, which signs the log ${shard}`);
  return signers.filter((signer) => active.some(({ vkey }) => vkey === signer.vkey));
}

/**
 * The partial tiles of a tree from what is stored below them. `roots` takes the subtree hash that stands beside each
 * full tile; `hashes` recomputes it from the tile, and the last full tile of entries from the entries.
 */
export async function recoverEdge(
  db: Database,
  shard: string,
  size: number,
  believe: 'roots' | 'hashes',
): Promise<{ edge: Edge; root: Uint8Array }> {
  const rows: Uint8Array[][] = [];
  for (let level = 0; hashesAt(level, size) > 0; level++) {
    const has = hashesAt(level, size);
    const count = has % tileWidth;
    const range = { first: has - count, count };
    if (level === 0) rows.push(await leavesOf(db, shard, range));
    else if (believe === 'roots') rows.push(await readTileRoots(db, shard, level - 1, range));
    else rows.push((await readTiles(db, shard, level - 1, range)).map(subtreeOf));
    if (rows[level]?.length !== count)
      throw new Error(
        `size ${size}: ${count} hashes of level ${level} are wanted, ${rows[level]?.length} stored`,
      );
  }
  return edgeFromRows(size, rows, sha256);
}

export async function leavesOf(db: Database, shard: string, range: { first: number; count: number }) {
  const entries = await readEntries(db, shard, range.first, range.count);
  return entries.map((bytes) => leafHash(bytes, sha256));
}

function subtreeOf(hashes: Buffer): Uint8Array {
  const tile = parseTile(hashes, tileWidth);
  if (!tile.ok) throw new Error(tile.reason);
  return tileHash(tile.value, sha256);
}
