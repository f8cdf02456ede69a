import { type Sha256, sha256 } from './hash.ts';
import {
  encodeTile,
  hashesAt,
  nodesFromTiles,
  parseTile,
  type ReadTile,
  type TileId,
  tileHash,
  tilePath,
  tileWidth,
} from './tiles.ts';
import { rootFromNodes } from './tree.ts';

export interface Growth {
  size: number;
  root: Uint8Array;
  /** New and replaced tiles for exactly `size`, lowest level first: write them before the checkpoint. */
  tiles: (TileId & { path: string; bytes: Uint8Array })[];
}

/**
 * Appends leaf hashes to the tree of `size` leaves. Reads only the partial tiles of the right edge at `size`, which
 * must be the size of the *integrated* tree: a partial tile of another width is refused (transparency-dev/tessera#1178).
 */
export async function growTree(input: {
  size: number;
  readTile: ReadTile;
  leafHashes: readonly Uint8Array[];
  hash?: Sha256;
}): Promise<Growth> {
  const { size, readTile, leafHashes, hash = sha256 } = input;
  const tiles: Growth['tiles'] = [];
  let added: readonly Uint8Array[] = leafHashes;
  for (let level = 0; added.length > 0; level++) {
    const had = hashesAt(level, size);
    let index = Math.floor(had / tileWidth);
    const row = [...(await edge(level, index, had % tileWidth, readTile)), ...added];
    const above: Uint8Array[] = [];
    for (let from = 0; from < row.length; from += tileWidth, index++) {
      const hashes = row.slice(from, from + tileWidth);
      const id = { level, index, width: hashes.length };
      tiles.push({ ...id, path: tilePath(id), bytes: encodeTile(hashes) });
      if (hashes.length === tileWidth) above.push(tileHash(hashes, hash));
    }
    added = above;
  }
  const grown = size + leafHashes.length;
  const fresh = new Map(tiles.map((t) => [t.path, t.bytes]));
  const read: ReadTile = (tile) => fresh.get(tilePath(tile)) ?? readTile(tile);
  return { size: grown, root: await rootFromNodes(grown, nodesFromTiles(grown, read, hash), hash), tiles };
}

async function edge(level: number, index: number, width: number, readTile: ReadTile): Promise<Uint8Array[]> {
  if (width === 0) return [];
  const parsed = parseTile(await readTile({ level, index, width }), width);
  if (!parsed.ok) throw new Error(`${tilePath({ level, index, width })}: ${parsed.reason}`);
  return parsed.value;
}
