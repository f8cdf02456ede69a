import { leafHash, rootOf, sha256, tileHash } from '@redress/tlog';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type Edge, edgeFromRows, emptyEdge, type FullTile, growEdge } from './edge.ts';

const leaves = Array.from({ length: 66_600 }, (_, i) => leafHash(Uint8Array.of(i >> 16, i >> 8, i)));

/** The hashes of a row of the naive tree: roots of full subtrees of 256^level leaves. */
function naiveRow(level: number, size: number): Uint8Array[] {
  let row = leaves.slice(0, size);
  for (let l = 0; l < level; l++) {
    const full = Math.floor(row.length / 256);
    row = Array.from({ length: full }, (_, i) => tileHash(row.slice(i * 256, i * 256 + 256)));
  }
  return row;
}
const concat = (hashes: readonly Uint8Array[]) => Buffer.concat(hashes);

function expectTile({ level, index, hashes, root }: FullTile, size: number): void {
  const row = naiveRow(level, size).slice(index * 256, index * 256 + 256);
  expect(row).toHaveLength(256);
  expect(concat(row).equals(hashes)).toBe(true);
  expect(concat([tileHash(row)]).equals(root)).toBe(true);
}

describe('the right edge', () => {
  test('in whatever batches leaves come, roots, full tiles and rows are those of the naive tree', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 1, max: 700 }), { minLength: 1, maxLength: 6 }), (cuts) => {
        let edge: Edge = emptyEdge;
        const tiles: FullTile[] = [];
        for (const cut of cuts) {
          const grown = growEdge(edge, leaves.slice(edge.size, edge.size + cut), sha256);
          edge = grown.edge;
          tiles.push(...grown.tiles);
          expect(grown.root).toEqual(rootOf(leaves.slice(0, edge.size)));
        }
        expect(tiles.filter(({ level }) => level === 0)).toHaveLength(Math.floor(edge.size / 256));
        for (const tile of tiles) expectTile(tile, edge.size);
        const stored = [0, 1].map((level) =>
          naiveRow(level, edge.size).slice(
            -(naiveRow(level, edge.size).length % 256) || Number.POSITIVE_INFINITY,
          ),
        );
        expect(edge.rows.map(concat)).toEqual(stored.slice(0, edge.rows.length).map(concat));
        const again = edgeFromRows(edge.size, stored, sha256);
        expect(again.root).toEqual(rootOf(leaves.slice(0, edge.size)));
        const more = leaves.slice(edge.size, edge.size + 300);
        expect(growEdge(again.edge, more, sha256)).toMatchObject({ root: growEdge(edge, more, sha256).root });
      }),
      { numRuns: 15 },
    );
  });
  test('a tile of tiles is written when its last leaf comes, and never before', () => {
    const before = growEdge(emptyEdge, leaves.slice(0, 65_535), sha256);
    expect(before.tiles.some(({ level }) => level === 1)).toBe(false);
    const last = growEdge(before.edge, leaves.slice(65_535, 65_536), sha256);
    expect(last.tiles.map(({ level, index }) => [level, index])).toEqual([
      [0, 255],
      [1, 0],
    ]);
    for (const tile of last.tiles) expectTile(tile, 65_536);
    const beyond = growEdge(last.edge, leaves.slice(65_536), sha256);
    expect(beyond.root).toEqual(rootOf(leaves));
    expect(beyond.tiles.every(({ level }) => level === 0)).toBe(true);
  }, 60_000);
  test('growing leaves the edge that it grew from as it was: a batch that failed is simply forgotten', () => {
    const { edge } = growEdge(emptyEdge, leaves.slice(0, 300), sha256);
    const first = growEdge(edge, leaves.slice(300, 600), sha256);
    expect(growEdge(edge, leaves.slice(300, 600), sha256)).toEqual(first);
    expect(edge.size).toBe(300);
  });
});
