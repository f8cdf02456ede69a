import { createPrivateKey, sign } from 'node:crypto';
import { createSigner, type Signer } from '@redress/tlog';

/** PKCS #8 of an Ed25519 key up to its 32 bytes (RFC 8410). */
const pkcs8 = Buffer.from('302e020100300506032b657004220420', 'hex');

/** The log's signer on node:crypto, 20 times as fast as the portable one. */
export function logSigner(origin: string, seed: Buffer): Signer {
  const key = createPrivateKey({ key: Buffer.concat([pkcs8, seed]), format: 'der', type: 'pkcs8' });
  return createSigner({ name: origin, seed, sign: (message) => sign(null, message, key) });
}

export { sha256 } from '#platform/digest';
