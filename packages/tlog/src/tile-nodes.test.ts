import fc from 'fast-check';
import { expect, test } from 'vitest';
import { createTileNodes, leafHash, nodeHash, rootOf } from './index.ts';

const hashes = Array.from({ length: 256 }, (_, i) => leafHash(Uint8Array.of(i)));

test('every node of a tile is the root over its run, also when the tile grows between two questions', () => {
  fc.assert(
    fc.property(fc.array(fc.integer({ min: 1, max: 40 }), { minLength: 1, maxLength: 12 }), (widths) => {
      const nodes = createTileNodes([]);
      for (const more of widths) {
        const from = nodes.width;
        nodes.extend(hashes.slice(from, from + more));
        for (let height = 0; height <= 8; height++) {
          const run = 2 ** height;
          const whole = Math.floor(nodes.width / run);
          for (const i of [0, whole - 1].filter((each) => each >= 0 && each < whole))
            expect(nodes.node(height, i)).toEqual(rootOf(hashes.slice(i * run, (i + 1) * run)));
          expect(() => nodes.node(height, whole)).toThrow(RangeError);
        }
      }
    }),
    { numRuns: 30 },
  );
});

test('a hash that was given stays what it was when the next one is computed', () => {
  const [a, b] = hashes as [Uint8Array, Uint8Array];
  const first = nodeHash(a, b);
  const copy = first.slice();
  nodeHash(b, a);
  expect(first).toEqual(copy);
});

test('hashing what is no pair of hashes is a bug of the caller', () => {
  expect(() => nodeHash(new Uint8Array(31), new Uint8Array(32))).toThrow(RangeError);
});
