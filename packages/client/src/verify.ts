import { encode, fromBase64, isHmac } from './bytes.ts';
import { publicKeyOf, secretBytes } from './keys.ts';

/** What the platform tells (docs/webhooks.md); a type that you do not know is none of yours. */
export type WebhookType =
  | 'claim.opened'
  | 'claim.changed'
  | 'claim.answered'
  | 'claim.settled'
  | 'proof.requested'
  | 'decision.issued'
  | 'credit.listed'
  | 'payout.paid'
  | 'payout.failed'
  | 'deposit.low'
  | 'topup.reversed'
  | 'webhook.test';

/** The body of a webhook, once it is verified. */
export interface WebhookBody {
  id: string;
  type: WebhookType;
  /** ISO 8601, UTC. */
  timestamp: string;
  data: Record<string, unknown>;
}

export interface WebhookCheck {
  headers: Record<string, string | undefined>;
  /** The exact body, before anything parsed it. */
  body: string;
  /** `whsec_…` of the endpoint; while a secret is rotated, both. */
  secret?: string | readonly string[] | undefined;
  /** `whpk_…` of the platform: enough without a secret, and what a third party can check. */
  publicKey?: string | undefined;
  now?: () => number;
}

/** Whether a webhook came from the platform, within five minutes. Never throws on what a stranger sends. */
export async function verifyWebhook(check: WebhookCheck): Promise<boolean> {
  const { headers, body, secret, publicKey, now = Date.now } = check;
  const [id, timestamp, signature] = ['webhook-id', 'webhook-timestamp', 'webhook-signature'].map(
    (name) => headers[name],
  );
  if (!id || !timestamp || !signature || !/^\d{1,12}$/.test(timestamp)) return false;
  if (Math.abs(now() / 1000 - Number(timestamp)) > 300) return false;
  const signed = encode(`${id}.${timestamp}.${body}`);
  const given = signature.split(' ').map((part) => part.split(',') as [string, string?]);
  const secrets = secret === undefined ? [] : typeof secret === 'string' ? [secret] : secret;
  for (const [version, text] of given) {
    const bytes = text === undefined ? undefined : fromBase64(text);
    if (!bytes) continue;
    if (version === 'v1')
      for (const one of secrets) if (await isHmac(secretBytes(one), signed, bytes)) return true;
    if (version === 'v1a' && publicKey)
      if (await crypto.subtle.verify('Ed25519', await publicKeyOf(publicKey), bytes, signed)) return true;
  }
  return false;
}
