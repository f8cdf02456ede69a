/** One Ed25519 signature for all events of a batch, as the `v1m` part of each event's `webhook-signature`. */
export interface BatchSignature {
  /** Ed25519 over `batchMessage(size, root)`, 64 bytes. */
  signature: Uint8Array;
  /** Of the Merkle tree (RFC 9162 section 2.1, SHA-256) whose leaves are `id.timestamp.body` of the events, in their order. */
  root: Uint8Array;
  /** How many events were signed together. */
  size: number;
  /** Which of them this is, from 0. */
  index: number;
  /** Inclusion proof, 32 bytes each. */
  path: Uint8Array[];
}

const head = 64 + 32 + 4 + 4;
/** So many hashes lead to the root of the largest batch, and no more are read. */
const longestPath = 16;

/** Reads what a `v1m` part holds in Base64: signature, root, size and index (32 bits, big endian), path. Undefined: it is none. */
export function parseBatchSignature(bytes: Uint8Array): BatchSignature | undefined {
  if (bytes.length < head || bytes.length > head + 32 * longestPath) return undefined;
  if ((bytes.length - head) % 32 !== 0) return undefined;
  const view = new DataView(bytes.buffer, bytes.byteOffset);
  const path: Uint8Array[] = [];
  for (let at = head; at < bytes.length; at += 32) path.push(bytes.subarray(at, at + 32));
  return {
    ...{ signature: bytes.subarray(0, 64), root: bytes.subarray(64, 96) },
    ...{ size: view.getUint32(96), index: view.getUint32(100), path },
  };
}

/** What is signed for a batch: no event's own signed bytes begin like this, since an event's id begins with `evt_`. */
export const batchMessage = (size: number, root: Uint8Array): Uint8Array =>
  new TextEncoder().encode(`redress.batch/1\n${size}\n${btoa(String.fromCharCode(...root))}\n`);
