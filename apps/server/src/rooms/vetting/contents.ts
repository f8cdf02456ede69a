import { createHmac } from 'node:crypto';
import { itemFinding, newNames, type VettingFacts, verifiedNames, vettingFacts } from '@redress/contract';
import { z } from 'zod';
import type { Blobs, Vault } from '#platform/blobs';

type Cipher = Pick<Blobs, 'sealRow' | 'openRow'>;

/** What a reviewer wrote. */
export const reviewContents = z.object({ findings: z.array(itemFinding), note: z.string().optional() });
export type ReviewContents = z.infer<typeof reviewContents>;

/** What was asked for: the names before, those that change, and why; found in a check of the whole file or asked apart. */
const nameContents = z.object({
  from: verifiedNames,
  to: newNames,
  note: z.string().optional(),
  inCheck: z.boolean().optional(),
});
export type NameContents = z.infer<typeof nameContents>;

const seal = (cipher: Cipher, vault: Vault, value: unknown): Buffer =>
  cipher.sealRow(vault, Buffer.from(JSON.stringify(value)));
const open = (cipher: Cipher, vault: Vault, sealed: Buffer): unknown =>
  JSON.parse(cipher.openRow(vault, sealed).toString());

export const sealFacts = (cipher: Cipher, vault: Vault, facts: VettingFacts): Buffer =>
  seal(cipher, vault, facts);
export const openFacts = (cipher: Cipher, vault: Vault, sealed: Buffer): VettingFacts =>
  vettingFacts.parse(open(cipher, vault, sealed));

export const sealReview = (cipher: Cipher, vault: Vault, contents: ReviewContents): Buffer =>
  seal(cipher, vault, contents);
export const openReview = (cipher: Cipher, vault: Vault, sealed: Buffer): ReviewContents =>
  reviewContents.parse(open(cipher, vault, sealed));

export const sealNames = (cipher: Cipher, vault: Vault, contents: NameContents): Buffer =>
  seal(cipher, vault, contents);
export const openNames = (cipher: Cipher, vault: Vault, sealed: Buffer): NameContents =>
  nameContents.parse(open(cipher, vault, sealed));

export const sealText = (cipher: Cipher, vault: Vault, text: string): Buffer => seal(cipher, vault, text);
export const openText = (cipher: Cipher, vault: Vault, sealed: Buffer): string =>
  z.string().parse(open(cipher, vault, sealed));

/** The same for the same code, and nothing that can be reckoned back without the server's secret. */
export const codeDigest = (secret: Buffer, code: string): Buffer =>
  createHmac('sha256', secret).update(`vetting-code:${code}`).digest();
