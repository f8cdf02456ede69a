import { createHash, createHmac, randomBytes, scrypt, timingSafeEqual } from 'node:crypto';
import { receiptRandomBytes, splitReceiptCode } from '../rules/receipt-code.ts';

export { receiptRandomBytes };

/** 16 MiB and about 50 ms a try (RFC 7914): with 60 bits behind it, a stolen database and pepper still open nothing. */
const cost = { N: 16_384, r: 8, p: 1 };

export interface ReceiptHash {
  lookup: Buffer;
  salt: Buffer;
  proof: Buffer;
}

/** What is kept of a receipt code; both parts are keyed with the server's pepper. */
export async function hashReceipt(pepper: Buffer, plain: string): Promise<ReceiptHash> {
  const salt = randomBytes(16);
  return { lookup: lookupOf(pepper, plain), salt, proof: await proofOf(pepper, plain, salt) };
}

export function lookupOf(pepper: Buffer, plain: string): Buffer {
  return createHmac('sha256', pepper)
    .update(`receipt ${splitReceiptCode(plain).lookup}`)
    .digest();
}

/** Compared in constant time. */
export async function proves(
  pepper: Buffer,
  plain: string,
  kept: { salt: Buffer; proof: Buffer },
): Promise<boolean> {
  return timingSafeEqual(await proofOf(pepper, plain, kept.salt), kept.proof);
}

function proofOf(pepper: Buffer, plain: string, salt: Buffer): Promise<Buffer> {
  const keyed = createHmac('sha256', pepper)
    .update(`proof ${splitReceiptCode(plain).proof}`)
    .digest();
  return new Promise((resolve, reject) => {
    scrypt(keyed, salt, 32, cost, (error, hash) => (error ? reject(error) : resolve(hash)));
  });
}

/** 256 random bits; only its hash is stored, and a fast one suffices. */
export function newToken(): { token: string; tokenHash: Buffer } {
  const token = randomBytes(32).toString('base64url');
  return { token, tokenHash: hashToken(token) };
}

/**
 * The token of a mailed link, made from its id: a repeated mail says the same one, and only its hash is stored. 256 bits
 * under the server's own key.
 */
export const linkToken = ({ accountSecret }: { accountSecret: Buffer }, id: string): string =>
  createHmac('sha256', accountSecret).update(`link\0${id}`).digest('base64url');

export const hashToken = (token: string): Buffer => createHash('sha256').update(token).digest();
