import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  consistencyProof,
  emptyRoot,
  inclusionProof,
  leafHash,
  nodeHash,
  rootFromNodes,
  rootOf,
  verifyConsistency,
  verifyInclusion,
} from './index.ts';
import { isPowerOfTwo, splitPoint } from './tree.ts';

const hex = (bytes: Uint8Array): string => Buffer.from(bytes).toString('hex');
const leavesOf = (n: number): Uint8Array[] =>
  Array.from({ length: n }, (_, i) => leafHash(new TextEncoder().encode(`entry ${i}`)));

/** RFC 6962 section 2.1 word for word. */
function naiveRoot(leaves: readonly Uint8Array[]): Uint8Array {
  if (leaves.length === 0) return emptyRoot;
  if (leaves.length === 1) return leaves[0] as Uint8Array;
  const k = splitPoint(leaves.length);
  return nodeHash(naiveRoot(leaves.slice(0, k)), naiveRoot(leaves.slice(k)));
}

const reader = (leaves: readonly Uint8Array[]) => (level: number, index: number) =>
  naiveRoot(leaves.slice(index * 2 ** level, (index + 1) * 2 ** level));

describe('roots', () => {
  test('the empty tree and the eight-leaf tree of the CT test data have their published roots', () => {
    const data = [
      '',
      '00',
      '10',
      '2021',
      '3031',
      '40414243',
      '5051525354555657',
      '606162636465666768696a6b6c6d6e6f',
    ];
    const leaves = data.map((d) => leafHash(Buffer.from(d, 'hex')));
    expect(hex(emptyRoot)).toBe('e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855');
    expect(hex(rootOf(leaves.slice(0, 1)))).toBe(
      '6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d',
    );
    expect(hex(rootOf(leaves))).toBe('5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328');
  });
  test('the stack agrees with the recursive definition at every size to 130', async () => {
    const leaves = leavesOf(130);
    for (let n = 0; n <= leaves.length; n++) {
      const part = leaves.slice(0, n);
      expect(hex(rootOf(part))).toBe(hex(naiveRoot(part)));
      expect(hex(await rootFromNodes(n, reader(part)))).toBe(hex(naiveRoot(part)));
    }
  });
  test('powers of two are told from their neighbours up to 2^52', () => {
    for (let k = 1; k <= 52; k++) {
      expect(isPowerOfTwo(2 ** k)).toBe(true);
      if (k > 1) expect(isPowerOfTwo(2 ** k - 1) || isPowerOfTwo(2 ** k + 1)).toBe(false);
    }
    expect(isPowerOfTwo(0)).toBe(false);
  });
});

describe('inclusion', () => {
  test('every leaf of every tree to 40 leaves is provable, and only at its own place', async () => {
    const leaves = leavesOf(40);
    for (let size = 1; size <= 40; size++) {
      const root = rootOf(leaves.slice(0, size));
      for (let index = 0; index < size; index++) {
        const proof = await inclusionProof(index, size, reader(leaves));
        const claim = { index, size, leafHash: leaves[index] as Uint8Array, proof, root };
        expect(verifyInclusion(claim)).toEqual({ ok: true });
        expect(verifyInclusion({ ...claim, index: (index + 1) % (size + 1) }).ok).toBe(false);
      }
    }
  });
  test('a proof with any bit flipped, a hash dropped, doubled, added or moved is refused', async () => {
    const leaves = leavesOf(300);
    await fc.assert(
      fc.asyncProperty(fc.integer({ min: 2, max: 300 }), fc.nat(), fc.nat(), async (size, i, m) => {
        const index = i % size;
        const root = rootOf(leaves.slice(0, size));
        const proof = await inclusionProof(index, size, reader(leaves));
        const claim = { index, size, leafHash: leaves[index] as Uint8Array, proof, root };
        expect(verifyInclusion(claim).ok).toBe(true);
        for (const bad of mutations(proof, m))
          expect(verifyInclusion({ ...claim, proof: bad }).ok).toBe(false);
        expect(verifyInclusion({ ...claim, root: flip(root, m) }).ok).toBe(false);
        expect(verifyInclusion({ ...claim, leafHash: flip(claim.leafHash, m) }).ok).toBe(false);
      }),
      { numRuns: 60 },
    );
  });
  test('nonsense is a "no" with a reason, never a throw', () => {
    const h = new Uint8Array(32);
    const claim = { index: 0, size: 1, leafHash: h, proof: [], root: h };
    const bad: Partial<typeof claim>[] = [
      { index: -1 },
      { index: 0.5 },
      { index: Number.NaN },
      { size: 0 },
      { size: 2 ** 60 },
      { index: 1 },
      { leafHash: new Uint8Array(31) },
      { root: new Uint8Array(33) },
      { proof: [new Uint8Array(5)] as never },
      { proof: Array.from({ length: 70 }, () => h) as never },
    ];
    for (const part of bad) expect(verifyInclusion({ ...claim, ...part })).toMatchObject({ ok: false });
    expect(verifyInclusion(claim)).toEqual({ ok: true });
  });
  test('asking for a leaf beyond the tree is a bug of the caller', async () => {
    await expect(inclusionProof(3, 3, reader(leavesOf(3)))).rejects.toThrow(RangeError);
    await expect(consistencyProof(4, 3, reader(leavesOf(3)))).rejects.toThrow(RangeError);
  });
});

