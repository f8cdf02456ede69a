import { proceedingBody } from '@redress/contract';
import { z } from 'zod';
import type { Blobs, Vault } from '#platform/blobs';
import type { Claim } from './store.ts';

/** What the buyer said and what else is personal: encrypted with the claim's own key. */
export const claimContents = z.object({
  shop: z.string(),
  orderRef: z.string(),
  sentence: z.string(),
  amountFen: z.int().optional(),
  paymentNo: z.string().optional(),
  shopEmail: z.string().optional(),
  contact: z.string().optional(),
  refundNo: z.string().optional(),
  /** What the respondent says went back. */
  refundFen: z.int().optional(),
  /** The shop reported the refund by itself: nobody answered. */
  isReported: z.literal(true).optional(),
  goods: z.string().optional(),
  /** Who else is at work on it, as the buyer says. */
  proceedings: z.array(z.object({ body: proceedingBody, number: z.string(), atMs: z.int() })).optional(),
  /** Of the respondent, with its newest answer. */
  note: z.string().optional(),
});
export type ClaimContents = z.infer<typeof claimContents>;

type Cipher = Pick<Blobs, 'sealRow' | 'openRow'>;

export const sealContents = (cipher: Cipher, vault: Vault, contents: ClaimContents): Buffer =>
  cipher.sealRow(vault, Buffer.from(JSON.stringify(contents)));
export const openContents = (cipher: Cipher, claim: Pick<Claim, 'vault' | 'contents'>): ClaimContents =>
  claimContents.parse(JSON.parse(cipher.openRow(claim.vault, claim.contents).toString()));
