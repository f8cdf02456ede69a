import { ed25519 } from '@noble/curves/ed25519.js';
import { bytesToHex } from '@noble/hashes/utils.js';
import { concat, decodeBase64, encodeBase64, toUtf8 } from './bytes.ts';
import { sha256 } from './hash.ts';
import { fail, type Result, value } from './result.ts';

/** Signature types of c2sp.org/signed-note that this package makes and checks. */
export const ed25519Type = 0x01;
export const cosignatureType = 0x04;

export interface VerifierKey {
  name: string;
  /** Eight lower-case hexadecimal digits. */
  id: string;
  /** ed25519Type (a log) or cosignatureType (a witness). */
  type: number;
  publicKey: Uint8Array;
}

/** Non-empty, no white space of any kind, no plus, no control character. */
export function isKeyName(name: string): boolean {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what is refused
  return name.length > 0 && name.isWellFormed() && !/[\s\u0085+\u0000-\u001f\u007f]/u.test(name);
}

/** First four bytes of SHA-256(name ‖ 0x0A ‖ type ‖ key), in hexadecimal. */
export function keyId(name: string, type: number, publicKey: Uint8Array): string {
  const data = concat(toUtf8(`${name}\n`), Uint8Array.of(type), publicKey);
  return bytesToHex(sha256(data).subarray(0, 4));
}

/** `name+id+base64(type ‖ key)`. */
export function formatVkey(key: Pick<VerifierKey, 'name' | 'type' | 'publicKey'>): string {
  const { name, type, publicKey } = key;
  return `${name}+${keyId(name, type, publicKey)}+${encodeBase64(concat(Uint8Array.of(type), publicKey))}`;
}

/** A verifier key of type 0x01 or 0x04, whose id must fit its name and bytes. */
export function parseVkey(text: string): Result<VerifierKey> {
  const match = /^([^+]+)\+([0-9a-f]{8})\+([A-Za-z0-9+/]+=*)$/.exec(text);
  if (!match) return fail('not a verifier key (name+id+key)');
  const [, name, id, encoded] = match as unknown as [string, string, string, string];
  if (!isKeyName(name)) return fail('the key name has white space or control characters');
  const bytes = decodeBase64(encoded);
  if (!bytes || bytes.length === 0) return fail('the key is not canonical base64');
  const type = bytes[0] as number;
  const publicKey = bytes.slice(1);
  if (type !== ed25519Type && type !== cosignatureType) return fail(`key type ${type} is not known`);
  if (publicKey.length !== 32) return fail('an Ed25519 key has 32 bytes');
  if (keyId(name, type, publicKey) !== id) return fail('the key id does not fit the key');
  return value({ name, id, type, publicKey });
}

/** Raw Ed25519 over bytes; @noble by default, node:crypto where speed matters. */
export type Sign = (message: Uint8Array) => Uint8Array;

/** Makes one signature line of a note. */
export interface Signer {
  name: string;
  vkey: string;
  /** The whole line `— name base64(id ‖ signature)\n` over a note body. */
  sign(noteBody: string): string;
}

const line = (name: string, id: string, signature: Uint8Array): string => {
  const idBytes = Uint8Array.from({ length: 4 }, (_, i) => Number.parseInt(id.slice(2 * i, 2 * i + 2), 16));
  return `\u2014 ${name} ${encodeBase64(concat(idBytes, signature))}\n`;
};

function keyPair(name: string, seed: Uint8Array, type: number, sign?: Sign) {
  if (!isKeyName(name)) throw new RangeError(`not a key name: ${JSON.stringify(name)}`);
  const publicKey = ed25519.getPublicKey(seed);
  return {
    vkey: formatVkey({ name, type, publicKey }),
    id: keyId(name, type, publicKey),
    sign: sign ?? ((message: Uint8Array) => ed25519.sign(message, seed)),
  };
}

/** A log's signer: Ed25519 over the body (type 0x01). `seed` is the 32-byte RFC 8032 private key. */
export function createSigner(input: { name: string; seed: Uint8Array; sign?: Sign }): Signer {
  const key = keyPair(input.name, input.seed, ed25519Type, input.sign);
  const { name } = input;
  return { name, vkey: key.vkey, sign: (body) => line(name, key.id, key.sign(toUtf8(body))) };
}

/** A witness's signer: cosignature/v1 (type 0x04) at `atSeconds`, POSIX time given as data. */
export function createCosigner(input: { name: string; seed: Uint8Array; sign?: Sign }): {
  name: string;
  vkey: string;
  cosign(noteBody: string, atSeconds: number): string;
} {
  const key = keyPair(input.name, input.seed, cosignatureType, input.sign);
  const { name } = input;
  return {
    name,
    vkey: key.vkey,
    cosign(body, atSeconds) {
      const time = new Uint8Array(8);
      new DataView(time.buffer).setBigUint64(0, BigInt(atSeconds));
      return line(name, key.id, concat(time, key.sign(toUtf8(cosignedMessage(body, BigInt(atSeconds))))));
    },
  };
}

/** What a cosignature/v1 signs: header, time, then the whole note body (c2sp.org/tlog-cosignature). */
export const cosignedMessage = (body: string, seconds: bigint): string =>
  `cosignature/v1\ntime ${seconds}\n${body}`;

/** Ed25519 verification; @noble by default, node:crypto is ten to twenty times as fast. */
export type VerifyEd25519 = (signature: Uint8Array, message: Uint8Array, publicKey: Uint8Array) => boolean;

/** Checks `signature` (the bytes after the key id); gives the witness's POSIX time for a cosignature. */
export function checkSignature(
  key: VerifierKey,
  body: string,
  signature: Uint8Array,
  verify: VerifyEd25519 = verifyEd25519,
): Result<{ atSeconds?: number }> {
  if (key.type === ed25519Type)
    return verify(signature, toUtf8(body), key.publicKey)
      ? value({})
      : fail(`the signature of ${key.name} is wrong`);
  if (signature.length !== 72) return fail(`the cosignature of ${key.name} has not 72 bytes`);
  const seconds = new DataView(signature.buffer, signature.byteOffset, 8).getBigUint64(0);
  if (seconds > BigInt(Number.MAX_SAFE_INTEGER))
    return fail(`the cosignature time of ${key.name} is out of range`);
  return verify(signature.subarray(8), toUtf8(cosignedMessage(body, seconds)), key.publicKey)
    ? value({ atSeconds: Number(seconds) })
    : fail(`the cosignature of ${key.name} is wrong`);
}

export function verifyEd25519(signature: Uint8Array, message: Uint8Array, publicKey: Uint8Array): boolean {
  try {
    // zip215: false is RFC 8032 strict: no small-order or non-canonical points.
    return ed25519.verify(signature, message, publicKey, { zip215: false });
  } catch {
    return false; // a public key or signature that is no curve point
  }
}
