const utf8 = new TextEncoder();

/** Bytes on a buffer of their own, as WebCrypto takes them. */
export type Bytes = Uint8Array<ArrayBuffer>;

export const encode = (text: string): Bytes => utf8.encode(text) as Bytes;
export const toHex = (bytes: Uint8Array): string =>
  Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
export const toBase64 = (bytes: Uint8Array): string => btoa(String.fromCharCode(...bytes));

/** Undefined for what is no Base64. */
export function fromBase64(text: string): Bytes | undefined {
  try {
    return Uint8Array.from(atob(text), (char) => char.charCodeAt(0));
  } catch {
    return undefined;
  }
}

export function joinBytes(...parts: readonly (Uint8Array | readonly number[])[]): Bytes {
  const joined = new Uint8Array(parts.reduce((sum, { length }) => sum + length, 0));
  let at = 0;
  for (const part of parts) {
    joined.set(part, at);
    at += part.length;
  }
  return joined;
}

export const sha256 = async (bytes: Bytes): Promise<Bytes> =>
  new Uint8Array(await crypto.subtle.digest('SHA-256', bytes));

const hmacKey = { name: 'HMAC', hash: 'SHA-256' };

export async function hmac(key: Bytes, bytes: Bytes): Promise<Bytes> {
  // WebCrypto refuses an empty key, which HMAC pads with zeros anyway.
  const raw = key.length > 0 ? key : new Uint8Array(1);
  const imported = await crypto.subtle.importKey('raw', raw, hmacKey, false, ['sign']);
  return new Uint8Array(await crypto.subtle.sign('HMAC', imported, bytes));
}

/** In constant time by WebCrypto itself. */
export async function isHmac(key: Bytes, bytes: Bytes, signature: Bytes): Promise<boolean> {
  const imported = await crypto.subtle.importKey('raw', key, hmacKey, false, ['verify']);
  return crypto.subtle.verify('HMAC', imported, signature, bytes);
}
