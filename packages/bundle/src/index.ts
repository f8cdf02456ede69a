export { type BatchSignature, batchMessage, parseBatchSignature } from './batch-signature.ts';
export { encodeCase } from './case-file.ts';
export {
  bytesField,
  commit,
  encodeEntry,
  maxEntryBytes,
  parseEntry,
  type SealEntry,
  saltBytes,
} from './entry.ts';
export { crc32, digestFile, portableHasher } from './hash.ts';
export { isPayloadPath, isSafePath, labelOf } from './path.ts';
export type { BundleTrust } from './trust-write.ts';
export type * from './types.ts';
export { type VerifyOptions, verifyBundle } from './verify.ts';
export {
  type EventChecks,
  publicKeyOf,
  type RecordCheck,
  type RecordToVerify,
  verifyOrderRecord,
} from './verify-order-record.ts';
export { type BundleInput, type FileSource, type SealedFile, writeBundle } from './write.ts';
