import { directorySource, gateAnswers, paperFacts, parties, stepAddressee } from '@redress/contract';
import { z } from 'zod';
import type { Blobs, Vault } from '#platform/blobs';

/** What a case's row keeps encrypted: the buyer's own words. */
export const caseContents = z.object({
  story: z.string(),
  parties,
  gateAnswers,
  papers: paperFacts.optional(),
});
export type CaseContents = z.infer<typeof caseContents>;

/** Where reminders go. */
export const contact = z.object({ email: z.string() });

/** What the buyer set for one step; the rest comes from the parties of the case or from the directory. */
export const stepDetails = z.object({
  addressee: stepAddressee,
  /** Where the addressee was taken from, where it is not the buyer's own word. */
  from: z.enum(['directory', 'step']).optional(),
  entry: directorySource.optional(),
});
export type StepDetails = z.infer<typeof stepDetails>;

/** What an event of a step says in words. */
export const stepNote = z.object({
  receiptNo: z.string().optional(),
  note: z.string().optional(),
  /** SHA-256 (hex) of a proof that is no item. */
  proofSha256: z.string().optional(),
});
export type StepNote = z.infer<typeof stepNote>;

type Cipher = Pick<Blobs, 'sealRow' | 'openRow'>;

const codec = <T>(shape: z.ZodType<T>) => ({
  seal: (cipher: Cipher, vault: Vault, value: T): Buffer =>
    cipher.sealRow(vault, Buffer.from(JSON.stringify(value))),
  open: (cipher: Cipher, vault: Vault, sealed: Buffer): T =>
    shape.parse(JSON.parse(cipher.openRow(vault, sealed).toString())),
});

export const { seal: sealContents, open: openContents } = codec(caseContents);
export const { seal: sealContact, open: openContact } = codec(contact);
export const { seal: sealDetails, open: openDetails } = codec(stepDetails);
export const { seal: sealNote, open: openNote } = codec(stepNote);
