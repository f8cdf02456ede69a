import { createHmac, createPrivateKey, createPublicKey, type KeyObject, sign } from 'node:crypto';

const pkcs8 = Buffer.from('302e020100300506032b657004220420', 'hex');

/** The platform's key from its seed. */
export const platformKey = (seed: Buffer): KeyObject =>
  createPrivateKey({ key: Buffer.concat([pkcs8, seed]), format: 'der', type: 'pkcs8' });

/** As it is published: `whpk_…`. */
export function publicKeyText(key: KeyObject): string {
  const raw = createPublicKey(key).export({ format: 'der', type: 'spki' }).subarray(-32);
  return `whpk_${raw.toString('base64')}`;
}

/** Standard Webhooks headers: HMAC by each secret that is still good, and Ed25519 by the platform's own key. */
export function signWebhook(
  { id, body, nowMs }: { id: string; body: Buffer; nowMs: number },
  secrets: readonly Buffer[],
  key: KeyObject,
): Record<string, string> {
  const timestamp = String(Math.floor(nowMs / 1000));
  const signed = Buffer.concat([Buffer.from(`${id}.${timestamp}.`), body]);
  const macs = secrets.map((secret) => `v1,${createHmac('sha256', secret).update(signed).digest('base64')}`);
  const own = `v1a,${sign(null, signed, key).toString('base64')}`;
  return {
    'webhook-id': id,
    'webhook-timestamp': timestamp,
    'webhook-signature': [...macs, own].join(' '),
  };
}
