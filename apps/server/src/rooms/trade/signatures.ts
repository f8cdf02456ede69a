import {
  createHmac,
  createPublicKey,
  type KeyObject,
  timingSafeEqual,
  verify as verifyWithCallback,
} from 'node:crypto';
import { promisify } from 'node:util';
import { batchMessage, parseBatchSignature } from '@redress/bundle';
import { leafHash, verifyInclusion } from '@redress/tlog';
import { sha256 } from '#platform/digest';
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

/** Who signed the batches of a request, so that each signature is looked at once. */
export type CheckedBatches = Map<string, Promise<string | null>>;

/** Which registered key made one of the v1a or v1m signatures: what an event proves to a stranger. */
export async function provenBy(
  { v1a, v1m }: Pick<ReadHeaders, 'v1a' | 'v1m'>,
  signed: Buffer,
  keys: readonly RegisteredKey[],
  nowMs: number,
  batches: CheckedBatches = new Map(),
): Promise<{ signature: 'valid' | 'absent' | 'invalid' | 'no-key'; keyId: string | null }> {
  if (v1a.length + v1m.length === 0) return { signature: 'absent', keyId: null };
  const live = keys.filter(({ until }) => until === null || until.getTime() > nowMs);
  if (live.length === 0) return { signature: 'no-key', keyId: null };
  for (const text of v1a) {
    const keyId = await signerOf(signed, Buffer.from(text, 'base64'), live);
    if (keyId) return { signature: 'valid', keyId };
  }
  for (const text of v1m) {
    const keyId = await batchSignerOf(signed, Buffer.from(text, 'base64'), live, batches);
    if (keyId) return { signature: 'valid', keyId };
  }
  return { signature: 'invalid', keyId: null };
}

async function signerOf(
  signed: Uint8Array,
  signature: Uint8Array,
  keys: readonly RegisteredKey[],
): Promise<string | null> {
  if (signature.length !== 64) return null;
  for (const { id, public_key: raw } of keys)
    if (await verify(null, signed, keyObject(raw), signature)) return id;
  return null;
}

/** The event is in the batch by its inclusion proof, and the batch is the key's. */
async function batchSignerOf(
  signed: Buffer,
  bytes: Buffer,
  keys: readonly RegisteredKey[],
  batches: CheckedBatches,
): Promise<string | null> {
  const batch = parseBatchSignature(bytes);
  if (!batch) return null;
  const { signature, root, size, index, path: proof } = batch;
  const leaf = leafHash(signed, sha256);
  if (!verifyInclusion({ index, size, leafHash: leaf, proof, root }, sha256).ok) return null;
  const name = bytes.toString('latin1', 0, 100);
  const known = batches.get(name) ?? signerOf(batchMessage(size, root), signature, keys);
  batches.set(name, known);
  return known;
}

/** 32 bytes of a registered form `whpk_…`; undefined where it is none, or no point of the curve's encoding length. */
export function parsePublicKey(text: string): Buffer | undefined {
  if (!/^whpk_[A-Za-z0-9+/]{43}=$/.test(text)) return undefined;
  const bytes = Buffer.from(text.slice(5), 'base64');
  return bytes.length === 32 && bytes.some((byte) => byte !== 0) ? bytes : undefined;
}
export const formatPublicKey = (key: Buffer): string => `whpk_${key.toString('base64')}`;
export const formatSecret = (secret: Buffer): string => `whsec_${secret.toString('base64')}`;
