import {
  encodeEntryBundle,
  entriesPath,
  growTree,
  leafHash,
  type ReadTile,
  type TileId,
  tilePath,
  tileWidth,
} from '@redress/tlog';
import type { Database } from '#platform/database';
import type { ObjectStore } from '#platform/objects';
import { sha256 } from '../keys.ts';
import * as store from '../store.ts';
import { tileReader } from './integrate.ts';

export interface TreeHead {
  size: number;
  root: Uint8Array;
}

const chunkEntries = 16 * tileWidth;
const atOnce = 8;

/**
 * Writes the tiles and entry bundles that a checkpoint of `to` needs beyond those of `from`: full ones, and the partial
 * ones of exactly that size. Every hash is computed from the entries on top of the tree that the site has, and must lead
 * to the signed root: what the database holds wrong is not published. Cut short, nothing refers to what was written.
 */
export async function writeParts(
  deps: { db: Database; shard: string; site: ObjectStore },
  from: TreeHead,
  to: TreeHead,
): Promise<void> {
  const { db, shard, site } = deps;
  const edge = new Map<number, TileId & { bytes: Uint8Array }>();
  const stored = tileReader(db, shard);
  const readTile: ReadTile = (tile) => {
    const known = edge.get(tile.level);
    return known?.index === tile.index && known.width === tile.width ? known.bytes : stored(tile);
  };
  let { size, root } = from;
  while (size < to.size) {
    const next = Math.min(to.size, size - (size % chunkEntries) + chunkEntries);
    const first = size - (size % tileWidth);
    const entries = await store.readEntries(db, shard, first, next - first);
    if (entries.length !== next - first)
      throw new Error(`entries ${first} to ${next} of the log ${shard} are not all there`);
    const leafHashes = entries.slice(size - first).map((entry) => leafHash(entry, sha256));
    const grown = await growTree({ size, readTile, leafHashes, hash: sha256 });
    const parts = bundlesOf(entries, first);
    for (const tile of grown.tiles) {
      if (tile.width < tileWidth) edge.set(tile.level, tile);
      else {
        if (edge.get(tile.level)?.index === tile.index) edge.delete(tile.level);
        parts.push(tile);
      }
    }
    await putAll(site, parts);
    ({ size, root } = grown);
  }
  if (Buffer.compare(root, to.root) !== 0)
    throw new Error(`the entries of the log ${shard} do not lead to its signed root of size ${to.size}`);
  await putAll(
    site,
    [...edge.values()].map((tile) => ({ path: tilePath(tile), bytes: tile.bytes })),
  );
}

interface Part {
  path: string;
  bytes: Uint8Array;
}

function bundlesOf(entries: readonly Uint8Array[], first: number): Part[] {
  const parts: Part[] = [];
  for (let at = 0; at < entries.length; at += tileWidth) {
    const bundle = entries.slice(at, at + tileWidth);
    const path = entriesPath((first + at) / tileWidth, bundle.length);
    parts.push({ path, bytes: encodeEntryBundle(bundle) });
  }
  return parts;
}

async function putAll(site: ObjectStore, parts: readonly Part[]): Promise<void> {
  const waiting = parts.values();
  await Promise.all(
    Array.from({ length: atOnce }, async () => {
      for (const { path, bytes } of waiting) await site.putOnce(path, bytes);
    }),
  );
}
