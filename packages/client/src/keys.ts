import { type Bytes, fromBase64, joinBytes, toBase64 } from './bytes.ts';

/** WebCrypto's key, by a name that every set of library types has. */
type Key = Awaited<ReturnType<typeof crypto.subtle.importKey>>;

/** PKCS #8 of an Ed25519 private key, up to its 32 bytes (RFC 8410). */
const pkcs8 = Uint8Array.from([48, 46, 2, 1, 0, 48, 5, 6, 3, 43, 101, 112, 4, 34, 4, 32]);

function decode(prefix: string, text: string, lengths: readonly number[]): Bytes {
  const bytes = text.startsWith(prefix) ? fromBase64(text.slice(prefix.length)) : undefined;
  if (!bytes || !lengths.includes(bytes.length)) throw new TypeError(`not a key of the form ${prefix}…`);
  return bytes;
}

/** The HMAC key behind `whsec_…`. */
export function secretBytes(secret: string): Bytes {
  const bytes = secret.startsWith('whsec_') ? fromBase64(secret.slice(6)) : undefined;
  if (!bytes || bytes.length < 16) throw new TypeError('not a secret of the form whsec_…');
  return bytes;
}

/** The Ed25519 key behind `whsk_…`: 32 bytes, or 64 of which the first half is the key. */
export const privateKeyOf = (text: string): Promise<Key> =>
  crypto.subtle.importKey(
    'pkcs8',
    joinBytes(pkcs8, decode('whsk_', text, [32, 64]).subarray(0, 32)),
    'Ed25519',
    false,
    ['sign'],
  );

export const publicKeyOf = (text: string): Promise<Key> =>
  crypto.subtle.importKey('raw', decode('whpk_', text, [32]), 'Ed25519', false, ['verify']);

/** A fresh key of a shop: keep `privateKey` where only the shop reads it, register `publicKey`. */
export async function newSigningKey(): Promise<{ privateKey: string; publicKey: string }> {
  const pair = (await crypto.subtle.generateKey('Ed25519', true, ['sign', 'verify'])) as {
    privateKey: Key;
    publicKey: Key;
  };
  const der = new Uint8Array(await crypto.subtle.exportKey('pkcs8', pair.privateKey));
  const raw = new Uint8Array(await crypto.subtle.exportKey('raw', pair.publicKey));
  return {
    privateKey: `whsk_${toBase64(der.subarray(pkcs8.length, pkcs8.length + 32))}`,
    publicKey: `whpk_${toBase64(raw)}`,
  };
}
