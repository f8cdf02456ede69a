import { fromBase64, toBase64 } from '@redress/kernel';
import { fromUtf8, type Result } from '@redress/tlog';
import canonicalize from 'canonicalize';
import { digestFile, once } from './hash.ts';
import type { Hasher } from './types.ts';

/**
 * What the log stores about one thing. No personal data: only commitments, SHA-256 and SM3 over salt ‖ bytes, base64.
 * The salt stays with the parties; without it nobody can test a guess.
 */
export interface SealEntry {
  v: 1;
  /** Kind of what is sealed: item, letter, case, … */
  t: string;
  /** Opaque and unique. */
  id: string;
  /** RFC 3339 UTC. */
  at: string;
  /** Who sealed: a key or node id, never a person's name. */
  by: string;
  c: Record<string, string>;
  sm3: Record<string, string>;
  /** id of the entry that this one replaces or follows. */
  prev?: string;
}

/** The commitment field of a file's own bytes. */
export const bytesField = 'bytes';
export const saltBytes = 32;
export const maxEntryBytes = 65_535;

const utf8 = new TextEncoder();

/** RFC 8785 canonical JSON. @throws RangeError when the entry is not one or is too long: the caller's bug. */
export function encodeEntry(entry: SealEntry): Uint8Array {
  const problem = problemOf(entry);
  if (problem) throw new RangeError(problem);
  const bytes = utf8.encode(canonicalize(entry));
  if (bytes.length > maxEntryBytes) throw new RangeError(`an entry has at most ${maxEntryBytes} bytes`);
  return bytes;
}

/**
 * A stranger's entry. Only canonical bytes are accepted: what was parsed is encoded again and compared, which refuses
 * duplicate keys, other key orders, white space, rounded numbers and other spellings of the same value.
 */
export function parseEntry(bytes: Uint8Array): Result<SealEntry> {
  if (bytes.length > maxEntryBytes) return { ok: false, reason: 'the entry is too long' };
  const text = fromUtf8(bytes);
  if (text === undefined) return { ok: false, reason: 'the entry is not UTF-8' };
  try {
    const parsed: unknown = JSON.parse(text);
    if (canonicalize(parsed) !== text)
      return { ok: false, reason: 'the entry is not canonical JSON (RFC 8785)' };
    const problem = problemOf(parsed);
    return problem ? { ok: false, reason: problem } : { ok: true, value: parsed as SealEntry };
  } catch {
    return { ok: false, reason: 'the entry is not JSON' };
  }
}

const texts = ['t', 'id', 'at', 'by'] as const;
const known = new Set<string>([...texts, 'v', 'c', 'sm3', 'prev']);

function problemOf(entry: unknown): string | undefined {
  if (typeof entry !== 'object' || entry === null || Array.isArray(entry))
    return 'the entry is not an object';
  const e = entry as Record<string, unknown>;
  if (e.v !== 1) return 'the entry version is not 1';
  const missing = texts.find((key) => typeof e[key] !== 'string' || e[key] === '');
  if (missing) return `the entry has no ${missing}`;
  const unknown = Object.keys(e).find((key) => !known.has(key));
  if (unknown) return `the entry has an unknown field ${JSON.stringify(unknown)}`;
  if ('prev' in e && typeof e.prev !== 'string') return 'prev is not a text';
  if (!isInstant(e.at as string)) return 'at is not an RFC 3339 UTC time';
  if (!isCommitments(e.c) || !isCommitments(e.sm3))
    return 'c or sm3 has a value that is not the base64 of 32 bytes';
  const fields = Object.keys(e.c);
  if (fields.length === 0 || fields.sort().join('\n') !== Object.keys(e.sm3).sort().join('\n'))
    return 'c and sm3 do not commit to the same fields';
  return undefined;
}

const isInstant = (at: string): boolean =>
  /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(\.\d{1,9})?Z$/.test(at) && !Number.isNaN(Date.parse(at));

function isCommitments(value: unknown): value is Record<string, string> {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return false;
  return Object.values(value).every((v) => typeof v === 'string' && fromBase64(v)?.length === 32);
}

/** Commitments of `chunks` under a 32-byte salt, ready for `c` and `sm3` of an entry. */
export async function commit(
  hasher: Hasher,
  salt: Uint8Array,
  chunks: AsyncIterable<Uint8Array> | Uint8Array,
): Promise<{ c: string; sm3: string; sha256: Uint8Array; size: number }> {
  if (salt.length !== saltBytes) throw new RangeError(`a salt has ${saltBytes} bytes`);
  const source = chunks instanceof Uint8Array ? once(chunks) : chunks;
  const { c, sm3, sha256, size } = await digestFile(hasher, source, salt);
  return { c: toBase64(c as Uint8Array), sm3: toBase64(sm3 as Uint8Array), sha256, size };
}
