import { createHmac, hkdfSync } from 'node:crypto';
import type { LinkingSecret } from '#platform/keys';
import type { PictureHash } from './rules/picture-hash.ts';
import type { ValueKind } from './rules/weights.ts';

/** Makes what the tables keep instead of identifiers. Each kind has a key of its own: a phone never meets an order. */
export interface Keyring {
  /** Oldest first. */
  readonly epochs: readonly number[];
  /** 16 bytes of HMAC-SHA256. */
  digest(epoch: number, kind: ValueKind, value: string): Buffer;
  /** One keyed 64-bit number for each band of a picture's hash. */
  bands(epoch: number, hash: PictureHash): string[];
  /** Hides or shows 16 bytes that belong to one item. */
  mask(epoch: number, use: 'hash' | 'marks', itemId: string, bytes: Buffer): Buffer;
  token(epoch: number, token: string): Buffer;
}

/** @throws without any secret */
export function createKeyring(secrets: readonly LinkingSecret[]): Keyring {
  if (secrets.length === 0) throw new Error('linking needs a secret');
  const sorted = [...secrets].sort((a, b) => a.epoch - b.epoch);
  const keys = new Map<string, Buffer>();
  const keyOf = (epoch: number, use: string): Buffer => {
    const name = `${epoch} ${use}`;
    const known = keys.get(name);
    if (known) return known;
    const secret = sorted.find((s) => s.epoch === epoch)?.secret;
    if (!secret) throw new Error(`no linking secret of epoch ${epoch}`);
    const key = Buffer.from(hkdfSync('sha256', secret, Buffer.alloc(0), `redress linking 1 ${use}`, 32));
    keys.set(name, key);
    return key;
  };
  const hmac = (epoch: number, use: string, text: string) =>
    createHmac('sha256', keyOf(epoch, use)).update(text).digest();
  return {
    epochs: sorted.map(({ epoch }) => epoch),
    digest: (epoch, kind, value) => hmac(epoch, `value ${kind}`, value).subarray(0, 16),
    bands: (epoch, hash) =>
      hash.map((band, i) => hmac(epoch, 'band', `${i} ${band}`).readBigInt64BE(0).toString()),
    mask(epoch, use, itemId, bytes) {
      const pad = hmac(epoch, `mask ${use}`, itemId);
      return Buffer.from(bytes.map((byte, i) => byte ^ (pad[i] as number)));
    },
    token: (epoch, token) => hmac(epoch, 'token', token),
  };
}

/** Eight 16-bit numbers as 16 bytes, and back. */
export const packWords = (words: readonly number[]): Buffer => {
  const bytes = Buffer.alloc(words.length * 2);
  for (const [i, word] of words.entries()) bytes.writeUInt16BE(word, 2 * i);
  return bytes;
};
export const unpackWords = (bytes: Buffer): number[] =>
  Array.from({ length: bytes.length / 2 }, (_, i) => bytes.readUInt16BE(2 * i));
