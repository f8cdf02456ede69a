import { createCipheriv, createDecipheriv, createSecretKey, type KeyObject } from 'node:crypto';
import { freshBytes } from '../random/index.ts';

/** The key of one case, wrapped by the server's master key: a row without the master key, or a master key without the row, opens nothing. */
export interface Vault {
  /** Bound into the wrapping: a wrapped key moved to another case does not open. */
  readonly id: string;
  readonly wrappedKey: Buffer;
}

/** A fresh case key, and its wrapping. */
export function createVault(master: KeyObject, id: string): { vault: Vault; key: KeyObject } {
  const nonce = freshBytes(12);
  const key = freshBytes(32);
  const cipher = createCipheriv('aes-256-gcm', master, nonce).setAAD(Buffer.from(id));
  const sealed = Buffer.concat([cipher.update(key), cipher.final()]);
  const vault = { id, wrappedKey: Buffer.concat([nonce, cipher.getAuthTag(), sealed]) };
  return { vault, key: createSecretKey(key) };
}

/** @throws when the vault is not one of this server or was changed. */
export function openVault(master: KeyObject, { id, wrappedKey }: Vault): KeyObject {
  const decipher = createDecipheriv('aes-256-gcm', master, wrappedKey.subarray(0, 12))
    .setAAD(Buffer.from(id))
    .setAuthTag(wrappedKey.subarray(12, 28));
  return createSecretKey(Buffer.concat([decipher.update(wrappedKey.subarray(28)), decipher.final()]));
}

/** Vaults of one server, each opened once for as long as somebody holds it: rows come in hundreds of one vault or of new ones. */
export function createVaults(master: Buffer) {
  const secret = createSecretKey(master);
  const opened = new WeakMap<Vault, KeyObject>();
  return {
    create(id: string): Vault {
      const { vault, key } = createVault(secret, id);
      opened.set(vault, key);
      return vault;
    },
    open(vault: Vault): KeyObject {
      const known = opened.get(vault);
      if (known) return known;
      const key = openVault(secret, vault);
      opened.set(vault, key);
      return key;
    },
  };
}
