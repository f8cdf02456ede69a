import { z } from 'zod';
import { day, instant } from './vocabulary.ts';

/** Papers that show who somebody is: looked at one by one in a check. */
export const checkedPaperKinds = [
  'licence',
  'identity',
  'authorisation',
  'address-proof',
  'permit-copy',
] as const;
export type CheckedPaperKind = (typeof checkedPaperKinds)[number];
/** And what shows a change of name; it is asked for and decided apart. */
export const vettingDocumentKinds = [...checkedPaperKinds, 'name-change'] as const;
export const vettingDocumentKind = z.enum(vettingDocumentKinds);
export type VettingDocumentKind = z.infer<typeof vettingDocumentKind>;

/** How somebody looked whether it is true. */
export const checkMeans = ['registry', 'papers', 'call', 'visit', 'payment'] as const;
export const checkMean = z.enum(checkMeans);
export type CheckMean = z.infer<typeof checkMean>;

export const vettingDocumentView = z.object({
  documentId: z.string(),
  kind: vettingDocumentKind,
  file: z.string(),
  mediaType: z.string(),
  bytes: z.int(),
  sha256: z.string(),
  addedAt: instant,
  /** The last day on which the paper is valid; absent: for an unlimited time. */
  validUntil: day.optional(),
  expired: z.boolean(),
  sealed: z.boolean(),
  /** Whether the caller may open it: papers of identity only the owner and reviewers. */
  mayOpen: z.boolean(),
});
export type VettingDocumentView = z.infer<typeof vettingDocumentView>;
