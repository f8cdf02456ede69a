import { sha256 } from '@noble/hashes/sha2.js';
import { fromBase64 } from '@redress/kernel';
import { leafHash, verifyEd25519, verifyInclusion, verifyTlogProof } from '@redress/tlog';
import { batchMessage, parseBatchSignature } from './batch-signature.ts';
import { parseEntry } from './entry.ts';

/** What is looked at of an event of an order record; the whole format is `orderRecord` of the contract. */
export interface RecordedEvent {
  eventId: string;
  type: string;
  headers: Record<string, string>;
  body: string;
  salt: string;
  sealId: string;
  seal?: { entry: string; proof: string } | undefined;
}

export interface RecordToVerify {
  orderRef: string;
  keys: readonly { publicKey: string }[];
  log: { vkey: string };
  events: readonly RecordedEvent[];
}

/** `ok`: it is as said. `absent`: nothing was given to check. Else what is wrong. */
export type RecordCheck = 'ok' | 'absent' | { wrong: string };

export interface EventChecks {
  eventId: string;
  type: string;
  /** By the shop's own key (Ed25519), singly or with its batch: what nobody else could have made. */
  signed: RecordCheck;
  /** In the log under the log's key, by exactly these bytes. */
  sealed: RecordCheck;
}

const utf8 = new TextEncoder();

/**
 * Checks all that a shop said of an order with nothing but the record, a public key of the shop and the key of the log. Keys
 * that are given count instead of those that stand in the record, which are only what the server says.
 */
export function verifyOrderRecord(
  record: RecordToVerify,
  given: { publicKey?: string | undefined; vkey?: string | undefined } = {},
): EventChecks[] {
  const names = given.publicKey === undefined ? record.keys.map((key) => key.publicKey) : [given.publicKey];
  const keys = names.map(publicKeyOf);
  const vkey = given.vkey ?? record.log.vkey;
  return record.events.map((event) => {
    const { eventId, type } = event;
    const misnamed = misnamedIn(event, record.orderRef);
    const signed = misnamed ? { wrong: misnamed } : checkSignature(event, keys);
    return { eventId, type, signed, sealed: checkSeal(event, vkey) };
  });
}

/** @throws RangeError where it is no key of the form `whpk_…` */
export function publicKeyOf(text: string): Uint8Array {
  const bytes = text.startsWith('whpk_') ? fromBase64(text.slice(5)) : undefined;
  if (bytes?.length !== 32) throw new RangeError('a public key is whpk_ and 32 bytes in Base64');
  return bytes;
}

/** The record's own labels are nobody's word: the text that was signed has to bear them. */
function misnamedIn({ eventId, type, headers, body }: RecordedEvent, orderRef: string): string | undefined {
  let said: Record<string, unknown>;
  try {
    said = JSON.parse(body);
  } catch {
    return 'the body is not JSON';
  }
  if (said?.id !== eventId) return 'the body bears another id';
  if (said.type !== type) return 'the body bears another type';
  if (said.order_ref !== orderRef) return 'the body is of another order';
  const sentAs = headers['webhook-id'];
  return sentAs === undefined || sentAs === eventId ? undefined : 'it was sent under another id';
}

function checkSignature({ headers, body }: RecordedEvent, keys: readonly Uint8Array[]): RecordCheck {
  const { 'webhook-id': id, 'webhook-timestamp': timestamp, 'webhook-signature': parts = '' } = headers;
  const of = (version: string) =>
    parts
      .split(' ')
      .flatMap((part) => (part.startsWith(`${version},`) ? [part.slice(version.length + 1)] : []));
  const [single, batch] = [of('v1a'), of('v1m')];
  if (single.length + batch.length === 0) return 'absent';
  const signed = utf8.encode(`${id}.${timestamp}.${body}`);
  const isBy = (signature: Uint8Array, message: Uint8Array) =>
    keys.some((key) => verifyEd25519(signature, message, key));
  if (single.some((text) => isBy(fromBase64(text) ?? new Uint8Array(), signed))) return 'ok';
  for (const text of batch) {
    const bytes = fromBase64(text);
    const found = bytes && parseBatchSignature(bytes);
    if (!found) continue;
    const { index, size, root, path: proof, signature } = found;
    const isIn = verifyInclusion({ index, size, root, proof, leafHash: leafHash(signed) }).ok;
    if (isIn && isBy(signature, batchMessage(size, root))) return 'ok';
  }
  return { wrong: 'no key that counts made its signature' };
}

function checkSeal({ seal, salt, sealId, headers, body }: RecordedEvent, vkey: string): RecordCheck {
  if (!seal) return 'absent';
  const bytes = fromBase64(seal.entry);
  const opening = fromBase64(salt);
  if (!bytes || opening?.length !== 32) return { wrong: 'entry or salt is not Base64' };
  const entry = parseEntry(bytes);
  if (!entry.ok) return { wrong: entry.reason };
  if (entry.value.id !== sealId) return { wrong: 'the entry is of another event' };
  const commits = (to: string) => {
    const joined = new Uint8Array([...opening, ...utf8.encode(to)]);
    return btoa(String.fromCharCode(...sha256(joined)));
  };
  if (entry.value.c.body !== commits(body)) return { wrong: 'the entry is of another body' };
  if (entry.value.c.headers !== commits(JSON.stringify(headers)))
    return { wrong: 'the entry is of other headers' };
  const proof = verifyTlogProof(seal.proof, { vkeys: [vkey], leafHash: leafHash(bytes) });
  return proof.ok ? 'ok' : { wrong: proof.reason };
}
