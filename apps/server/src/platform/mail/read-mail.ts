import { Worker } from 'node:worker_threads';
import type { ReadMail, UnreadableMail } from './parse-mail.ts';

const memoryMb = 512;

/**
 * `parseMail` in a thread of its own, with bounded time and memory: twenty megabytes of ordinary text take seconds, and a
 * stranger can send what takes minutes. Never throws because of the message.
 */
export function readMail(bytes: Uint8Array, { timeoutMs = 60_000 } = {}): Promise<ReadMail | UnreadableMail> {
  const worker = new Worker(new URL('./read-mail.worker.ts', import.meta.url), {
    workerData: bytes,
    resourceLimits: { maxOldGenerationSizeMb: memoryMb },
  });
  return new Promise((resolve, reject) => {
    const tooCostly = () => resolve({ unreadable: 'too-costly' });
    const timer = setTimeout(tooCostly, timeoutMs);
    worker.once('message', resolve);
    worker.once('error', (error: NodeJS.ErrnoException) =>
      error.code === 'ERR_WORKER_OUT_OF_MEMORY' ? tooCostly() : reject(error),
    );
    worker.once('exit', () => reject(new Error('the mail reader ended without an answer')));
    timer.unref();
  }).finally(() => worker.terminate()) as Promise<ReadMail | UnreadableMail>;
}
