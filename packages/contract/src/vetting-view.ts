import { z } from 'zod';
import { namesView } from './name-change-view.ts';
import { organisationKind } from './organisation-view.ts';
import { checkedPaperKinds, checkMean, checkMeans, vettingDocumentView } from './vetting-documents.ts';
import { bilingual, instant, text } from './vocabulary.ts';

export const subjectKinds = [
  'company',
  'individual-business',
  'other-organisation',
  'natural-person',
] as const;
export const subjectKind = z.enum(subjectKinds);
export type SubjectKind = z.infer<typeof subjectKind>;

export const vettingStates = [
  'draft', // being filled in, or taken back
  'submitted', // a reviewer is asked
  'returned', // something is to be mended
  'accepted', // its papers were found good; until when is `dueAt`
  'renewing', // accepted, and handed in anew
  'lapsed', // not verified again in time
  'suspended', // by the operator
] as const;
export const vettingState = z.enum(vettingStates);
export type VettingState = z.infer<typeof vettingState>;

/** What a reviewer looks at one by one: facts, then papers. */
export const vettingItems = [
  'name',
  'credit-code',
  'legal-person',
  'contact',
  'address',
  'filing',
  'permit',
  ...checkedPaperKinds,
] as const;
export const vettingItem = z.enum(vettingItems);
export type VettingItem = z.infer<typeof vettingItem>;

const line = (maxChars: number) => text(maxChars).trim();

/** May be incomplete: it is filled in bit by bit, on a phone. What is missing is told by `missing`. */
export const vettingFacts = z.strictObject({
  name: line(100).optional(),
  subjectKind: subjectKind.optional(),
  /** 18 characters, GB 32100-2015. */
  creditCode: line(30).optional(),
  /** Legal representative, person in charge, or the operator of an individual business. */
  legalPerson: line(60).optional(),
  contactName: line(60).optional(),
  contactPhone: line(30).optional(),
  address: line(200).optional(),
  /** ICP filing or licence of the site. */
  filing: line(60).optional(),
  /** Other administrative permits, by name and number. */
  permit: line(200).optional(),
  /** Somebody else than the legal person hands it in. */
  byAgent: z.boolean().optional(),
});
export type VettingFacts = z.infer<typeof vettingFacts>;

export const itemFinding = z.strictObject({
  item: vettingItem,
  ok: z.boolean(),
  /** Why it was returned; required where it is not ok. */
  reason: line(300).optional(),
});
export type ItemFinding = z.infer<typeof itemFinding>;

/** One check: who looked at what, when, by which means, with which result, and when the next one is due. */
export const vettingReviewView = z.object({
  reviewId: z.string(),
  by: z.enum(['operator', 'platform']),
  /** Name of the platform that checked. */
  reviewer: z.string().optional(),
  result: z.enum(['accepted', 'returned']),
  means: z.array(checkMean),
  findings: z.array(itemFinding),
  note: z.string().optional(),
  checkedAt: instant,
  nextDueAt: instant.optional(),
});
export type VettingReviewView = z.infer<typeof vettingReviewView>;

export const missingItem = z.object({ item: vettingItem, why: bilingual });
export type MissingItem = z.infer<typeof missingItem>;

export const vettingView = z.object({
  orgId: z.string(),
  state: vettingState,
  facts: vettingFacts,
  documents: z.array(vettingDocumentView),
  /** What keeps it from being handed in, all at once. */
  missing: z.array(missingItem),
  submittedAt: instant.optional(),
  checkedAt: instant.optional(),
  /** Until when it must be verified again. */
  dueAt: instant.optional(),
  /** Less than 30 days are left. */
  due: z.boolean(),
  /** Newest first. */
  reviews: z.array(vettingReviewView),
  history: z.array(z.object({ at: instant, kind: z.string() })),
  names: namesView,
  /** Why the operator suspended it. */
  suspendedFor: z.string().optional(),
});
export type VettingView = z.infer<typeof vettingView>;

/** A file as a reviewer sees it: what was handed in last, never what is being changed. */
export const reviewedFileView = vettingView.omit({ missing: true }).extend({
  organisation: z.string(),
  /** What the decision is about; absent: nothing was handed in. */
  submissionId: z.string().optional(),
  kinds: z.array(organisationKind),
  /** What must be found good before it can be accepted. */
  required: z.array(vettingItem),
  /** Other organisations that handed in the same credit code. */
  sameCode: z.array(z.object({ orgId: z.string(), name: z.string() })),
  /** This reviewer's decision also moves the file itself. */
  decides: z.boolean(),
  /** This reviewer may approve or refuse another name. */
  decidesNames: z.boolean(),
});
export type ReviewedFileView = z.infer<typeof reviewedFileView>;

export const reviewInput = z.strictObject({
  /** The hand-in that the reviewer saw: one that was replaced meanwhile is not decided unseen. */
  submissionId: text(60),
  result: z.enum(['accepted', 'returned']),
  findings: z.array(itemFinding).min(1).max(vettingItems.length),
  means: z.array(checkMean).min(1).max(checkMeans.length),
  note: line(500).optional(),
});
export type ReviewInput = z.infer<typeof reviewInput>;

export const vettingQueueRow = z.object({
  orgId: z.string(),
  name: z.string(),
  kinds: z.array(organisationKind),
  state: vettingState,
  submittedAt: instant.optional(),
  dueAt: instant.optional(),
  due: z.boolean(),
  /** A change of name waits for a reviewer. */
  nameChange: z.boolean(),
});
export type VettingQueueRow = z.infer<typeof vettingQueueRow>;

/** A platform's merchant and how the platform's own duty of verifying it stands. */
export const vettedMerchantRow = z.object({
  merchantId: z.string(),
  name: z.string(),
  merchantRef: z.string(),
  sinceMs: z.int(),
  state: vettingState,
  result: z.enum(['accepted', 'returned', 'never']),
  checkedAt: instant.optional(),
  nextDueAt: instant.optional(),
  /** Less than 30 days are left. */
  due: z.boolean(),
  /** Never checked, or not again in time. */
  overdue: z.boolean(),
  /** A change of name waits for a reviewer. */
  nameChange: z.boolean(),
});
export type VettedMerchantRow = z.infer<typeof vettedMerchantRow>;
