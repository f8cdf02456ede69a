import { gateAnswers, parties } from '@redress/contract';
import { z } from 'zod';
import type { Blobs, Vault } from '#platform/blobs';

/** What a case's row keeps encrypted: the buyer's own words. */
export const caseContents = z.object({ story: z.string(), parties, gateAnswers });
export type CaseContents = z.infer<typeof caseContents>;

type Cipher = Pick<Blobs, 'sealRow' | 'openRow'>;

export const sealContents = (cipher: Cipher, vault: Vault, contents: CaseContents): Buffer =>
  cipher.sealRow(vault, Buffer.from(JSON.stringify(contents)));
export const openContents = (cipher: Cipher, vault: Vault, sealed: Buffer): CaseContents =>
  caseContents.parse(JSON.parse(cipher.openRow(vault, sealed).toString()));
