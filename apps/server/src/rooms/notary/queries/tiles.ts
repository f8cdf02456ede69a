import {
  createTileNodes,
  leafHash,
  nodesOfTiles,
  type ReadNode,
  type ReadTile,
  type TileId,
  type TileNodes,
  tilePath,
  tileWidth,
} from '@redress/tlog';
import type { Database, Trx } from '#platform/database';
import { sha256 } from '../keys.ts';
import { readEntries } from '../store-entries.ts';
import { readTile, readTileRoots } from '../store-tiles.ts';

const hashBytes = 32;

/**
 * The hashes of a tile at a width; undefined while the tree is too small for it. Only full tiles are stored: a
 * partial one follows from the entries (level 0) or from the full tiles below, at every width that it ever had.
 */
export async function findTile(db: Database | Trx, shard: string, tile: TileId): Promise<Buffer | undefined> {
  const full = await readTile(db, shard, tile.level, tile.index);
  if (full) return full.subarray(0, tile.width * hashBytes);
  return findHashes(db, shard, tile, 0);
}

/** Hashes `from` … `width` - 1 of a tile that is not full. */
async function findHashes(db: Database | Trx, shard: string, tile: TileId, from: number) {
  const first = tile.index * tileWidth + from;
  const count = tile.width - from;
  const hashes =
    tile.level === 0
      ? (await readEntries(db, shard, first, count)).map((bytes) => leafHash(bytes, sha256))
      : await readTileRoots(db, shard, tile.level - 1, { first, count });
  return hashes.length === count ? Buffer.concat(hashes) : undefined;
}

/** Tiles straight from the database. The reader throws when the log has not that one. */
export function tileReader(db: Database | Trx, shard: string): ReadTile {
  return async (tile) => {
    const bytes = await findTile(db, shard, tile);
    if (!bytes) throw new Error(`${tilePath(tile)} is missing from the log ${shard}`);
    return bytes;
  };
}

export interface TileCache {
  /** Undefined while the tree is too small for the tile. */
  find(shard: string, tile: TileId): Promise<Buffer | undefined>;
  /** Nodes of the tree of `size` entries; throws when the log has not the tile. */
  nodes(shard: string, size: number): ReadNode;
}

const caches = new WeakMap<Database, TileCache>();

/** The tiles of a database that were used last, for whoever shows what the database says; an audit reads the rows. */
export function tilesOf(db: Database): TileCache {
  const cache = caches.get(db) ?? createTileCache(db);
  caches.set(db, cache);
  return cache;
}

interface KnownTile {
  hashes: Buffer;
  /** Made when a proof first asks: whoever only copies tiles needs none. */
  nodes?: TileNodes;
}

/**
 * The tiles used last, with the nodes that proofs computed from them. What a tile holds never changes, it only gets
 * more: so a known beginning is kept, and of a partial tile only what is new is read.
 */
function createTileCache(db: Database, maxTiles = 512): TileCache {
  const known = new Map<string, KnownTile>();
  async function look(shard: string, tile: TileId): Promise<KnownTile | undefined> {
    const key = `${tile.level}/${tile.index}/${shard}`;
    const wanted = tile.width * hashBytes;
    let found = known.get(key);
    if (!found || found.hashes.length < wanted) {
      const hashes = await extend(db, shard, tile, found?.hashes);
      if (!hashes) return undefined;
      // Somebody else may have read it meanwhile, and more of it.
      found = known.get(key);
      if (!found || found.hashes.length < hashes.length) found = widened(found, hashes);
    }
    known.delete(key);
    known.set(key, found);
    if (known.size > maxTiles) known.delete(known.keys().next().value as string);
    return found;
  }
  return {
    find: async (shard, tile) => (await look(shard, tile))?.hashes.subarray(0, tile.width * hashBytes),
    nodes: (shard, size) =>
      nodesOfTiles(size, async (tile) => {
        const found = await look(shard, tile);
        if (!found) throw new Error(`${tilePath(tile)} is missing from the log ${shard}`);
        found.nodes ??= createTileNodes(found.hashes, sha256);
        return found.nodes;
      }),
  };
}

function widened(before: KnownTile | undefined, hashes: Buffer): KnownTile {
  before?.nodes?.extend(hashes.subarray(before.hashes.length));
  return { hashes, ...(before?.nodes ? { nodes: before.nodes } : {}) };
}

async function extend(db: Database, shard: string, tile: TileId, known: Buffer = Buffer.alloc(0)) {
  const full = tile.width === tileWidth || known.length === 0;
  const stored = full ? await readTile(db, shard, tile.level, tile.index) : undefined;
  if (stored) return stored;
  const more = await findHashes(db, shard, tile, known.length / hashBytes);
  return more && Buffer.concat([known, more]);
}