describe('consistency', () => {
  test('every pair of sizes to 40 is provable, and not with another old or new root', async () => {
    const leaves = leavesOf(40);
    const roots = leaves.map((_, n) => rootOf(leaves.slice(0, n))).concat(rootOf(leaves));
    for (let size2 = 0; size2 <= 40; size2++)
      for (let size1 = 0; size1 <= size2; size1++) {
        const proof = await consistencyProof(size1, size2, reader(leaves));
        const claim = {
          size1,
          size2,
          root1: roots[size1] as Uint8Array,
          root2: roots[size2] as Uint8Array,
          proof,
        };
        expect(verifyConsistency(claim)).toEqual({ ok: true });
        expect(verifyConsistency({ ...claim, root1: flip(claim.root1, size2) }).ok).toBe(false);
        if (size1 > 0)
          expect(verifyConsistency({ ...claim, root2: flip(claim.root2, size1) }).ok).toBe(false);
        if (size1 < size2) expect(verifyConsistency({ ...claim, size1: size2, size2: size1 }).ok).toBe(false);
      }
  });
  test('a mutated proof is refused', async () => {
    const leaves = leavesOf(300);
    await fc.assert(
      fc.asyncProperty(fc.integer({ min: 2, max: 300 }), fc.nat(), fc.nat(), async (size2, s, m) => {
        const size1 = 1 + (s % (size2 - 1));
        const proof = await consistencyProof(size1, size2, reader(leaves));
        const [root1, root2] = [rootOf(leaves.slice(0, size1)), rootOf(leaves.slice(0, size2))];
        expect(verifyConsistency({ size1, size2, root1, root2, proof }).ok).toBe(true);
        for (const bad of mutations(proof, m))
          expect(verifyConsistency({ size1, size2, root1, root2, proof: bad }).ok).toBe(false);
      }),
      { numRuns: 60 },
    );
  });
  test('nonsense is a "no" with a reason, never a throw', () => {
    const h = new Uint8Array(32);
    const claim = { size1: 1, size2: 2, root1: h, root2: h, proof: [h] };
    for (const part of [
      { size1: -1 },
      { size1: 3 },
      { size2: Number.POSITIVE_INFINITY },
      { root1: new Uint8Array(3) },
      { proof: [] },
      { proof: [h, new Uint8Array(0)] },
    ])
      expect(verifyConsistency({ ...claim, ...part })).toMatchObject({ ok: false });
  });
});

function flip(bytes: Uint8Array, bit: number): Uint8Array {
  const out = bytes.slice();
  const at = bit % (8 * out.length);
  out[at >> 3] = (out[at >> 3] as number) ^ (1 << (at & 7));
  return out;
}

function mutations(proof: readonly Uint8Array[], n: number): Uint8Array[][] {
  const out: Uint8Array[][] = [[...proof, new Uint8Array(32)]];
  if (proof.length === 0) return out;
  const at = n % proof.length;
  out.push(proof.toSpliced(at, 1), proof.toSpliced(at, 1, flip(proof[at] as Uint8Array, n)));
  out.push(proof.toSpliced(at, 0, proof[at] as Uint8Array));
  if (proof.length > 1) out.push([...proof.slice(1), proof[0] as Uint8Array]);
  return out;
}
