import { createHmac, createPrivateKey, createPublicKey, type KeyObject, sign } from 'node:crypto';
import { type SignedHeaders, signBatch } from '@redress/client';
import type { Courier, Reply } from './send.ts';

/** PKCS#8 around the 32 bytes of an Ed25519 seed (RFC 8410). */
const pkcs8 = Buffer.from('302e020100300506032b657004220420', 'hex');

export interface Signer {
  headers(id: string, body: string, nowMs: number): Record<string, string>;
  /** Of each event of a batch, in their order: the shop's own key signs once for all of them. */
  batch(events: readonly { id: string; body: string }[], nowMs: number): Promise<SignedHeaders[]>;
  publicKey: string;
}

/** Standard Webhooks: an HMAC lets the server drop strangers cheaply, an Ed25519 signature is what proves to others. */
export function createSigner(secretText: string, signKeyText: string): Signer {
  const secret = bytesOf(secretText, 'whsec_');
  const privateKey = createPrivateKey({
    key: Buffer.concat([pkcs8, bytesOf(signKeyText, 'whsk_').subarray(0, 32)]),
    format: 'der',
    type: 'pkcs8',
  });
  return {
    publicKey: publicOf(privateKey),
    batch: (events, nowMs) => signBatch({ secret: secretText, privateKey: signKeyText }, events, nowMs),
    headers(id, body, nowMs) {
      const time = String(Math.floor(nowMs / 1000));
      const signed = Buffer.from(`${id}.${time}.${body}`);
      const mac = createHmac('sha256', secret).update(signed).digest('base64');
      const signature = sign(null, signed, privateKey).toString('base64');
      return {
        'webhook-id': id,
        'webhook-timestamp': time,
        'webhook-signature': `v1,${mac} v1a,${signature}`,
      };
    },
  };
}

const publicOf = (key: KeyObject): string =>
  `whpk_${createPublicKey(key).export({ format: 'der', type: 'spki' }).subarray(-32).toString('base64')}`;

/** @throws Error where it is no key of that kind */
export function bytesOf(text: string, prefix: string): Buffer {
  const bytes = Buffer.from(text.startsWith(prefix) ? text.slice(prefix.length) : '', 'base64');
  if (bytes.length < 24) throw new Error(`not a key of the form ${prefix}…`);
  return bytes;
}

export function createCourier(options: {
  server: string;
  source: string;
  signer: Signer;
  now(): number;
  fetch?: typeof fetch;
}): Courier {
  const url = new URL(`/api/sources/${options.source}/v1/events/batch`, options.server);
  return async (events): Promise<Reply> => {
    try {
      const signed = await options.signer.batch(events, options.now());
      const batch = events.map(({ body }, at) => ({ headers: signed[at], body }));
      const response = await (options.fetch ?? fetch)(url, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify(batch),
        signal: AbortSignal.timeout(30_000),
      });
      return await readReply(response, events.length);
    } catch (error) {
      return { failure: reasonOf(error) };
    }
  };
}

async function readReply(response: Response, count: number): Promise<Reply> {
  const answer = (await response.json().catch(() => undefined)) as
    | { results?: { status: number; code?: string; detail?: string }[]; detail?: string; title?: string }
    | undefined;
  if (response.ok && answer?.results?.length === count)
    return {
      results: answer.results.map(({ status, code, detail }) => {
        const note = [code, detail].filter(Boolean).join(': ');
        return { status, ...(note && { note }) };
      }),
    };
  const seconds = Number(response.headers.get('retry-after'));
  return {
    failure: `${response.status} ${answer?.detail ?? answer?.title ?? response.statusText}`.trim(),
    ...(seconds > 0 && { retryAfterMs: Math.min(seconds, 3600) * 1000 }),
  };
}

function reasonOf(error: unknown): string {
  const { message, cause } = error as Error & { cause?: { code?: string } };
  return cause?.code ?? message;
}
