import { createHash, createHmac, createPrivateKey, generateKeyPairSync, sign } from 'node:crypto';

/** A shop that signs as SHOPS' clients do; for tests, made of node:crypto alone. */
export function testShop(secret: string, key = testKey()) {
  const mac = Buffer.from(secret.replace('whsec_', ''), 'base64');
  const signed = (id: string, body: string, nowMs: number, ed25519 = true) => {
    const timestamp = String(Math.floor(nowMs / 1000));
    const bytes = Buffer.from(`${id}.${timestamp}.${body}`);
    const v1 = createHmac('sha256', mac).update(bytes).digest('base64');
    const v1a = sign(null, bytes, createPrivateKey(key.privateKey)).toString('base64');
    return {
      'webhook-id': id,
      'webhook-timestamp': timestamp,
      'webhook-signature': `v1,${v1}${ed25519 ? ` v1a,${v1a}` : ''}`,
    };
  };
  return { publicKey: key.publicKey, signed };
}

export function testKey() {
  const { publicKey, privateKey } = generateKeyPairSync('ed25519');
  const raw = publicKey.export({ format: 'der', type: 'spki' }).subarray(-32);
  return {
    publicKey: `whpk_${raw.toString('base64')}`,
    privateKey: privateKey.export({ format: 'pem', type: 'pkcs8' }),
  };
}

/** An event with the id that follows from its type, order and key. */
export function testEvent(
  type: string,
  orderRef: string,
  data: object,
  more: { key?: string; occurredAt?: string; seq?: number; prev?: string } = {},
): { id: string; body: string } {
  const { key = '1', occurredAt = '2026-11-01T12:00:00Z', ...chain } = more;
  const id = `evt_${createHash('sha256').update(`${type}|${orderRef}|${key}`).digest('hex').slice(0, 32)}`;
  const event = { spec: 'redress.event/1', id, type, order_ref: orderRef, occurred_at: occurredAt, data };
  return { id, body: JSON.stringify({ ...event, ...chain }) };
}
