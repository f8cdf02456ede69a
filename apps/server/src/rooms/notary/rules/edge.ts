import { emptyRoot, nodeHash, type Sha256, tileWidth } from '@redress/tlog';

const hashSize = 32;

/**
 * All that a sequencer must know of a tree to grow it: per tile level the hashes of the tile that is not full yet.
 * At most 255 of them a level, whatever the size. Never changed in place: a batch that failed leaves it as it was.
 */
export interface Edge {
  size: number;
  rows: readonly (readonly Uint8Array[])[];
  /** Per binary level the full subtree that a set bit of the size stands for; the root follows from them. */
  peaks: readonly (Uint8Array | undefined)[];
}

/** A tile that got its last hash: it never changes again. */
export interface FullTile {
  level: number;
  index: number;
  /** 256 hashes of 32 bytes. */
  hashes: Uint8Array;
  /** Hash of the tile's whole subtree: one hash of the tile above. */
  root: Uint8Array;
}

export interface Grown {
  edge: Edge;
  root: Uint8Array;
  tiles: FullTile[];
}

const tileHeight = Math.log2(tileWidth);
export const emptyEdge: Edge = { size: 0, rows: [], peaks: [] };

/** Appends leaf hashes: one node hash a leaf and one fold of the peaks, however large the tree (RFC 6962 section 2.1). */
export function growEdge(edge: Edge, leafHashes: readonly Uint8Array[], hash: Sha256): Grown {
  const rows = edge.rows.map((row) => row.slice());
  const peaks = edge.peaks.slice();
  const tiles: FullTile[] = [];
  let { size } = edge;
  for (const leaf of leafHashes) {
    let node = leaf;
    for (let level = 0; ; level++) {
      if (level % tileHeight === 0) {
        // The subtree of the tile below, which got its last hash just now.
        const filled = level > 0 ? tiles.at(-1) : undefined;
        if (filled) filled.root = node;
        pushHash({ rows, tiles }, level / tileHeight, size, node);
      }
      const left = peaks[level];
      if (left === undefined) {
        peaks[level] = node;
        break;
      }
      peaks[level] = undefined;
      node = nodeHash(left, node, hash);
    }
    size++;
  }
  return { edge: { size, rows, peaks }, root: rootOfPeaks(peaks, hash), tiles };
}

interface Growing {
  rows: Uint8Array[][];
  tiles: FullTile[];
}

/** `size` counts the leaves before the one that is being appended. */
function pushHash({ rows, tiles }: Growing, level: number, size: number, node: Uint8Array): void {
  rows[level] ??= [];
  const row = rows[level] as Uint8Array[];
  row.push(node);
  if (row.length < tileWidth) return;
  const hashes = new Uint8Array(tileWidth * hashSize);
  for (const [i, each] of row.entries()) hashes.set(each, i * hashSize);
  const index = Math.floor(size / tileWidth ** (level + 1));
  tiles.push({ level, index, hashes, root: node });
  rows[level] = [];
}

/** Smaller subtrees stand to the right. */
function rootOfPeaks(peaks: readonly (Uint8Array | undefined)[], hash: Sha256): Uint8Array {
  let root: Uint8Array | undefined;
  for (const peak of peaks) {
    if (peak === undefined) continue;
    root = root === undefined ? peak : nodeHash(peak, root, hash);
  }
  return root ?? emptyRoot;
}

/** The edge of a tree of `size` leaves from the hashes of its partial tiles, lowest level first, as they are stored. */
export function edgeFromRows(
  size: number,
  rows: readonly (readonly Uint8Array[])[],
  hash: Sha256,
): { edge: Edge; root: Uint8Array } {
  const peaks: (Uint8Array | undefined)[] = [];
  for (const [level, row] of rows.entries()) {
    let from = 0;
    for (let height = tileHeight - 1; height >= 0; height--) {
      const width = 2 ** height;
      if ((row.length & width) === 0) continue;
      peaks[level * tileHeight + height] = subtree(row.slice(from, from + width), hash);
      from += width;
    }
  }
  return { edge: { size, rows, peaks }, root: rootOfPeaks(peaks, hash) };
}

function subtree(hashes: readonly Uint8Array[], hash: Sha256): Uint8Array {
  let row = hashes;
  while (row.length > 1) {
    row = Array.from({ length: row.length / 2 }, (_, i) =>
      nodeHash(row[2 * i] as Uint8Array, row[2 * i + 1] as Uint8Array, hash),
    );
  }
  return row[0] as Uint8Array;
}
