import { toBase64 } from '@redress/kernel';

/** What a room asks to be sealed: commitments, never content. */
export interface SealRequest {
  /** Opaque and unique; also the idempotency key. */
  id: string;
  /** Kind of what is sealed: item, letter, case … */
  type: string;
  atMs: number;
  /** SHA-256 and SM3 of salt ‖ bytes, by field; the salt stays with the case. */
  fields: Record<string, { sha256: Uint8Array; sm3: Uint8Array }>;
  /** id of the entry that this one replaces. */
  prev?: string;
  /** SHA-256 of each content by which its holder may find this entry again; nothing of it enters the log. */
  contents?: readonly Uint8Array[];
}

const opaque = /^[a-z]+_[0-9a-z]{24}$/;
const word = /^[a-z][a-z0-9.-]{0,39}$/;

/** @throws RangeError where anything could carry a word about a person (a free id, a file name as field). */
export function checkRequest({ id, type, fields, prev }: SealRequest): void {
  for (const text of prev === undefined ? [id] : [id, prev]) {
    if (!opaque.test(text)) throw new RangeError('a sealed id is opaque: prefix_ and 24 characters');
  }
  for (const text of [type, ...Object.keys(fields)]) {
    if (!word.test(text)) throw new RangeError('types and fields are plain lower-case words');
  }
}

/**
 * What the log will say about it (`SealEntry` of packages/bundle). Whatever could carry a word about a person (a free
 * id, a file name as field) is a bug of the caller and throws.
 */
export function sealEntry(request: SealRequest, by: string) {
  checkRequest(request);
  const { id, type, atMs, fields, prev } = request;
  const encoded = (kind: 'sha256' | 'sm3') =>
    Object.fromEntries(Object.entries(fields).map(([name, digests]) => [name, toBase64(digests[kind])]));
  return {
    v: 1 as const,
    t: type,
    id,
    at: new Date(atMs).toISOString(),
    by,
    c: encoded('sha256'),
    sm3: encoded('sm3'),
    ...(prev === undefined ? {} : { prev }),
  };
}
