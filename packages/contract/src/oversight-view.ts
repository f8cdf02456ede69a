import { z } from 'zod';
import { organisationState } from './organisation-view.ts';
import { sourceHealth } from './sources-endpoints.ts';
import { bilingual, day } from './vocabulary.ts';

/** Below so many a share says little; whoever shows it says of how many it is. */
export const smallSample = 10;

/** `part` of `of`; nothing can be said where `of` is 0. */
export const share = z.object({ part: z.int().nonnegative(), of: z.int().nonnegative() });
export type Share = z.infer<typeof share>;

/** What docs/oversight.md defines, over the claims that were opened in a time. */
export const oversightFigures = z.object({
  claims: z.int(),
  /** The promised time still runs and nothing was answered. */
  waiting: z.int(),
  /** Ended by the buyer before there was an answer and before the time was over: in no share. */
  endedByBuyer: z.int(),
  /** Answered by what stops the clock, or by money, within the promised time. */
  inTime: share,
  /** Answered after the promised time, before the clock had decided. */
  late: z.int(),
  /** Decided by the clock, because nothing was shown. */
  bySilence: share,
  /** From the opening to the first answer; absent without any. */
  medianAnswerMs: z.int().nonnegative().optional(),
  /** Answers whose words or papers stand in three claims or more. */
  templates: share,
});
export type OversightFigures = z.infer<typeof oversightFigures>;

export const oversightNeeds = ['waiting', 'silence', 'late', 'templates', 'deposit', 'not-verified'] as const;
export const oversightNeed = z.enum(oversightNeeds);
export type OversightNeed = z.infer<typeof oversightNeed>;

export const merchantFigures = z.object({
  merchantId: z.string(),
  name: z.string(),
  /** The platform itself, for what it sells without a merchant. */
  own: z.boolean(),
  state: organisationState,
  figures: oversightFigures,
  /** What asks for something to be done, the most pressing first. */
  needs: z.array(oversightNeed),
});
export type MerchantFigures = z.infer<typeof merchantFigures>;

/** One answer that stands in several claims. */
export const templateReply = z.object({
  kind: z.enum(['words', 'paper']),
  /** The most common wording, with numbers and what singles out a person masked; none for a paper. */
  text: z.string().optional(),
  /** Of the paper. */
  sha256: z.string().optional(),
  claims: z.int(),
  merchants: z.array(z.string()),
  /** What our rules know of such an answer. */
  known: z.array(bilingual),
});
export type TemplateReply = z.infer<typeof templateReply>;

export const oversightView = z.object({
  /** Both days belong to it, in Asia/Shanghai. */
  from: day,
  to: day,
  figures: oversightFigures,
  /** As many days, just before. */
  before: z.object({ from: day, to: day, figures: oversightFigures }),
  merchants: z.array(merchantFigures),
  templates: z.array(templateReply),
});
export type OversightView = z.infer<typeof oversightView>;

export const watchedSource = z.object({
  sourceId: z.string(),
  name: z.string(),
  state: z.enum(['active', 'closed']),
  health: sourceHealth,
});
export type WatchedSource = z.infer<typeof watchedSource>;
