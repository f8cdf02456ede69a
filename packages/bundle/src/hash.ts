import { sha256 } from '@noble/hashes/sha2.js';
import { Sm3 } from './sm3.ts';
import type { FileDigests, Hasher } from './types.ts';

/** Runs in every browser and in Node; slower than node:crypto. */
export const portableHasher: Hasher = {
  sha256: () => sha256.create(),
  sm3: () => new Sm3(),
};

const crcTable = Uint32Array.from({ length: 256 }, (_, n) => {
  let c = n;
  for (let k = 0; k < 8; k++) c = c & 1 ? (c >>> 1) ^ 0xedb88320 : c >>> 1;
  return c >>> 0;
});

/** CRC-32 of ISO 3309, as zip has it; `previous` continues an earlier one. */
export function crc32(bytes: Uint8Array, previous = 0): number {
  let c = ~previous;
  for (let i = 0; i < bytes.length; i++)
    c = (crcTable[(c ^ (bytes[i] as number)) & 255] as number) ^ (c >>> 8);
  return ~c >>> 0;
}

/** SHA-256 of the bytes, their CRC-32 and, with a salt, both commitments: every byte is read once. */
export async function digestFile(
  hasher: Hasher,
  chunks: AsyncIterable<Uint8Array>,
  salt?: Uint8Array,
): Promise<FileDigests & { size: number }> {
  const plain = hasher.sha256();
  const salted = salt && { c: hasher.sha256(), sm3: hasher.sm3() };
  salted?.c.update(salt as Uint8Array);
  salted?.sm3.update(salt as Uint8Array);
  let crc = 0;
  let size = 0;
  for await (const chunk of chunks) {
    plain.update(chunk);
    salted?.c.update(chunk);
    salted?.sm3.update(chunk);
    crc = hasher.crc32 ? hasher.crc32(chunk, crc) : crc32(chunk, crc);
    size += chunk.length;
  }
  const digests = { sha256: plain.digest(), crc32: crc >>> 0, size };
  return salted ? { ...digests, c: salted.c.digest(), sm3: salted.sm3.digest() } : digests;
}

export async function* once(bytes: Uint8Array): AsyncIterable<Uint8Array> {
  yield bytes;
}
