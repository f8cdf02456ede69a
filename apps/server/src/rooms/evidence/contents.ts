import { bilingual, type FactValues, factValues, place } from '@redress/contract';
import { z } from 'zod';
import type { Blobs, Vault } from '#platform/blobs';

const line = z.object({
  start: z.int(),
  end: z.int(),
  box: place.shape.box,
  confidence: z.number(),
});

/** What a row keeps encrypted about an item: its name and all that was read from it. */
export const itemContents = z.object({
  file: z.string(),
  text: z.string(),
  lines: z.array(line),
  notes: z.array(bilingual),
  capturedAt: z.object({ at: z.string(), by: z.enum(['content', 'metadata']) }).optional(),
});
export type ItemContents = z.infer<typeof itemContents>;

export type Cipher = Pick<Blobs, 'sealRow' | 'openRow'>;

export const sealContents = (cipher: Cipher, vault: Vault, contents: ItemContents): Buffer =>
  cipher.sealRow(vault, Buffer.from(JSON.stringify(contents)));
export const openContents = (cipher: Cipher, vault: Vault, sealed: Buffer): ItemContents =>
  itemContents.parse(JSON.parse(cipher.openRow(vault, sealed).toString()));

export const sealCorrections = (cipher: Cipher, vault: Vault, values: FactValues): Buffer =>
  cipher.sealRow(vault, Buffer.from(JSON.stringify(values)));
export const openCorrections = (cipher: Cipher, vault: Vault, sealed: Buffer): FactValues =>
  factValues.parse(JSON.parse(cipher.openRow(vault, sealed).toString()));
