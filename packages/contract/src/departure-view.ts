import { z } from 'zod';
import { vettingDocumentView } from './vetting-documents.ts';
import { vettingFacts, vettingReviewView } from './vetting-view.ts';
import { day, instant, text } from './vocabulary.ts';

/** Another day than the one that was recorded first, and why. */
export const departureCorrection = z.object({
  from: day,
  to: day,
  reason: z.string(),
  /** Name of the member who corrected it. */
  by: z.string().optional(),
  at: instant,
});

/** A merchant that left the platform: the day from which the keeping of its identity data is counted. */
export const departureView = z.object({
  departureId: z.string(),
  merchantId: z.string(),
  name: z.string(),
  merchantRef: z.string(),
  joinedAt: instant,
  /** As corrected last. */
  leftOn: day,
  recordedAt: instant,
  /** Which side ended the tie; who, where it was a member of the platform. */
  recordedBy: z.object({ side: z.enum(['platform', 'merchant']), name: z.string().optional() }),
  /** Oldest first. */
  corrections: z.array(departureCorrection),
  /** It came back: while it is there nothing runs, and it counts from the next time that it leaves. */
  returnedAt: instant.optional(),
  /** Its identity data is kept at least until the end of this day (网络交易监督管理办法第三十一条); absent once it came back. */
  keepUntil: day.optional(),
  /** The days between which the day can lie. */
  earliest: day,
  latest: day,
});
export type DepartureView = z.infer<typeof departureView>;

/** One check that was made while the merchant was there, with what was checked. */
export const departedCheck = vettingReviewView.extend({
  facts: vettingFacts,
  documents: z.array(vettingDocumentView),
});

/** What was checked of a merchant while it was the platform's own, newest first; nothing of after it left. */
export const departedFileView = departureView.extend({ checks: z.array(departedCheck) });
export type DepartedFileView = z.infer<typeof departedFileView>;

export const departureChange = z.strictObject({ leftOn: day, reason: text(300).trim().min(1) });
