import { encode, hmac, toBase64 } from './bytes.ts';
import { privateKeyOf, secretBytes } from './keys.ts';

export interface SigningKeys {
  /** `whsec_…`, shared with the platform: lets the event in. */
  secret: string;
  /** `whsk_…`, the shop's own: makes the event evidence for strangers. */
  privateKey?: string | undefined;
}

export type SignedHeaders = {
  'webhook-id': string;
  'webhook-timestamp': string;
  'webhook-signature': string;
};

/** The Standard Webhooks headers of one sending, now: a spooled event is signed anew each time that it is sent. */
export async function signHeaders(
  { secret, privateKey }: SigningKeys,
  { id, body }: { id: string; body: string },
  nowMs: number,
): Promise<SignedHeaders> {
  const timestamp = String(Math.floor(nowMs / 1000));
  const signed = encode(`${id}.${timestamp}.${body}`);
  const v1 = `v1,${toBase64(await hmac(secretBytes(secret), signed))}`;
  const own =
    privateKey && new Uint8Array(await crypto.subtle.sign('Ed25519', await privateKeyOf(privateKey), signed));
  return {
    'webhook-id': id,
    'webhook-timestamp': timestamp,
    'webhook-signature': own ? `${v1} v1a,${toBase64(own)}` : v1,
  };
}
