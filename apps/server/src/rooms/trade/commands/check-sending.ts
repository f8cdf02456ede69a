import type { TradeEnvelope } from '@redress/contract';
import type { Refusal } from '@redress/kernel';
import { sha256 } from '#platform/digest';
import {
  badSignature,
  eventUnfit,
  headersMissing,
  keyNotProved,
  signatureMissing,
  timestampOff,
} from '../refusals.ts';
import { arrivalOf } from '../rules/arrival.ts';
import { readHeaders } from '../rules/headers.ts';
import { readEvent } from '../rules/read-event.ts';
import { type CheckedBatches, isOurs, provenBy, signedBytes } from '../signatures.ts';
import type { ReceivedTable } from '../tables.ts';
import type { Door } from './open-door.ts';

/** An event as it was sent. */
export interface Sending {
  headers: Record<string, string>;
  body: Buffer;
}

/** An event that is let in: what is kept of it does not depend on what is known already. */
export interface Incoming extends Sending {
  envelope: TradeEnvelope;
  known: boolean;
  occurredAtMs: number;
  backfilled: boolean;
  ahead: boolean;
  sha256: Buffer;
  signature: ReceivedTable['signature'];
  keyId: string | null;
  by: ReceivedTable['by'];
}

export type Checked = { ok: true; value: Incoming } | { ok: false; id: string | null; why: Refusal };

const headerRefusals = {
  'headers-missing': headersMissing,
  'timestamp-off': timestampOff,
  'signature-missing': signatureMissing,
};
const utf8 = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });

/** Checks in the order of their cost: headers, time, HMAC, shape, and Ed25519 last. */
export async function checkSending(
  door: Door,
  sending: Sending,
  nowMs: number,
  batches: CheckedBatches,
): Promise<Checked> {
  const read = readHeaders(sending.headers, nowMs);
  if (!read.ok) return { ok: false, id: null, why: headerRefusals[read.code]() };
  const headers = read.value;
  const signed = signedBytes(headers, sending.body);
  if (!isOurs(headers, signed, door.secrets)) return { ok: false, id: headers.id, why: badSignature() };
  const text = decode(sending.body);
  if (text === undefined) return unfit(headers.id, '', 'not UTF-8', '不是 UTF-8');
  const event = readEvent(text);
  if (!event.ok) return { ok: false, id: event.id ?? headers.id, why: eventUnfit(event.problems) };
  const { envelope, known } = event;
  if (envelope.id !== headers.id)
    return unfit(envelope.id, '/id', 'differs from webhook-id', '与 webhook-id 不同');
  const proof = await provenBy(headers, signed, door.keys, nowMs, batches);
  if (envelope.type === 'key.rotated' && proof.signature !== 'valid')
    return { ok: false, id: envelope.id, why: keyNotProved() };
  const occurredAtMs = Date.parse(envelope.occurred_at);
  return {
    ok: true,
    value: {
      ...sending,
      ...proof,
      envelope,
      known,
      occurredAtMs,
      ...arrivalOf(occurredAtMs, nowMs),
      sha256: sha256(sending.body),
      by: 'shop',
    },
  };
}

function decode(body: Buffer): string | undefined {
  try {
    return utf8.decode(body);
  } catch {
    return undefined;
  }
}

const unfit = (id: string, pointer: string, detail: string, zh: string): Checked => ({
  ok: false,
  id,
  why: eventUnfit([{ pointer, detail, zh }]),
});
