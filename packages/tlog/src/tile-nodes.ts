import { nodeHash, type Sha256, sha256 } from './hash.ts';

/** The nodes above the hashes of one tile. */
export interface TileNodes {
  /** How many hashes the tile has. */
  readonly width: number;
  /** Hash over the run of 2^height hashes that starts at run · 2^height. @throws RangeError when the tile has not all. */
  node(height: number, run: number): Uint8Array;
  /** More hashes to the right; what was known stays true. */
  extend(hashes: readonly Uint8Array[]): void;
}

/** Nodes of a tile, full or not; each is computed when it is first asked for. */
export function createTileNodes(hashes: readonly Uint8Array[], hash: Sha256 = sha256): TileNodes {
  const rows: (Uint8Array | undefined)[][] = [[...hashes]];
  const node = (height: number, run: number): Uint8Array => {
    rows[height] ??= [];
    const row = rows[height];
    const known = row[run];
    if (known) return known;
    if (height === 0) throw new RangeError(`the tile has no hash ${run}`);
    const made = nodeHash(node(height - 1, 2 * run), node(height - 1, 2 * run + 1), hash);
    row[run] = made;
    return made;
  };
  return {
    get width() {
      return rows[0]?.length as number;
    },
    node,
    extend: (more) => void rows[0]?.push(...more),
  };
}
