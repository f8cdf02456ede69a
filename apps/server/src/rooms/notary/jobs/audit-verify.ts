import { createPublicKey, verify } from 'node:crypto';
import type { VerifyEd25519 } from '@redress/tlog';

/** SubjectPublicKeyInfo of an Ed25519 key up to its 32 bytes (RFC 8410). */
const spki = Buffer.from('302a300506032b6570032100', 'hex');
const keys = new Map<string, ReturnType<typeof createPublicKey>>();

/** Ed25519 by node:crypto, some twenty times as fast as the portable one: an audit checks every head ever signed. */
export const verifyFast: VerifyEd25519 = (signature, message, publicKey) => {
  const name = Buffer.from(publicKey).toString('hex');
  let key = keys.get(name);
  if (!key) {
    key = createPublicKey({ key: Buffer.concat([spki, publicKey]), format: 'der', type: 'spki' });
    keys.set(name, key);
  }
  return verify(null, message, key, signature);
};
