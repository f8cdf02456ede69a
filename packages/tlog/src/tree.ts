import { emptyRoot, nodeHash, type Sha256, sha256 } from './hash.ts';

/** Hash of the full subtree over leaves [index · 2^level, (index + 1) · 2^level); the reader throws when it has none. */
export type ReadNode = (level: number, index: number) => Uint8Array | Promise<Uint8Array>;

/** The largest power of two below n; n ≥ 2. Sizes go to 2^53 - 1, so no 32-bit operators. */
export function splitPoint(n: number): number {
  let k = 1;
  while (k * 2 < n) k *= 2;
  return k;
}

/** Exact below 2^53, where Math.log2 alone rounds 2^50 - 1 up. */
export function isPowerOfTwo(n: number): boolean {
  return n >= 1 && 2 ** Math.round(Math.log2(n)) === n;
}

/** Root over leaf hashes, in memory (RFC 6962 section 2.1). */
export function rootOf(leafHashes: readonly Uint8Array[], hash: Sha256 = sha256): Uint8Array {
  // A stack of full subtrees with falling sizes: equal neighbours merge, the rest folds from the right.
  const stack: { hash: Uint8Array; level: number }[] = [];
  for (const leaf of leafHashes) {
    let top = { hash: leaf, level: 0 };
    while (stack.at(-1)?.level === top.level) {
      const left = stack.pop() as { hash: Uint8Array };
      top = { hash: nodeHash(left.hash, top.hash, hash), level: top.level + 1 };
    }
    stack.push(top);
  }
  const last = stack.pop();
  if (!last) return emptyRoot;
  return stack.reduceRight((right, left) => nodeHash(left.hash, right, hash), last.hash);
}

/** Hash over leaves [from, to); the ranges of RFC 6962 proofs start at a multiple of their largest part. */
async function rangeHash(from: number, to: number, read: ReadNode, hash: Sha256): Promise<Uint8Array> {
  const n = to - from;
  if (isPowerOfTwo(n)) return read(Math.round(Math.log2(n)), from / n);
  const k = splitPoint(n);
  return nodeHash(
    await rangeHash(from, from + k, read, hash),
    await rangeHash(from + k, to, read, hash),
    hash,
  );
}

/** Root of the first `size` leaves, from stored nodes. */
export async function rootFromNodes(
  size: number,
  read: ReadNode,
  hash: Sha256 = sha256,
): Promise<Uint8Array> {
  return size === 0 ? emptyRoot : rangeHash(0, size, read, hash);
}

/**
 * Audit path of leaf `index` in the tree of `size` leaves, leaf's sibling first (RFC 6962 section 2.1.1).
 * @throws RangeError unless 0 ≤ index < size: the caller's bug.
 */
export async function inclusionProof(
  index: number,
  size: number,
  read: ReadNode,
  hash: Sha256 = sha256,
): Promise<Uint8Array[]> {
  if (!Number.isSafeInteger(size) || !Number.isSafeInteger(index) || index < 0 || index >= size)
    throw new RangeError(`no leaf ${index} in a tree of ${size}`);
  const path: Uint8Array[] = [];
  let from = 0;
  let to = size;
  while (to - from > 1) {
    const middle = from + splitPoint(to - from);
    if (index < middle) {
      path.push(await rangeHash(middle, to, read, hash));
      to = middle;
    } else {
      path.push(await rangeHash(from, middle, read, hash));
      from = middle;
    }
  }
  return path.reverse();
}

/**
 * Proof that the tree of `size2` leaves extends the tree of `size1` leaves (RFC 6962 section 2.1.2); empty when
 * size1 is 0 or equals size2.
 * @throws RangeError unless 0 ≤ size1 ≤ size2: the caller's bug.
 */
export async function consistencyProof(
  size1: number,
  size2: number,
  read: ReadNode,
  hash: Sha256 = sha256,
): Promise<Uint8Array[]> {
  if (!Number.isSafeInteger(size1) || !Number.isSafeInteger(size2) || size1 < 0 || size1 > size2)
    throw new RangeError(`no consistency from ${size1} to ${size2}`);
  if (size1 === 0 || size1 === size2) return [];
  const path: Uint8Array[] = [];
  let from = 0;
  let to = size2;
  // Descend to where the old tree ends; every subtree beside the way belongs to the proof.
  while (to !== size1) {
    const middle = from + splitPoint(to - from);
    if (size1 <= middle) {
      path.push(await rangeHash(middle, to, read, hash));
      to = middle;
    } else {
      path.push(await rangeHash(from, middle, read, hash));
      from = middle;
    }
  }
  // The old tree's own last subtree is known to the verifier only when it is the whole old tree.
  if (from !== 0) path.push(await rangeHash(from, to, read, hash));
  return path.reverse();
}
