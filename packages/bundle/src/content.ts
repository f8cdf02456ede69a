import { digestFile } from './hash.ts';
import type { Bilingual, BundleSource, FileDigests, Hasher, HashRange } from './types.ts';
import { deflated, stored } from './zip-layout.ts';
import type { ZipEntry } from './zip-read.ts';

const chunkBytes = 1024 * 1024;
/** Deflate cannot exceed 1032:1; more than 200:1 is a bomb, not a case file. */
const maxRatio = 200;

/** Bytes of a range in pieces of 1 MB. */
export async function* chunksOf(
  source: BundleSource,
  offset: number,
  length: number,
): AsyncIterable<Uint8Array> {
  for (let at = 0; at < length; at += chunkBytes)
    yield await source.read(offset + at, Math.min(chunkBytes, length - at));
}

/** Hashing on the calling thread, for browsers and small bundles. */
export function hashRangeOf(source: BundleSource, hasher: Hasher): HashRange {
  // One file after the other: a thousand items at once would hold a thousand chunks in memory.
  let last: Promise<unknown> = Promise.resolve();
  return ({ offset, length, salt, onBytes }) => {
    const next = last.then(() =>
      digestFile(hasher, counted(chunksOf(source, offset, length), onBytes), salt),
    );
    last = next.catch(() => undefined);
    return next;
  };
}

async function* counted(
  chunks: AsyncIterable<Uint8Array>,
  onBytes?: (bytes: number) => void,
): AsyncIterable<Uint8Array> {
  for await (const chunk of chunks) {
    yield chunk;
    onBytes?.(chunk.length);
  }
}

/** Why an entry's content will not be read, before any of it is. */
export function unreadable(entry: ZipEntry): Bilingual | undefined {
  if (entry.method === stored)
    return entry.size === entry.packedSize
      ? undefined
      : { zh: '声明的大小前后不一', en: 'its stated sizes contradict each other' };
  if (entry.method !== deflated)
    return { zh: '压缩方式不受支持或已加密', en: 'its compression is not supported' };
  return entry.size > Math.max(entry.packedSize, 1) * maxRatio
    ? { zh: '压缩比异常（疑似压缩炸弹）', en: 'its compression ratio is that of a zip bomb' }
    : undefined;
}

/** The content of a deflated entry, stopped as soon as it exceeds the size it states. */
export async function* inflate(source: BundleSource, entry: ZipEntry): AsyncIterable<Uint8Array> {
  const { readable, writable } = new DecompressionStream('deflate-raw');
  // Damage shows on the readable side; the writing side then only has to stop.
  void feed(writable.getWriter(), chunksOf(source, entry.dataOffset, entry.packedSize)).catch(() => {});
  const reader = readable.getReader();
  let size = 0;
  for (;;) {
    const { done, value } = await reader.read();
    if (done) break;
    size += value.length;
    if (size > entry.size) {
      await reader.cancel();
      throw new RangeError('more content than stated');
    }
    yield value as Uint8Array;
  }
  if (size !== entry.size) throw new RangeError('less content than stated');
}

async function feed(
  writer: { write(chunk: Uint8Array<ArrayBuffer>): Promise<void>; close(): Promise<void> },
  chunks: AsyncIterable<Uint8Array>,
): Promise<void> {
  for await (const chunk of chunks) await writer.write(chunk as Uint8Array<ArrayBuffer>);
  await writer.close();
}

/** Digests of an entry, or why there are none. */
export async function hashEntry(
  source: BundleSource,
  entry: ZipEntry,
  options: { hasher: Hasher; hashRange: HashRange; salt?: Uint8Array; onBytes?: (bytes: number) => void },
): Promise<FileDigests | { problem: Bilingual }> {
  const problem = unreadable(entry);
  if (problem) return { problem };
  const { hasher, hashRange, ...rest } = options;
  if (entry.method === stored) return hashRange({ offset: entry.dataOffset, length: entry.size, ...rest });
  try {
    return await digestFile(hasher, counted(inflate(source, entry), rest.onBytes), rest.salt);
  } catch {
    return { problem: { zh: '压缩数据损坏', en: 'its compressed data is damaged' } };
  }
}

/** The bytes of a small entry; undefined when it is larger than `maxBytes` or damaged. */
export async function readEntry(
  source: BundleSource,
  entry: ZipEntry,
  maxBytes: number,
): Promise<Uint8Array | undefined> {
  if (entry.size > maxBytes || unreadable(entry)) return undefined;
  const chunks =
    entry.method === stored ? chunksOf(source, entry.dataOffset, entry.size) : inflate(source, entry);
  const out = new Uint8Array(entry.size);
  let at = 0;
  try {
    for await (const chunk of chunks) {
      out.set(chunk, at);
      at += chunk.length;
    }
  } catch {
    return undefined;
  }
  return out;
}
