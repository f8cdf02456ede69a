import type { BundleSource } from './types.ts';

/** A bundle in memory. */
export const sourceOf = (bytes: Uint8Array): BundleSource => ({
  size: bytes.length,
  read: async (offset, length) => bytes.subarray(offset, offset + length),
});
