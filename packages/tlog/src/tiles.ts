import { concat } from './bytes.ts';
import { hashSize, type Sha256, sha256 } from './hash.ts';
import { fail, type Result, value } from './result.ts';
import { createTileNodes, type TileNodes } from './tile-nodes.ts';
import type { ReadNode } from './tree.ts';

/** Leaves below one tile row: c2sp.org/tlog-tiles fixes the tile height to 8. */
export const tileWidth = 256;
const tileHeight = 8;

/** One hash tile: `width` is 256 for a full one, 1 to 255 for a partial one. There are no empty tiles. */
export interface TileId {
  level: number;
  index: number;
  width: number;
}

function group(index: number): string {
  let path = String(index % 1000).padStart(3, '0');
  for (let rest = Math.floor(index / 1000); rest > 0; rest = Math.floor(rest / 1000))
    path = `x${String(rest % 1000).padStart(3, '0')}/${path}`;
  return path;
}

const suffix = (width: number): string => (width === tileWidth ? '' : `.p/${width}`);

function assertTile(index: number, width: number): void {
  if (!Number.isSafeInteger(index) || index < 0 || !Number.isInteger(width) || width < 1 || width > tileWidth)
    throw new RangeError(`no tile ${index} of width ${width}`);
}

/** `tile/<L>/<N>[.p/<W>]` below the log's prefix, N in groups of three: 1234067 is `x001/x234/067`. */
export function tilePath({ level, index, width }: TileId): string {
  assertTile(index, width);
  if (!Number.isInteger(level) || level < 0 || level > 63) throw new RangeError(`no tile level ${level}`);
  return `tile/${level}/${group(index)}${suffix(width)}`;
}

/** `tile/entries/<N>[.p/<W>]`: the entry bundle under the level-0 tile N. */
export function entriesPath(index: number, width: number): string {
  assertTile(index, width);
  return `tile/entries/${group(index)}${suffix(width)}`;
}

/** How many level-`level` hashes a tree of `size` leaves has: only those of full subtrees of 256^level leaves. */
export const hashesAt = (level: number, size: number): number => Math.floor(size / tileWidth ** level);

/** The width of tile `index` at `level` in a tree of `size` leaves; 0 when it does not exist. */
export function widthOf(level: number, index: number, size: number): number {
  return Math.max(0, Math.min(tileWidth, hashesAt(level, size) - index * tileWidth));
}

/**
 * Every tile that a log must have for a checkpoint of `size` and that differs from those for `oldSize`, lowest level
 * first. Partial widths between the two sizes are not listed: no checkpoint named them.
 */
export function tilesBetween(oldSize: number, size: number): TileId[] {
  const tiles: TileId[] = [];
  for (let level = 0; hashesAt(level, size) > 0; level++) {
    const had = hashesAt(level, oldSize);
    const has = hashesAt(level, size);
    if (has === had) continue;
    for (let index = Math.floor(had / tileWidth); index * tileWidth < has; index++)
      tiles.push({ level, index, width: widthOf(level, index, size) });
  }
  return tiles;
}

/** The hashes of a tile; its bytes must be exactly `width` × 32. */
export function parseTile(bytes: Uint8Array, width: number): Result<Uint8Array[]> {
  if (bytes.length !== width * hashSize)
    return fail(`a tile of width ${width} has ${width * hashSize} bytes, not ${bytes.length}`);
  return value(Array.from({ length: width }, (_, i) => bytes.subarray(i * hashSize, (i + 1) * hashSize)));
}

export const encodeTile = (hashes: readonly Uint8Array[]): Uint8Array => concat(...hashes);

const maxEntryBytes = 65_535;

/** (uint16 big-endian length ‖ entry)* for 1 to 256 entries. @throws RangeError when an entry is too long. */
export function encodeEntryBundle(entries: readonly Uint8Array[]): Uint8Array {
  if (entries.length < 1 || entries.length > tileWidth)
    throw new RangeError('an entry bundle has 1 to 256 entries');
  const parts = entries.flatMap((entry) => {
    if (entry.length > maxEntryBytes) throw new RangeError(`an entry has at most ${maxEntryBytes} bytes`);
    return [Uint8Array.of(entry.length >> 8, entry.length & 255), entry];
  });
  return concat(...parts);
}

/** The entries of a bundle, which must have exactly `width` of them and no byte more. */
export function parseEntryBundle(bytes: Uint8Array, width: number): Result<Uint8Array[]> {
  const entries: Uint8Array[] = [];
  let at = 0;
  while (at < bytes.length) {
    if (at + 2 > bytes.length) return fail('the bundle ends inside a length');
    const end = at + 2 + ((bytes[at] as number) << 8) + (bytes[at + 1] as number);
    if (end > bytes.length) return fail('the bundle ends inside an entry');
    entries.push(bytes.subarray(at + 2, end));
    at = end;
  }
  return entries.length === width
    ? value(entries)
    : fail(`the bundle has ${entries.length} entries, not ${width}`);
}

/** Bytes of one tile. The reader throws when it has none. */
export type ReadTile = (tile: TileId) => Uint8Array | Promise<Uint8Array>;

/** Nodes of the tree of `size` leaves, read from its tiles; each tile is read once. */
export function nodesFromTiles(size: number, readTile: ReadTile, hash: Sha256 = sha256): ReadNode {
  const known = new Map<string, Promise<TileNodes>>();
  return nodesOfTiles(size, (tile) => {
    const key = tilePath(tile);
    const reading = known.get(key) ?? readRow(tile, readTile).then((row) => createTileNodes(row, hash));
    known.set(key, reading);
    return reading;
  });
}

/** The same from tiles whose nodes somebody remembers: `nodesOf` gives those of a tile of at least the width asked. */
export function nodesOfTiles(
  size: number,
  nodesOf: (tile: TileId) => TileNodes | Promise<TileNodes>,
): ReadNode {
  return async (level, index) => {
    const height = level % tileHeight;
    const tileLevel = (level - height) / tileHeight;
    const runsInTile = tileWidth / 2 ** height;
    const tileIndex = Math.floor(index / runsInTile);
    const width = widthOf(tileLevel, tileIndex, size);
    const run = index - tileIndex * runsInTile;
    if ((run + 1) * 2 ** height > width)
      throw new RangeError(`no node (${level}, ${index}) in a tree of ${size}`);
    return (await nodesOf({ level: tileLevel, index: tileIndex, width })).node(height, run);
  };
}

async function readRow(tile: TileId, readTile: ReadTile): Promise<Uint8Array[]> {
  const parsed = parseTile(await readTile(tile), tile.width);
  if (!parsed.ok) throw new Error(`${tilePath(tile)}: ${parsed.reason}`);
  return parsed.value;
}

/** Hash of a full tile: the level above stores it. */
export const tileHash = (hashes: readonly Uint8Array[], hash: Sha256 = sha256): Uint8Array =>
  createTileNodes(hashes, hash).node(tileHeight, 0);
