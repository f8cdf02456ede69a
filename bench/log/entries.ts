import { randomBytes } from 'node:crypto';
import { newId, systemClock } from '../../apps/server/src/platform/clock/index.ts';
import { entryBytes } from '../../apps/server/src/rooms/notary/commands/build-entry.ts';
import type { SealRequest } from '../../apps/server/src/rooms/notary/index.ts';

const pool = randomBytes(64 * 4096);
let taken = 0;

/** What a room would ask to be sealed: an item of one file, whose digests a room has made already. */
export function newRequest(): SealRequest {
  const at = 64 * (taken++ % 4096);
  const fields = { bytes: { sha256: pool.subarray(at, at + 32), sm3: pool.subarray(at + 32, at + 64) } };
  return { id: newId('item'), type: 'item', atMs: systemClock.now(), fields };
}

/** What a baseline stores: the same record, made from the same request. Only the log hashes it into a tree. */
export function newRecord(): { id: string; bytes: Buffer } {
  const request = newRequest();
  return { id: request.id, bytes: entryBytes(request, 'log:00000000') as Buffer };
}

export const recordBytes = newRecord().bytes.length;
