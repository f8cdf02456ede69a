import { createHash, type KeyObject } from 'node:crypto';
import { createReadStream, createWriteStream, mkdirSync } from 'node:fs';
import { open, rename, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { Refusal } from '@redress/kernel';
import { newId } from '../clock/index.ts';
import { openRow, sealRow } from './row-cipher.ts';
import { loadSecret } from './secret.ts';
import { decrypt, encrypt } from './stream-cipher.ts';
import { type NamedKeys, sweepFolder } from './sweep.ts';
import { createVaults, type Vault } from './vault.ts';

export interface Stored {
  /** Random: it says nothing about the content, and equal contents have different keys. */
  key: string;
  /** Of the content, not of the encrypted file. */
  bytes: number;
  sha256: Buffer;
  sm3: Buffer;
}
export interface PutOptions {
  maxBytes: number;
  /** Sees each piece of the content as it passes, e.g. to compute a commitment. */
  onChunk?: (chunk: Uint8Array) => void;
}

export interface Blobs {
  /** A fresh wrapped key for a case. Keep it in the case's row; erasing it erases everything stored under it. */
  createVault(id: string): Vault;
  /** Durable once it answers. Refusals: `blob-too-large`; an aborted source leaves nothing. */
  put(vault: Vault, source: AsyncIterable<Uint8Array>, options: PutOptions): Promise<Stored>;
  /** Every chunk is authenticated before it is given out; a damaged file ends the stream with an error. */
  get(vault: Vault, key: string): Readable;
  /** Runs `fn` with the path of a decrypted copy that is gone afterwards. */
  withPlainFile<T>(vault: Vault, key: string, fn: (path: string) => Promise<T>): Promise<T>;
  /** Removes files older than `beforeMs` that no row names; gives how many. */
  sweep(beforeMs: number, namedKeys: NamedKeys): Promise<number>;
  /** No error when it is gone already. */
  remove(key: string): Promise<void>;
  /** Small contents of a row (a name, a text), encrypted under the case's key. */
  sealRow(vault: Vault, plain: Uint8Array): Buffer;
  /** Throws on anything that `sealRow` did not make under this vault. */
  openRow(vault: Vault, sealed: Buffer): Buffer;
  /** Throws when nothing can be written. */
  check(): Promise<void>;
  /** A folder for plain working copies; emptied at every start. */
  readonly workFolder: string;
}

const keyPattern = /^blob_[0-9a-z]{24}$/;

/** Encrypted files below `<folder>/blobs`. */
export async function createBlobs(folder: string): Promise<Blobs> {
  const vaults = createVaults(loadSecret(folder, 'master'));
  const workFolder = join(folder, 'work');
  // What a killed process left here is half-written or a plain copy: both go.
  await rm(workFolder, { recursive: true, force: true });
  mkdirSync(workFolder, { recursive: true, mode: 0o700 });
  const pathOf = (key: string): string => {
    if (!keyPattern.test(key)) throw new Error('bad blob key');
    return join(folder, 'blobs', key.slice(5, 7), key);
  };
  const get = (vault: Vault, key: string): Readable =>
    Readable.from(decrypt(vaults.open(vault), createReadStream(pathOf(key))), { objectMode: false });
  return {
    workFolder,
    createVault: vaults.create,
    put: (vault, source, options) => put({ key: vaults.open(vault), pathOf, workFolder }, source, options),
    get,
    async withPlainFile(vault, key, fn) {
      const path = join(workFolder, newId('plain'));
      try {
        await pipeline(get(vault, key), createWriteStream(path, { flags: 'wx', mode: 0o600 }));
        return await fn(path);
      } finally {
        await rm(path, { force: true });
      }
    },
    sweep: (beforeMs, namedKeys) => sweepFolder(join(folder, 'blobs'), beforeMs, namedKeys),
    remove: (key) => rm(pathOf(key), { force: true }),
    sealRow: (vault, plain) => sealRow(vaults.open(vault), plain),
    openRow: (vault, sealed) => openRow(vaults.open(vault), sealed),
    async check() {
      const path = join(workFolder, newId('check'));
      await writeFile(path, 'ok', { flush: true });
      await rm(path);
    },
  };
}

interface Place {
  key: KeyObject;
  pathOf: (key: string) => string;
  workFolder: string;
}

async function put(place: Place, source: AsyncIterable<Uint8Array>, options: PutOptions): Promise<Stored> {
  const key = newId('blob');
  const path = place.pathOf(key);
  const draft = join(place.workFolder, key);
  const measured = measure(source, options);
  try {
    await pipeline(
      encrypt(place.key, measured.chunks),
      createWriteStream(draft, { flags: 'wx', mode: 0o600, flush: true }),
    );
    mkdirSync(dirname(path), { recursive: true, mode: 0o700 });
    // Killed before the rename, the draft is swept at the next start; after it, the blob is whole and merely unnamed.
    await rename(draft, path);
    await syncFolder(dirname(path));
    await syncFolder(dirname(dirname(path)));
  } catch (error) {
    await rm(draft, { force: true });
    throw error;
  }
  return { key, ...measured.result() };
}

/** Counts, limits and hashes a stream while it passes. */
function measure(source: AsyncIterable<Uint8Array>, { maxBytes, onChunk }: PutOptions) {
  const sha256 = createHash('sha256');
  const sm3 = createHash('sm3');
  let bytes = 0;
  async function* chunks(): AsyncGenerator<Uint8Array> {
    for await (const chunk of source) {
      bytes += chunk.length;
      if (bytes > maxBytes) throw tooLarge(maxBytes);
      sha256.update(chunk);
      sm3.update(chunk);
      onChunk?.(chunk);
      yield chunk;
    }
  }
  return { chunks: chunks(), result: () => ({ bytes, sha256: sha256.digest(), sm3: sm3.digest() }) };
}

function tooLarge(maxBytes: number): Refusal {
  const limit = `${Math.floor(maxBytes / 1024 / 1024)} MB`;
  return new Refusal('blob-too-large', {
    zh: `文件过大，最大 ${limit}。`,
    en: `The file is too large: at most ${limit}.`,
  });
}

async function syncFolder(folder: string): Promise<void> {
  const handle = await open(folder, 'r');
  await handle.sync().finally(() => handle.close());
}
