import { bothDigests } from '#platform/digest';

/** SHA-256 and SM3 over salt ‖ bytes: what a log entry says of them. */
export function commitTo(salt: Uint8Array, bytes: Uint8Array): { sha256: Buffer; sm3: Buffer } {
  return bothDigests(salt, bytes);
}

/** JSON with sorted keys and no spaces: the same value gives the same bytes, also after a way through `jsonb`. */
export function canonicalJson(value: unknown): Buffer {
  return Buffer.from(JSON.stringify(value, sortKeys));
}

function sortKeys(_key: string, value: unknown): unknown {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return value;
  return Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)));
}
