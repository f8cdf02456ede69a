import { equalBytes } from './bytes.ts';
import { emptyRoot, hashSize, nodeHash, type Sha256, sha256 } from './hash.ts';
import { fail, type Verdict } from './result.ts';
import { isPowerOfTwo } from './tree.ts';

export interface InclusionClaim {
  index: number;
  size: number;
  leafHash: Uint8Array;
  proof: readonly Uint8Array[];
  root: Uint8Array;
}

export interface ConsistencyClaim {
  size1: number;
  size2: number;
  root1: Uint8Array;
  root2: Uint8Array;
  proof: readonly Uint8Array[];
}

const isSize = (n: number): boolean => Number.isSafeInteger(n) && n >= 0;
const isHash = (h: unknown): boolean => h instanceof Uint8Array && h.length === hashSize;
const half = (n: number): number => Math.floor(n / 2);
const isOdd = (n: number): boolean => n % 2 === 1;

/** RFC 9162 section 2.1.3.2. A stranger's claim: anything malformed is a "no" with its reason. */
export function verifyInclusion(claim: InclusionClaim, hash: Sha256 = sha256): Verdict {
  const { index, size, leafHash, proof, root } = claim;
  if (!isSize(index) || !isSize(size)) return fail('index or size is not a whole number below 2^53');
  if (index >= size) return fail(`index ${index} is not in a tree of size ${size}`);
  if (!isHash(leafHash)) return fail('leaf hash is not 32 bytes');
  if (!isHash(root)) return fail('root is not 32 bytes');
  if (!proof.every(isHash)) return fail('a proof hash is not 32 bytes');
  let fn = index;
  let sn = size - 1;
  let r = leafHash;
  for (const p of proof) {
    if (sn === 0) return fail('the proof is too long');
    if (isOdd(fn) || fn === sn) {
      r = nodeHash(p, r, hash);
      while (!isOdd(fn) && fn !== 0) {
        fn = half(fn);
        sn = half(sn);
      }
    } else {
      r = nodeHash(r, p, hash);
    }
    fn = half(fn);
    sn = half(sn);
  }
  if (sn !== 0) return fail('the proof is too short');
  return equalBytes(r, root) ? { ok: true } : fail('the proof leads to another root');
}

/**
 * RFC 9162 section 2.1.4.2. From size 0 only an empty proof and the empty root are accepted: every tree extends the
 * empty one, but a wrong root of it would be a false statement.
 */
export function verifyConsistency(claim: ConsistencyClaim, hash: Sha256 = sha256): Verdict {
  const { size1, size2, root1, root2, proof } = claim;
  if (!isSize(size1) || !isSize(size2)) return fail('a size is not a whole number below 2^53');
  if (size1 > size2) return fail(`size ${size2} is smaller than ${size1}`);
  // Two equal heads are consistent whatever they are; only an inequality needs hashes.
  if (size1 === size2 && size1 > 0 && proof.length === 0 && equalBytes(root1, root2)) return { ok: true };
  if (!isHash(root1) || !isHash(root2)) return fail('a root is not 32 bytes');
  if (!proof.every(isHash)) return fail('a proof hash is not 32 bytes');
  if (size1 === size2 || size1 === 0) {
    if (proof.length > 0) return fail('the proof must be empty');
    if (size1 === 0 && !equalBytes(root1, emptyRoot)) return fail('the root of size 0 is not the empty root');
    return size1 !== size2 || equalBytes(root1, root2)
      ? { ok: true }
      : fail('two different roots of the same size');
  }
  if (proof.length === 0) return fail('the proof is too short');
  return climb(claim, isPowerOfTwo(size1) ? [root1, ...proof] : proof, hash);
}

/** Both roots rebuilt from one path whose first hash is the old tree's last full subtree. */
function climb(claim: ConsistencyClaim, path: readonly Uint8Array[], hash: Sha256): Verdict {
  let fn = claim.size1 - 1;
  let sn = claim.size2 - 1;
  while (isOdd(fn)) {
    fn = half(fn);
    sn = half(sn);
  }
  let fr = path[0] as Uint8Array;
  let sr = fr;
  for (const c of path.slice(1)) {
    if (sn === 0) return fail('the proof is too long');
    if (isOdd(fn) || fn === sn) {
      fr = nodeHash(c, fr, hash);
      sr = nodeHash(c, sr, hash);
      while (!isOdd(fn) && fn !== 0) {
        fn = half(fn);
        sn = half(sn);
      }
    } else {
      sr = nodeHash(sr, c, hash);
    }
    fn = half(fn);
    sn = half(sn);
  }
  if (sn !== 0) return fail('the proof is too short');
  if (!equalBytes(fr, claim.root1)) return fail('the proof leads to another old root');
  return equalBytes(sr, claim.root2) ? { ok: true } : fail('the proof leads to another new root');
}
