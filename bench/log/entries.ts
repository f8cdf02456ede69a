import { randomBytes } from 'node:crypto';
import { newId, systemClock } from '../../apps/server/src/platform/clock/index.ts';
import { buildEntry } from '../../apps/server/src/rooms/notary/commands/build-entry.ts';
import type { SealRequest } from '../../apps/server/src/rooms/notary/index.ts';

const pool = randomBytes(64 * 4096);
let taken = 0;

/** What a room would ask to be sealed: an item of one file, whose digests a room has made already. */
export function newRequest(): SealRequest {
  const at = 64 * (taken++ % 4096);
  const fields = { bytes: { sha256: pool.subarray(at, at + 32), sm3: pool.subarray(at + 32, at + 64) } };
  return { id: newId('item'), type: 'item', atMs: systemClock.now(), fields };
}

const ready = Array.from({ length: 512 }, () => Buffer.from(buildEntry(newRequest(), 'log:00000000').bytes));
let next = 0;

/** Entry bytes made beforehand: baselines are spared the work of making them. */
export const readyBytes = (): Buffer => ready[next++ % ready.length] as Buffer;
export const entryBytes = (ready[0] as Buffer).length;
