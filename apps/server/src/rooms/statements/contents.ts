import { bilingual, consentField, rectangle } from '@redress/contract';
import { z } from 'zod';
import type { Blobs, Vault } from '#platform/blobs';

/** What the author decided; the sentences themselves are made anew from the case at each look. */
export const draft = z.object({
  consents: z.array(consentField),
  edits: z.record(z.string(), z.object({ text: z.string().optional(), omitted: z.boolean().optional() })),
});
export type Draft = z.infer<typeof draft>;
export const emptyDraft: Draft = { consents: [], edits: {} };

export const pictureContents = z.object({
  file: z.string(),
  chosen: z.array(rectangle),
  width: z.int().optional(),
  height: z.int().optional(),
  areas: z.array(z.object({ kind: z.string(), box: rectangle })),
  problem: bilingual.optional(),
});
export type PictureContents = z.infer<typeof pictureContents>;

/** The exact JSON that is sealed and public. */
export const publication = z.object({
  v: z.literal(1),
  title: z.string(),
  publishedAt: z.string(),
  sentences: z.array(
    z.object({ section: z.string(), text: z.string(), exhibits: z.array(z.int()), recorded: z.boolean() }),
  ),
  exhibits: z.array(z.object({ exhibit: z.int(), kind: z.string(), entry: z.int(), sealedAt: z.string() })),
  pictures: z.array(z.object({ exhibit: z.int(), sha256: z.string(), width: z.int(), height: z.int() })),
  invitation: z.string(),
  log: z.object({ origin: z.string(), vkey: z.string() }),
});
export type Publication = z.infer<typeof publication>;

type Cipher = Pick<Blobs, 'sealRow' | 'openRow'>;
const codec = <T>(shape: z.ZodType<T>) => ({
  seal: (cipher: Cipher, vault: Vault, value: T): Buffer =>
    cipher.sealRow(vault, Buffer.from(JSON.stringify(value))),
  open: (cipher: Cipher, vault: Vault, sealed: Buffer): T =>
    shape.parse(JSON.parse(cipher.openRow(vault, sealed).toString())),
});
export const drafts = codec(draft);
export const pictures = codec(pictureContents);
export const texts = codec(z.string());
