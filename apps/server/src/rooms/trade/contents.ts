import type { Blobs, Vault } from '#platform/blobs';
import type { OrderFacts } from './rules/project-order.ts';

type Cipher = Pick<Blobs, 'sealRow' | 'openRow'>;

export interface Verbatim {
  headers: Record<string, string>;
  body: Buffer;
}

/** Headers and body of an event, encrypted as they came: length of the headers, headers, body. */
export const verbatim = {
  seal(cipher: Cipher, vault: Vault, headers: Uint8Array, body: Uint8Array): Buffer {
    const length = Buffer.alloc(4);
    length.writeUInt32BE(headers.length);
    return cipher.sealRow(vault, Buffer.concat([length, headers, body]));
  },
  open(cipher: Cipher, vault: Vault, sealed: Buffer): Verbatim {
    const plain = cipher.openRow(vault, sealed);
    const end = 4 + plain.readUInt32BE(0);
    return { headers: JSON.parse(plain.subarray(4, end).toString()), body: plain.subarray(end) };
  },
};

/** What is known of an order; its number and what was bought are read by the parties only. */
export const orderFacts = {
  seal: (cipher: Cipher, vault: Vault, facts: OrderFacts): Buffer =>
    cipher.sealRow(vault, Buffer.from(JSON.stringify(facts))),
  open: (cipher: Cipher, vault: Vault, sealed: Buffer): OrderFacts =>
    JSON.parse(cipher.openRow(vault, sealed).toString()),
};
