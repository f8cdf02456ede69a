import { type Payee, payee } from '@redress/contract';
import type { Blobs, Vault } from '#platform/blobs';

type Cipher = Pick<Blobs, 'sealRow' | 'openRow'>;

export const sealPayee = (cipher: Cipher, vault: Vault, value: Payee): Buffer =>
  cipher.sealRow(vault, Buffer.from(JSON.stringify(value)));

export const openPayee = (cipher: Cipher, vault: Vault, sealed: Buffer): Payee =>
  payee.parse(JSON.parse(cipher.openRow(vault, sealed).toString()));
