import {
  createHash,
  createHmac,
  createPublicKey,
  type KeyObject,
  timingSafeEqual,
  verify as verifyWithCallback,
} from 'node:crypto';
import { promisify } from 'node:util';
import type { ReadHeaders } from './rules/headers.ts';

/** On the thread pool: a batch's signatures are checked on every core while this thread goes on. */
const verify = promisify(verifyWithCallback);

/** What is signed of a sending: its id, its time and its bytes. */
export function signedBytes(
  { id, timestampS }: Pick<ReadHeaders, 'id' | 'timestampS'>,
  body: Uint8Array,
): Buffer {
  return Buffer.concat([Buffer.from(`${id}.${timestampS}.`), body]);
}

/** Whether one of the secrets made one of the v1 signatures: the cheap filter before anything else. */
export function isOurs(headers: ReadHeaders, signed: Buffer, secrets: readonly KeyObject[]): boolean {
  const given = headers.v1.map((text) => Buffer.from(text, 'base64')).filter(({ length }) => length === 32);
  return secrets.some((secret) => {
    const mac = createHmac('sha256', secret).update(signed).digest();
    return given.some((signature) => timingSafeEqual(signature, mac));
  });
}

export interface RegisteredKey {
  id: string;
  public_key: Buffer;
  until: Date | null;
}

const spki = Buffer.from('302a300506032b6570032100', 'hex');
const known = new Map<string, KeyObject>();
const mostKnown = 5000;

/** Parsing a key costs as much as verifying with it. */
function keyObject(raw: Buffer): KeyObject {
  const name = raw.toString('base64');
  const parsed = known.get(name);
  if (parsed) return parsed;
  const key = createPublicKey({ key: Buffer.concat([spki, raw]), format: 'der', type: 'spki' });
  if (known.size >= mostKnown) known.clear();
  known.set(name, key);
  return key;
}

/** Which registered key made one of the v1a signatures: what an event proves to a stranger. */
export async function provenBy(
  headers: ReadHeaders,
  signed: Buffer,
  keys: readonly RegisteredKey[],
  nowMs: number,
): Promise<{ signature: 'valid' | 'absent' | 'invalid' | 'no-key'; keyId: string | null }> {
  if (headers.v1a.length === 0) return { signature: 'absent', keyId: null };
  const live = keys.filter(({ until }) => until === null || until.getTime() > nowMs);
  if (live.length === 0) return { signature: 'no-key', keyId: null };
  const given = headers.v1a.map((text) => Buffer.from(text, 'base64')).filter(({ length }) => length === 64);
  for (const key of live)
    for (const signature of given)
      if (await verify(null, signed, keyObject(key.public_key), signature))
        return { signature: 'valid', keyId: key.id };
  return { signature: 'invalid', keyId: null };
}

/** 32 bytes of a registered form `whpk_…`; undefined where it is none, or no point of the curve's encoding length. */
export function parsePublicKey(text: string): Buffer | undefined {
  if (!/^whpk_[A-Za-z0-9+/]{43}=$/.test(text)) return undefined;
  const bytes = Buffer.from(text.slice(5), 'base64');
  return bytes.length === 32 && bytes.some((byte) => byte !== 0) ? bytes : undefined;
}
export const formatPublicKey = (key: Buffer): string => `whpk_${key.toString('base64')}`;
export const formatSecret = (secret: Buffer): string => `whsec_${secret.toString('base64')}`;
export const sha256 = (bytes: Uint8Array): Buffer => createHash('sha256').update(bytes).digest();
