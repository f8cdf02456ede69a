import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto';

/** The key of one case, wrapped by the server's master key: a row without the master key, or a master key without the row, opens nothing. */
export interface Vault {
  /** Bound into the wrapping: a wrapped key moved to another case does not open. */
  readonly id: string;
  readonly wrappedKey: Buffer;
}

/** A fresh case key. */
export function createVault(master: Buffer, id: string): Vault {
  const nonce = randomBytes(12);
  const cipher = createCipheriv('aes-256-gcm', master, nonce).setAAD(Buffer.from(id));
  const sealed = Buffer.concat([cipher.update(randomBytes(32)), cipher.final()]);
  return { id, wrappedKey: Buffer.concat([nonce, cipher.getAuthTag(), sealed]) };
}

/** @throws when the vault is not one of this server or was changed. */
export function openVault(master: Buffer, { id, wrappedKey }: Vault): Buffer {
  const decipher = createDecipheriv('aes-256-gcm', master, wrappedKey.subarray(0, 12))
    .setAAD(Buffer.from(id))
    .setAuthTag(wrappedKey.subarray(12, 28));
  return Buffer.concat([decipher.update(wrappedKey.subarray(28)), decipher.final()]);
}
