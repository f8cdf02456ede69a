import { createHmac, createSecretKey, type KeyObject } from 'node:crypto';

const objects = new WeakMap<Buffer, KeyObject>();

/** From bytes, Node makes one for every call, which costs more than the digest. */
function objectOf(secret: Buffer): KeyObject {
  const key = objects.get(secret) ?? createSecretKey(secret);
  objects.set(secret, key);
  return key;
}

/** By which an order is found without its number standing anywhere in clear. */
export const orderKeyOf = (secret: Buffer, orderRef: string): Buffer =>
  createHmac('sha256', objectOf(secret)).update(`order\n${orderRef}`).digest();
