import { createHash, createPublicKey, verify } from 'node:crypto';
import { closeSync, constants, fstatSync, openSync, readSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { Worker } from 'node:worker_threads';
import { crc32 } from 'node:zlib';
import type { BundleSource, FileDigests, Hasher, HashRange } from '@redress/bundle';
import { type HashMessage, type HashTask, runHashTask } from './hash-worker.ts';

/** DER of a SubjectPublicKeyInfo for Ed25519 up to the 32 bytes of the key (RFC 8410). */
const spkiPrefix = Buffer.from('302a300506032b6570032100', 'hex');

/** OpenSSL's digests through node:crypto: SHA-256 five times, SM3 three times as fast as JavaScript. */
export const nodeHasher: Hasher = {
  sha256: () => createHash('sha256'),
  sm3: () => createHash('sm3'),
  crc32,
  ed25519(signature, message, publicKey) {
    const key = createPublicKey({ key: Buffer.concat([spkiPrefix, publicKey]), format: 'der', type: 'spki' });
    return verify(null, message, key, signature);
  },
};

/** A file for `verifyBundle`. @throws the system's error when it is no file that can be read */
export function openBundleFile(path: string): { source: BundleSource; fd: number; close(): void } {
  // To open a pipe waits until somebody writes into it; without waiting it opens at once and is refused.
  const fd = openSync(path, constants.O_RDONLY | (constants.O_NONBLOCK ?? 0));
  const stat = fstatSync(fd);
  if (!stat.isFile()) {
    closeSync(fd);
    throw Object.assign(new Error(`${path} is no file`), { code: stat.isDirectory() ? 'EISDIR' : 'EINVAL' });
  }
  const { size } = stat;
  const read = async (offset: number, length: number): Promise<Uint8Array> => {
    const bytes = new Uint8Array(length);
    let at = 0;
    while (at < length) {
      const n = readSync(fd, bytes, at, length - at, offset + at);
      if (n === 0) break;
      at += n;
    }
    return bytes.subarray(0, at);
  };
  return { source: { size, read }, fd, close: () => closeSync(fd) };
}

type Done = Extract<HashMessage, { done: object }>['done'];

interface Job {
  task: HashTask;
  cost: number;
  onBytes: (bytes: number) => void;
  resolve: (done: Done) => void;
  reject: (error: Error) => void;
}

/** Below this a worker costs more than it saves. */
const inlineBytes = 1024 * 1024;

/**
 * Hashes ranges of an open file on a pool of worker threads. SM3 takes about three times as long as both SHA-256 and
 * the CRC together, so they are separate tasks, and the longest starts first: even one huge item keeps two cores busy.
 */
export class HashPool {
  readonly #fd: number;
  readonly #queue: Job[] = [];
  readonly #running = new Map<Worker, Job>();
  readonly #idle: Worker[] = [];
  readonly #size: number;
  #started = 0;
  #nextId = 0;
  #scheduled = false;

  constructor(fd: number, size = Math.min(4, availableParallelism())) {
    this.#fd = fd;
    this.#size = size;
  }

  readonly hashRange: HashRange = async ({ offset, length, salt, onBytes = () => {} }) => {
    const range = { fd: this.#fd, offset, length, ...(salt ? { salt } : {}) };
    // SM3 is the slow one: its progress is the range's progress.
    const sha = this.#run({ ...range, what: 'sha256' }, length, salt ? () => {} : onBytes);
    const sm3 = salt ? this.#run({ ...range, what: 'sm3' }, length * 3, onBytes) : {};
    const [first, second] = await Promise.all([sha, sm3]);
    return { ...first, ...second } as FileDigests;
  };

  async close(): Promise<void> {
    await Promise.all([...this.#idle, ...this.#running.keys()].map((worker) => worker.terminate()));
  }

  #run(task: Omit<HashTask, 'id'>, cost: number, onBytes: (bytes: number) => void): Promise<Done> {
    const numbered = { ...task, id: this.#nextId++ };
    if (task.length < inlineBytes) return Promise.resolve().then(() => runHashTask(numbered, onBytes));
    return new Promise((resolve, reject) => {
      this.#queue.push({ task: numbered, cost, onBytes, resolve, reject });
      if (this.#scheduled) return;
      this.#scheduled = true;
      // Everything asked for in this turn is queued before the longest is chosen.
      setImmediate(() => {
        this.#scheduled = false;
        this.#dispatch();
      });
    });
  }

  #dispatch(): void {
    this.#queue.sort((a, b) => b.cost - a.cost);
    while (this.#queue.length > 0) {
      const worker = this.#idle.pop() ?? this.#start();
      if (!worker) return;
      const job = this.#queue.shift() as Job;
      this.#running.set(worker, job);
      worker.postMessage(job.task);
    }
  }

  #start(): Worker | undefined {
    if (this.#started >= this.#size) return undefined;
    this.#started++;
    const worker = new Worker(new URL('./hash-worker.ts', import.meta.url));
    worker.on('message', (message: HashMessage) => this.#receive(worker, message));
    worker.on('error', (error) => this.#finish(worker)?.reject(error as Error));
    return worker;
  }

  #receive(worker: Worker, message: HashMessage): void {
    if ('bytes' in message) {
      this.#running.get(worker)?.onBytes(message.bytes);
      return;
    }
    const job = this.#finish(worker);
    this.#idle.push(worker);
    if ('done' in message) job?.resolve(message.done);
    else job?.reject(new Error(message.failed));
    this.#dispatch();
  }

  #finish(worker: Worker): Job | undefined {
    const job = this.#running.get(worker);
    this.#running.delete(worker);
    return job;
  }
}
