import { encodeEntry } from '@redress/bundle';
import { leafHash } from '@redress/tlog';
import { sha256 } from '../keys.ts';
import { type SealRequest, sealEntry } from '../rules/entry.ts';

/** The exact bytes that the log stores, and their leaf hash. */
export function buildEntry(request: SealRequest, by: string): { bytes: Uint8Array; leafHash: Uint8Array } {
  const bytes = encodeEntry(sealEntry(request, by));
  return { bytes, leafHash: leafHash(bytes, sha256) };
}
