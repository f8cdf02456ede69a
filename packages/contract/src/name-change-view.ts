import { z } from 'zod';
import { checkMean, vettingDocumentView } from './vetting-documents.ts';
import { instant, text } from './vocabulary.ts';

const line = (maxChars: number) => text(maxChars).trim();

/** Names that others trust because somebody checked them. */
export const verifiedNames = z.object({
  /** What the organisation is called here, to buyers and to others. */
  organisation: z.string(),
  /** As on its licence. */
  registered: z.string().optional(),
  legalPerson: z.string().optional(),
});
export type VerifiedNames = z.infer<typeof verifiedNames>;

/** Only what changes. */
export const newNames = verifiedNames.partial();
export type NewNames = z.infer<typeof newNames>;

export const nameChangeStates = ['waiting', 'approved', 'refused', 'taken-back'] as const;
export const nameChangeState = z.enum(nameChangeStates);
export type NameChangeState = z.infer<typeof nameChangeState>;

/** Asked, decided, kept: the names before and those that were asked for. */
export const nameChangeView = z.object({
  changeId: z.string(),
  state: nameChangeState,
  from: verifiedNames,
  to: newNames,
  note: z.string().optional(),
  /** Found in a check of the whole file, without an asking of its own. */
  inCheck: z.boolean(),
  documents: z.array(vettingDocumentView),
  askedAt: instant,
  decidedAt: instant.optional(),
  /** Who decided; absent where another platform did, which is told to nobody but the organisation. */
  by: z.enum(['operator', 'platform']).optional(),
  reviewer: z.string().optional(),
  means: z.array(checkMean),
  /** Why it was refused. */
  reason: z.string().optional(),
});
export type NameChangeView = z.infer<typeof nameChangeView>;

export const namesView = z.object({
  /** What stands now; it stands until another name was found good. */
  current: verifiedNames,
  /** Newest first. */
  changes: z.array(nameChangeView),
});
export type NamesView = z.infer<typeof namesView>;

/** At least one that differs from what stands; the papers are those of kind `name-change` that were added before. */
export const nameChangeInput = z.strictObject({
  organisation: line(100).min(1).optional(),
  registered: line(100).min(1).optional(),
  legalPerson: line(60).min(1).optional(),
  note: line(300).optional(),
});
export type NameChangeInput = z.infer<typeof nameChangeInput>;

export const nameDecisionInput = z.strictObject({
  result: z.enum(['approved', 'refused']),
  means: z.array(checkMean).min(1).max(checkMean.options.length),
  /** Required where it is refused; the organisation reads it. */
  reason: line(500).optional(),
});
export type NameDecisionInput = z.infer<typeof nameDecisionInput>;
