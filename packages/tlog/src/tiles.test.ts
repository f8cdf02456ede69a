import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  consistencyProof,
  encodeEntryBundle,
  entriesPath,
  growTree,
  inclusionProof,
  leafHash,
  nodesFromTiles,
  parseEntryBundle,
  parseTile,
  rootOf,
  type TileId,
  tilePath,
  tilesBetween,
  verifyConsistency,
  verifyInclusion,
  widthOf,
} from './index.ts';

const leavesOf = (n: number): Uint8Array[] =>
  Array.from({ length: n }, (_, i) => leafHash(Uint8Array.of(i >> 16, i >> 8, i)));

/** A store of tiles as files: what it has not is an error, as on a disk. */
function store() {
  const files = new Map<string, Uint8Array>();
  const readTile = (tile: TileId): Uint8Array => {
    const bytes = files.get(tilePath(tile));
    if (!bytes) throw new Error(`no ${tilePath(tile)}`);
    return bytes;
  };
  const grow = async (size: number, leafHashes: Uint8Array[]) => {
    const grown = await growTree({ size, readTile, leafHashes });
    for (const { path, bytes } of grown.tiles) files.set(path, bytes);
    return grown;
  };
  return { files, readTile, grow };
}

describe('paths (c2sp.org/tlog-tiles)', () => {
  test.each([
    [{ level: 0, index: 0, width: 256 }, 'tile/0/000'],
    [{ level: 0, index: 273, width: 112 }, 'tile/0/273.p/112'],
    [{ level: 3, index: 1234067, width: 256 }, 'tile/3/x001/x234/067'],
    [{ level: 63, index: 1000, width: 1 }, 'tile/63/x001/000.p/1'],
    [{ level: 1, index: 1_000_000, width: 255 }, 'tile/1/x001/x000/000.p/255'],
  ])('%j is %s', (tile, path) => {
    expect(tilePath(tile)).toBe(path);
  });
  test('entry bundles lie under tile/entries', () => {
    expect(entriesPath(1234067, 256)).toBe('tile/entries/x001/x234/067');
    expect(entriesPath(5, 3)).toBe('tile/entries/005.p/3');
  });
  test('there are no empty tiles and no levels above 63', () => {
    expect(() => tilePath({ level: 0, index: 0, width: 0 })).toThrow(RangeError);
    expect(() => tilePath({ level: 64, index: 0, width: 1 })).toThrow(RangeError);
    expect(() => tilePath({ level: 0, index: -1, width: 1 })).toThrow(RangeError);
    expect(() => entriesPath(0, 257)).toThrow(RangeError);
  });
});

describe('widths', () => {
  test('size 70,000 has 273 full and .p/112 at level 0, one full and .p/17 at level 1, .p/1 at level 2', () => {
    const tiles = tilesBetween(0, 70_000);
    const at = (level: number) => tiles.filter((t) => t.level === level);
    expect(at(0).filter((t) => t.width === 256)).toHaveLength(273);
    expect(at(0).at(-1)).toEqual({ level: 0, index: 273, width: 112 });
    expect(at(1)).toEqual([
      { level: 1, index: 0, width: 256 },
      { level: 1, index: 1, width: 17 },
    ]);
    expect(at(2)).toEqual([{ level: 2, index: 0, width: 1 }]);
    expect(tiles).toHaveLength(277);
  });
  test('a size that fills its tiles has no empty ones beside them', () => {
    expect(tilesBetween(0, 256)).toEqual([
      { level: 0, index: 0, width: 256 },
      { level: 1, index: 0, width: 1 },
    ]);
    expect(widthOf(0, 1, 256)).toBe(0);
    expect(tilesBetween(7, 7)).toEqual([]);
  });
});

