import { createHash } from 'node:crypto';
import {
  entriesPath,
  nodesFromTiles,
  parseEntryBundle,
  type ReadNode,
  type ReadTile,
  type Sha256,
  tilePath,
  tileWidth,
} from '@redress/tlog';
import { readBytes } from './watcher.ts';

const sha256: Sha256 = (data) => createHash('sha256').update(data).digest();

/** Nodes of the tree of `size` from the tiles that a node serves. */
export function nodesOfSite(url: string, size: number): ReadNode {
  const readTile: ReadTile = async (tile) => {
    const path = tilePath(tile);
    const bytes = await readBytes(`${url}/${path}`);
    if (!bytes) throw new Error(`${path} is not served`);
    return bytes;
  };
  return nodesFromTiles(size, readTile, sha256);
}

/** All entries below `size`, as they are served; a bundle that is missing or broken ends them. */
export async function entriesOfSite(url: string, size: number): Promise<Uint8Array[]> {
  const entries: Uint8Array[] = [];
  for (let first = 0; first < size; first += tileWidth) {
    const width = Math.min(tileWidth, size - first);
    const bytes = await readBytes(`${url}/${entriesPath(first / tileWidth, width)}`);
    const bundle = bytes && parseEntryBundle(bytes, width);
    if (!bundle?.ok) break;
    entries.push(...bundle.value);
  }
  return entries;
}
