import { createCipheriv, createDecipheriv, hkdfSync, type KeyObject, randomBytes } from 'node:crypto';

/**
 * The STREAM construction over AES-256-GCM (Hoang, Reyhanitabar, Rogaway, Vizár 2015, as in age): chunks of 64 KiB,
 * nonce = 11-byte counter and a flag on the last chunk, so that nobody can change, swap, drop or add one unnoticed.
 * Each file has its own key, derived from the case's key and the random salt at its beginning.
 */
const chunkBytes = 64 * 1024;
const tagBytes = 16;
const saltBytes = 32;
const magic = Buffer.from('RDB1');

const fileKey = (key: KeyObject, salt: Buffer): Buffer =>
  Buffer.from(hkdfSync('sha256', key, salt, 'redress blob 1', 32));

function nonceOf(counter: number, last: boolean): Buffer {
  const nonce = Buffer.alloc(12);
  nonce.writeUIntBE(counter, 5, 6);
  nonce[11] = last ? 1 : 0;
  return nonce;
}

/** Header and encrypted chunks of a plain stream. */
export async function* encrypt(key: KeyObject, source: AsyncIterable<Uint8Array>): AsyncGenerator<Buffer> {
  const salt = randomBytes(saltBytes);
  const own = fileKey(key, salt);
  yield Buffer.concat([magic, salt]);
  let counter = 0;
  const seal = (chunk: Buffer, last: boolean): Buffer => {
    const cipher = createCipheriv('aes-256-gcm', own, nonceOf(counter++, last));
    return Buffer.concat([cipher.update(chunk), cipher.final(), cipher.getAuthTag()]);
  };
  for await (const { chunk, last } of rechunk(source, chunkBytes)) yield seal(chunk, last);
}

/** The plain chunks again; throws on the first one that is not exactly what was written. */
export async function* decrypt(key: KeyObject, source: AsyncIterable<Uint8Array>): AsyncGenerator<Buffer> {
  let own: Buffer | undefined;
  let counter = 0;
  for await (const { chunk, last } of rechunk(
    withoutHeader(source, (salt) => (own = fileKey(key, salt))),
    chunkBytes + tagBytes,
  )) {
    if (chunk.length < tagBytes) throw new Error('blob is cut short');
    const decipher = createDecipheriv('aes-256-gcm', own as Buffer, nonceOf(counter++, last));
    decipher.setAuthTag(chunk.subarray(-tagBytes));
    yield Buffer.concat([decipher.update(chunk.subarray(0, -tagBytes)), decipher.final()]);
  }
}

async function* withoutHeader(source: AsyncIterable<Uint8Array>, onSalt: (salt: Buffer) => void) {
  let head = Buffer.alloc(0);
  let done = false;
  for await (const part of source) {
    if (done) {
      yield part;
      continue;
    }
    head = Buffer.concat([head, part]);
    if (head.length < magic.length + saltBytes) continue;
    if (!head.subarray(0, magic.length).equals(magic)) throw new Error('not a blob');
    onSalt(Buffer.from(head.subarray(magic.length, magic.length + saltBytes)));
    done = true;
    yield head.subarray(magic.length + saltBytes);
  }
  if (!done) throw new Error('blob is cut short');
}

/** Pieces of exactly `size`; the last one, which may be shorter or empty, is marked. */
async function* rechunk(
  source: AsyncIterable<Uint8Array>,
  size: number,
): AsyncGenerator<{ chunk: Buffer; last: boolean }> {
  let parts: Uint8Array[] = [];
  let held = 0;
  for await (const part of source) {
    parts.push(part);
    held += part.length;
    if (held <= size) continue;
    const all = Buffer.concat(parts, held);
    let from = 0;
    for (; held - from > size; from += size) yield { chunk: all.subarray(from, from + size), last: false };
    parts = [all.subarray(from)];
    held -= from;
  }
  yield { chunk: Buffer.concat(parts, held), last: true };
}
