import { createPrivateKey, hash, sign } from 'node:crypto';
import { createSigner, type Sha256, type Signer } from '@redress/tlog';

/** PKCS #8 of an Ed25519 key up to its 32 bytes (RFC 8410). */
const pkcs8 = Buffer.from('302e020100300506032b657004220420', 'hex');

/** The log's signer on node:crypto, 20 times as fast as the portable one. */
export function logSigner(origin: string, seed: Buffer): Signer {
  const key = createPrivateKey({ key: Buffer.concat([pkcs8, seed]), format: 'der', type: 'pkcs8' });
  return createSigner({ name: origin, seed, sign: (message) => sign(null, message, key) });
}

/** In one call: nearly twice as fast as a hash object. */
export const sha256: Sha256 = (data) => hash('sha256', data, 'buffer');
