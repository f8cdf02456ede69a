import { Refusal } from '@redress/kernel';
import {
  centralHeader,
  endRecord,
  localHeader,
  maxZipBytes,
  maxZipEntries,
  type ZipTime,
} from './zip-layout.ts';

/** A file whose size and CRC-32 are known before its bytes are written, so that no data descriptor is needed. */
export interface ZipFile {
  name: string;
  size: number;
  crc32: number;
  open(): AsyncIterable<Uint8Array>;
}

const tooLarge = () =>
  new Refusal('bundle-too-large', {
    zh: '证据包不能超过 4 GB 或 65535 个文件，请分成几个案件或减少大文件。',
    en: 'A bundle cannot exceed 4 GB or 65,535 files; split the case or leave out large files.',
  });

/** The bytes of a zip with these files in this order. @throws Refusal('bundle-too-large') */
export async function* writeZip(files: Iterable<ZipFile>, time: ZipTime): AsyncIterable<Uint8Array> {
  const directory: Uint8Array[] = [];
  let offset = 0;
  for (const file of files) {
    const header = { name: file.name, size: file.size, crc32: file.crc32, ...time };
    const local = localHeader(header);
    directory.push(centralHeader(header, offset));
    const next = offset + local.length + file.size;
    if (next > maxZipBytes || directory.length > maxZipEntries) throw tooLarge();
    yield local;
    yield* exactly(file);
    offset = next;
  }
  const directoryBytes = directory.reduce((n, part) => n + part.length, 0);
  if (offset + directoryBytes > maxZipBytes) throw tooLarge();
  yield* directory;
  yield endRecord(directory.length, directoryBytes, offset);
}

/** A file that changed between hashing and writing would make a bundle that calls itself broken. */
async function* exactly(file: ZipFile): AsyncIterable<Uint8Array> {
  let written = 0;
  for await (const chunk of file.open()) {
    written += chunk.length;
    if (written > file.size) break;
    yield chunk;
  }
  if (written !== file.size) throw new Error(`${file.name} changed while it was being bundled`);
}