describe('growing', () => {
  test('in whatever batches leaves come, tiles and root are those of the naive tree', async () => {
    const leaves = leavesOf(1500);
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.integer({ min: 0, max: 400 }), { minLength: 1, maxLength: 6 }),
        async (cuts) => {
          const { grow, readTile } = store();
          let size = 0;
          for (const cut of cuts) {
            const batch = leaves.slice(size, Math.min(leaves.length, size + cut));
            const grown = await grow(size, batch);
            expect(grown.tiles.map(({ level, index, width }) => ({ level, index, width }))).toEqual(
              tilesBetween(size, grown.size),
            );
            size = grown.size;
            expect(grown.root).toEqual(rootOf(leaves.slice(0, size)));
          }
          if (size === 0) return;
          const read = nodesFromTiles(size, readTile);
          const index = Math.floor(size / 3);
          const proof = await inclusionProof(index, size, read);
          const root = rootOf(leaves.slice(0, size));
          expect(
            verifyInclusion({ index, size, leafHash: leaves[index] as Uint8Array, proof, root }).ok,
          ).toBe(true);
        },
      ),
      { numRuns: 15 },
    );
  });
  test('a checkpoint of 65,537 while 66,000 are integrated gets its own partial tiles, no short full ones', async () => {
    const leaves = leavesOf(66_000);
    const { grow, files, readTile } = store();
    await grow(0, leaves.slice(0, 65_537));
    const integrated = await grow(65_537, leaves.slice(65_537));
    expect(files.get('tile/2/000.p/1')).toHaveLength(32);
    expect(files.get('tile/1/000')).toHaveLength(8192);
    for (const [path, bytes] of files)
      expect([path, bytes.length]).toEqual([path, 32 * Number(/\.p\/(\d+)$/.exec(path)?.[1] ?? 256)]);
    // The smaller head is still proved from the tiles of its own size, and the larger one extends it.
    const root1 = rootOf(leaves.slice(0, 65_537));
    const proof = await inclusionProof(65_536, 65_537, nodesFromTiles(65_537, readTile));
    const last = leaves[65_536] as Uint8Array;
    expect(verifyInclusion({ index: 65_536, size: 65_537, leafHash: last, proof, root: root1 }).ok).toBe(
      true,
    );
    const consistency = await consistencyProof(65_537, 66_000, nodesFromTiles(66_000, readTile));
    const claim = { size1: 65_537, size2: 66_000, root1, root2: integrated.root, proof: consistency };
    expect(verifyConsistency(claim)).toEqual({ ok: true });
  });
  test('growing from another size than the integrated one is refused, not written', async () => {
    const leaves = leavesOf(300);
    const { grow } = store();
    await grow(0, leaves.slice(0, 290));
    await expect(grow(270, leaves.slice(270))).rejects.toThrow('no tile/0/001.p/14');
  });
});

describe('bytes from strangers', () => {
  test('entry bundles come back; a cut, longer or miscounted one is refused', () => {
    fc.assert(
      fc.property(fc.array(fc.uint8Array({ maxLength: 300 }), { minLength: 1, maxLength: 20 }), (entries) => {
        const bytes = encodeEntryBundle(entries);
        expect(parseEntryBundle(bytes, entries.length)).toEqual({ ok: true, value: entries });
        expect(parseEntryBundle(bytes.subarray(0, -1), entries.length).ok).toBe(false);
        expect(parseEntryBundle(bytes, entries.length + 1).ok).toBe(false);
        expect(parseEntryBundle(Buffer.concat([bytes, Uint8Array.of(0)]), entries.length).ok).toBe(false);
      }),
    );
  });
  test('an entry of 65,535 bytes fits, one more does not', () => {
    expect(encodeEntryBundle([new Uint8Array(65_535)])).toHaveLength(65_537);
    expect(() => encodeEntryBundle([new Uint8Array(65_536)])).toThrow(RangeError);
    expect(() => encodeEntryBundle([])).toThrow(RangeError);
  });
  test('a tile has exactly width × 32 bytes', () => {
    expect(parseTile(new Uint8Array(64), 2).ok).toBe(true);
    for (const [bytes, width] of [
      [64, 1],
      [63, 2],
      [0, 1],
    ] as const)
      expect(parseTile(new Uint8Array(bytes), width).ok).toBe(false);
  });
});
