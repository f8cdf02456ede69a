import { createCipheriv, createDecipheriv, createSecretKey, hkdfSync, type KeyObject } from 'node:crypto';
import { freshBytes } from '../random/index.ts';

const nonceBytes = 12;
const tagBytes = 16;

const derived = new WeakMap<KeyObject, KeyObject>();

/** Apart from the keys of blobs, so that a row can never be passed off as a blob or the other way round. */
function rowKey(key: KeyObject): KeyObject {
  const known = derived.get(key);
  if (known) return known;
  // As an object: from bytes, Node makes one for every call, which costs more than the cipher.
  const fresh = createSecretKey(Buffer.from(hkdfSync('sha256', key, Buffer.alloc(0), 'redress row 1', 32)));
  derived.set(key, fresh);
  return fresh;
}

/** AES-256-GCM with a random nonce: nonce ‖ tag ‖ ciphertext. */
export function sealRow(key: KeyObject, plain: Uint8Array): Buffer {
  const nonce = freshBytes(nonceBytes);
  const cipher = createCipheriv('aes-256-gcm', rowKey(key), nonce);
  const body = cipher.update(plain);
  // Of a stream mode nothing is left over.
  cipher.final();
  return Buffer.concat([nonce, cipher.getAuthTag(), body]);
}

/** @throws when it was not made by `sealRow` under the same key, or was changed. */
export function openRow(key: KeyObject, sealed: Buffer): Buffer {
  const decipher = createDecipheriv('aes-256-gcm', rowKey(key), sealed.subarray(0, nonceBytes));
  decipher.setAuthTag(sealed.subarray(nonceBytes, nonceBytes + tagBytes));
  return Buffer.concat([decipher.update(sealed.subarray(nonceBytes + tagBytes)), decipher.final()]);
}
