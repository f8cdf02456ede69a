import type { Payee } from '@redress/contract';
import type { Blobs, Vault } from '#platform/blobs';

type Cipher = Pick<Blobs, 'sealRow' | 'openRow'>;

export const sealPayee = (cipher: Cipher, vault: Vault, value: Payee): Buffer =>
  cipher.sealRow(vault, Buffer.from(JSON.stringify(value)));
