import { z } from 'zod';
import { casePath } from './case-path.ts';
import { gateAnswers, parties } from './facts-input.ts';
import { item, report } from './report.ts';
import { missingFact, paperFacts } from './step-facts.ts';
import { basis, bilingual, disputeType, instant } from './vocabulary.ts';

/** `reading` while OCR runs; `ready` once read; `unreadable` when kept and sealed but nothing could be read. */
export const itemState = z.enum(['reading', 'ready', 'unreadable']);

export const itemView = item.extend({
  id: z.string(),
  state: itemState,
  /** Percent of the reading done, 0 to 100. */
  progress: z.int().min(0).max(100),
  /** Absent until the item's entry is covered by a published checkpoint. */
  seal: z.object({ index: z.int().nonnegative(), sealedAt: instant }).optional(),
  hasThumbnail: z.boolean(),
});
export type ItemView = z.infer<typeof itemView>;

export const letterView = z.object({
  /** e.g. platform-complaint, merchant-complaint, catalogue. */
  name: z.string(),
  title: bilingual,
  addressee: z.string().optional(),
  /** What the letter still lacks, in the user's words; a letter with gaps can be downloaded as a draft. */
  missing: z.array(missingFact),
  /** What would make it stronger; it can leave without. */
  useful: z.array(missingFact),
  /** Articles known only as excerpts that would be printed once somebody compared them with the official text. */
  toCheck: z.array(basis.extend({ id: z.string() })).optional(),
});
export type LetterView = z.infer<typeof letterView>;

/** One thing that this type of dispute must (or may) show, in the user's words; `chain.slots` says what fills it. */
export const slotInfo = z.object({
  slot: z.string(),
  /** Empty, it is a gap; otherwise it helps, and nothing is missing without it. */
  must: z.boolean(),
  label: bilingual,
  proves: bilingual,
});

/** Everything the buyer's page shows; recomputed from the case's rows at each read. */
export const caseView = report.extend({
  caseId: z.string(),
  /** Optimistic lock: send it back as `If-Match` when changing the case. */
  revision: z.int().nonnegative(),
  createdAt: instant,
  sample: z.boolean(),
  story: z.string(),
  parties,
  gateAnswers,
  /** What was added for each paper beside the case's own facts. */
  papers: paperFacts.optional(),
  /** Null until the buyer chose one; `disputeType` then holds our suggestion. */
  disputeTypeChosen: disputeType.nullable(),
  items: z.array(itemView),
  letters: z.array(letterView),
  /** In the order in which a file tells the story. */
  slotInfo: z.array(slotInfo),
  ...casePath,
});
export type CaseView = z.infer<typeof caseView>;
