import { hashSize, nodeHash, type Sha256, sha256 } from './hash.ts';

/** The nodes above the hashes of one tile. */
export interface TileNodes {
  /** How many hashes the tile has. */
  readonly width: number;
  /** Hash over the run of 2^height hashes that starts at run · 2^height. @throws RangeError when the tile has not all. */
  node(height: number, run: number): Uint8Array;
  /** More hashes to the right; what was known stays true. */
  extend(hashes: readonly Uint8Array[]): void;
}

/**
 * Nodes of a tile, full or not; each is computed when it is first asked for. They stand side by side in one array a row:
 * hundreds of small arrays for each tile that is remembered would cost the garbage collector more than the hashing.
 */
export function createTileNodes(hashes: readonly Uint8Array[], hash: Sha256 = sha256): TileNodes {
  const rows: Row[] = [new Row()];
  const bottom = rows[0] as Row;
  const extend = (more: readonly Uint8Array[]): void => {
    for (const each of more) bottom.put(bottom.width, each);
  };
  const node = (height: number, run: number): Uint8Array => {
    rows[height] ??= new Row();
    const row = rows[height];
    const known = row.find(run);
    if (known) return known;
    if (height === 0) throw new RangeError(`the tile has no hash ${run}`);
    const made = nodeHash(node(height - 1, 2 * run), node(height - 1, 2 * run + 1), hash);
    row.put(run, made);
    return made;
  };
  extend(hashes);
  return {
    get width() {
      return bottom.width;
    },
    node,
    extend,
  };
}

/** Hashes of one height by their place; some may be missing. */
class Row {
  #bytes = new Uint8Array(0);
  #has = new Uint8Array(0);
  /** One more than the last place. */
  width = 0;

  find(place: number): Uint8Array | undefined {
    return this.#has[place] === 1
      ? this.#bytes.subarray(place * hashSize, (place + 1) * hashSize)
      : undefined;
  }

  put(place: number, hash: Uint8Array): void {
    if (hash.length !== hashSize) throw new RangeError('a hash of a tile has 32 bytes');
    if (place >= this.#has.length) this.#grow(Math.max(8, 2 ** Math.ceil(Math.log2(place + 1))));
    this.#bytes.set(hash, place * hashSize);
    this.#has[place] = 1;
    this.width = Math.max(this.width, place + 1);
  }

  /** What was given out shows the old array, which nobody writes any more. */
  #grow(places: number): void {
    const [bytes, has] = [new Uint8Array(places * hashSize), new Uint8Array(places)];
    bytes.set(this.#bytes);
    has.set(this.#has);
    this.#bytes = bytes;
    this.#has = has;
  }
}
