import { hashSize, pairHash, type Sha256, sha256 } from './hash.ts';

/** The nodes above the hashes of one tile. */
export interface TileNodes {
  /** How many hashes the tile has. */
  readonly width: number;
  /** Hash over the run of 2^height hashes that starts at run · 2^height. @throws RangeError when the tile has not all. */
  node(height: number, run: number): Uint8Array;
  /** More hashes to the right, one by one or end to end; what was known stays true. */
  extend(hashes: readonly Uint8Array[] | Uint8Array): void;
}

const fullWidth = 256;
/** A full tile has 256 hashes, 128 nodes above them, … and one over all. */
const places = 2 * fullWidth - 1;
const placeOf = (height: number, run: number): number => 2 * fullWidth - 2 ** (9 - height) + run;

/**
 * Nodes of a tile, full or not; each is computed when it is first asked for. They stand side by side in one array for the
 * tile: hundreds of small ones for each tile that is remembered would cost the garbage collector more than the hashing.
 */
export function createTileNodes(
  hashes: readonly Uint8Array[] | Uint8Array,
  hash: Sha256 = sha256,
): TileNodes {
  const bytes = new Uint8Array(places * hashSize);
  const known = new Uint8Array(places);
  let width = 0;
  const ensure = (height: number, run: number): number => {
    const place = placeOf(height, run);
    if (known[place] === 1) return place;
    const left = ensure(height - 1, 2 * run);
    ensure(height - 1, 2 * run + 1);
    bytes.set(pairHash(bytes, left * hashSize, hash), place * hashSize);
    known[place] = 1;
    return place;
  };
  const append = (more: Uint8Array): void => {
    const count = more.length / hashSize;
    if (!Number.isInteger(count)) throw new RangeError('a hash of a tile has 32 bytes');
    if (width + count > fullWidth) throw new RangeError('a tile has at most 256 hashes');
    bytes.set(more, width * hashSize);
    known.fill(1, width, width + count);
    width += count;
  };
  const extend = (more: readonly Uint8Array[] | Uint8Array): void => {
    if (more instanceof Uint8Array) append(more);
    else for (const each of more) append(checked(each));
  };
  extend(hashes);
  return {
    get width() {
      return width;
    },
    node(height, run) {
      if (run < 0 || (run + 1) * 2 ** height > width)
        throw new RangeError(`the tile has no node (${height}, ${run})`);
      const place = ensure(height, run);
      return bytes.subarray(place * hashSize, (place + 1) * hashSize);
    },
    extend,
  };
}

function checked(hash: Uint8Array): Uint8Array {
  if (hash.length !== hashSize) throw new RangeError('a hash of a tile has 32 bytes');
  return hash;
}
