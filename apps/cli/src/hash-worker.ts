import { createHash } from 'node:crypto';
import { readSync } from 'node:fs';
import { parentPort } from 'node:worker_threads';
import { crc32 } from 'node:zlib';

/** One pass over a range of an open file: either SM3 alone, or both SHA-256 and the CRC-32. */
export interface HashTask {
  id: number;
  fd: number;
  offset: number;
  length: number;
  salt?: Uint8Array;
  what: 'sm3' | 'sha256';
}

export type HashMessage =
  | { id: number; bytes: number }
  | { id: number; done: { sha256?: Uint8Array; crc32?: number; c?: Uint8Array; sm3?: Uint8Array } }
  | { id: number; failed: string };

/** Small enough that the second digest over a chunk finds it in the processor's cache. */
const chunkBytes = 256 * 1024;
const reportEveryBytes = 16 * 1024 * 1024;

/** Runs a task where it is called; the worker below only carries messages. */
export function runHashTask(
  task: HashTask,
  onBytes: (bytes: number) => void,
): (HashMessage & { done: object })['done'] {
  const digests =
    task.what === 'sm3'
      ? [createHash('sm3')]
      : [createHash('sha256'), ...(task.salt ? [createHash('sha256')] : [])];
  if (task.salt) digests.at(-1)?.update(task.salt);
  const buffer = Buffer.allocUnsafe(Math.min(chunkBytes, task.length));
  let crc = 0;
  let unreported = 0;
  for (let at = 0; at < task.length; ) {
    const n = readSync(task.fd, buffer, 0, Math.min(chunkBytes, task.length - at), task.offset + at);
    if (n === 0) throw new Error('the file became shorter while it was read');
    const chunk = buffer.subarray(0, n);
    for (const digest of digests) digest.update(chunk);
    if (task.what === 'sha256') crc = crc32(chunk, crc);
    at += n;
    unreported += n;
    if (unreported >= reportEveryBytes || at === task.length) {
      onBytes(unreported);
      unreported = 0;
    }
  }
  const [first, second] = digests.map((digest) => digest.digest());
  if (task.what === 'sm3') return { sm3: first as Uint8Array };
  return { sha256: first as Uint8Array, crc32: crc, ...(second ? { c: second } : {}) };
}

parentPort?.on('message', (task: HashTask) => {
  const post = (message: HashMessage) => parentPort?.postMessage(message);
  try {
    post({ id: task.id, done: runHashTask(task, (bytes) => post({ id: task.id, bytes })) });
  } catch (error) {
    post({ id: task.id, failed: String(error) });
  }
});
