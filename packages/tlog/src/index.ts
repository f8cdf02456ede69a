export { fromUtf8 } from './bytes.ts';
export * from './checkpoint.ts';
export * from './grow.ts';
export { emptyRoot, leafHash, nodeHash, type Sha256, sha256 } from './hash.ts';
export {
  cosignatureType,
  createCosigner,
  createSigner,
  ed25519Type,
  formatVkey,
  keyId,
  parseVkey,
  type Sign,
  type Signer,
  type VerifierKey,
  type VerifyEd25519,
  verifyEd25519,
} from './key.ts';
export * from './note.ts';
export { parsePolicy } from './parse-policy.ts';
export * from './policy.ts';
export * from './proof.ts';
export type { Result, Verdict } from './result.ts';
export { formatSecretKey, parseSecretKey, type SecretKey } from './secret-key.ts';
export * from './tile-nodes.ts';
export * from './tiles.ts';
export {
  consistencyProof,
  inclusionProof,
  type ReadNode,
  rootFromNodes,
  rootOf,
} from './tree.ts';
export * from './verify.ts';
export * from './witness.ts';
