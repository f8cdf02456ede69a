import { createECDH } from 'node:crypto';
import { buildPushPayload, type PushSubscription } from '@block65/webcrypto-web-push';
import { loadSecret } from '../blobs/index.ts';

/** How one push ended; `gone`: the browser took the subscription back. */
export type PushOutcome = 'sent' | 'gone' | 'later';

export interface Push {
  /** Application server key (VAPID), base64url. */
  key: string;
  /** Further push services that the operator allows. */
  hosts: readonly string[];
  send(
    subscription: Omit<PushSubscription, 'expirationTime'>,
    data: object,
    topic: string,
  ): Promise<PushOutcome>;
}

const timeoutMs = 15_000;
const weekSeconds = 7 * 86_400;

/** Web push by RFC 8030, 8291 and 8292. The key pair is made at first use in `<folder>/keys/vapid`. */
export function createPush(folder: string, options: { subject: string; hosts: readonly string[] }): Push {
  const privateKey = loadSecret(folder, 'vapid');
  const ecdh = createECDH('prime256v1');
  ecdh.setPrivateKey(privateKey);
  const key = ecdh.getPublicKey().toString('base64url');
  const vapid = { subject: options.subject, publicKey: key, privateKey: privateKey.toString('base64url') };
  return {
    key,
    hosts: options.hosts,
    async send(subscription, data, topic) {
      const message = {
        data: JSON.stringify(data),
        options: { ttl: weekSeconds, topic, urgency: 'normal' as const },
      };
      const request = await buildPushPayload(message, { ...subscription, expirationTime: null }, vapid);
      const { 'content-length': _, ...headers } = request.headers;
      const answer = await fetch(subscription.endpoint, {
        method: 'POST',
        headers,
        body: request.body,
        redirect: 'manual',
        signal: AbortSignal.timeout(timeoutMs),
      }).catch(() => undefined);
      await answer?.body?.cancel();
      if (answer?.status === 404 || answer?.status === 410) return 'gone';
      return answer?.ok ? 'sent' : 'later';
    },
  };
}
