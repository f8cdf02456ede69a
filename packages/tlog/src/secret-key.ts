import { concat, decodeBase64, encodeBase64 } from './bytes.ts';
import { cosignatureType, createCosigner, createSigner, ed25519Type, isKeyName, parseVkey } from './key.ts';
import { fail, type Result, value } from './result.ts';

const seedBytes = 32;

export interface SecretKey {
  name: string;
  /** ed25519Type (a log) or cosignatureType (a witness). */
  type: number;
  /** The 32-byte RFC 8032 private key. */
  seed: Uint8Array;
}

const vkeyOf = ({ name, type, seed }: SecretKey): string =>
  (type === cosignatureType ? createCosigner({ name, seed }) : createSigner({ name, seed })).vkey;

/** `PRIVATE+KEY+name+id+base64(type ‖ seed)`, the text form of Go's golang.org/x/mod/sumdb/note. */
export function formatSecretKey(key: SecretKey): string {
  const vkey = vkeyOf(key);
  const id = vkey.slice(vkey.indexOf('+'), vkey.indexOf('+') + 9);
  return `PRIVATE+KEY+${key.name}${id}+${encodeBase64(concat(Uint8Array.of(key.type), key.seed))}`;
}

/** A secret key of type 0x01 or 0x04, whose id must fit its name and public key. The reason never repeats the key. */
export function parseSecretKey(text: string): Result<SecretKey> {
  const match = /^PRIVATE\+KEY\+([^+]+)\+([0-9a-f]{8})\+([A-Za-z0-9+/]+=*)$/.exec(text);
  if (!match) return fail('not a secret key (PRIVATE+KEY+name+id+key)');
  const [, name, id, encoded] = match as unknown as [string, string, string, string];
  if (!isKeyName(name)) return fail('the key name has white space or control characters');
  const bytes = decodeBase64(encoded);
  if (bytes?.length !== 1 + seedBytes) return fail('the key is not the canonical base64 of 33 bytes');
  const type = bytes[0] as number;
  if (type !== ed25519Type && type !== cosignatureType) return fail(`key type ${type} is not known`);
  const key = { name, type, seed: bytes.slice(1) };
  const vkey = parseVkey(vkeyOf(key));
  return vkey.ok && vkey.value.id === id ? value(key) : fail('the key id does not fit the key');
}
