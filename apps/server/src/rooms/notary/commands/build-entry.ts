import { maxEntryBytes } from '@redress/bundle';
import { leafHash } from '@redress/tlog';
import type { Pooled } from '../jobs/pool.ts';
import { sha256 } from '../keys.ts';
import { checkRequest, type SealRequest } from '../rules/entry.ts';

/** The exact bytes that the log stores, and their leaf hash. @throws RangeError */
export function buildEntry(request: SealRequest, by: string): Pooled {
  const bytes = entryBytes(request, by);
  return { id: request.id, bytes, leafHash: leafHash(bytes, sha256) };
}

/**
 * What `encodeEntry` gives for `sealEntry`, written straight
 * down. All texts in it are checked plain ASCII, so RFC 8785 asks for sorted keys and nothing else. @throws RangeError
 */
export function entryBytes(request: SealRequest, by: string): Uint8Array {
  checkRequest(request);
  const { id, type, atMs, fields, prev } = request;
  const names = Object.keys(fields).sort();
  if (names.length === 0) throw new RangeError('an entry has a commitment');
  const digests = (kind: 'sha256' | 'sm3') =>
    names.map((name) => `"${name}":"${base64(fields[name]?.[kind])}"`).join(',');
  const link = prev === undefined ? '' : `"prev":"${prev}",`;
  const at = isoTime(atMs);
  const bytes = Buffer.from(
    `{"at":"${at}","by":"${by}","c":{${digests('sha256')}},"id":"${id}",${link}"sm3":{${digests('sm3')}},"t":"${type}","v":1}`,
    'latin1',
  );
  if (bytes.length > maxEntryBytes) throw new RangeError(`an entry has at most ${maxEntryBytes} bytes`);
  return bytes;
}

let lastTime = { atMs: 0, text: '1970-01-01T00:00:00.000Z' };

/** Many entries have the same millisecond. */
function isoTime(atMs: number): string {
  if (atMs === lastTime.atMs) return lastTime.text;
  const text = new Date(atMs).toISOString();
  if (text.length !== 24) throw new RangeError('the time of an entry has a year of four digits');
  lastTime = { atMs, text };
  return text;
}

function base64(digest: Uint8Array | undefined): string {
  if (digest?.length !== 32) throw new RangeError('a commitment has 32 bytes');
  const bytes = Buffer.isBuffer(digest)
    ? digest
    : Buffer.from(digest.buffer, digest.byteOffset, digest.length);
  return bytes.toString('base64');
}
